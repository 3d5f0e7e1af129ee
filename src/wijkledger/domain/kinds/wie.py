"""Family C, who (wie): organisations, bodies, groups, persons and the seats they hold."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actor, ActorCode, Actors, MomentText, Name, Ref, Refs, Text, Texts, Word
from wijkledger.domain.vocabulary import closed, recommended

STANDINGS = ("deelnemer", "betrokken", "buitenstaander", "nodig", "in oprichting", "voorgenomen")
FUNCTIONS = (
    "aanspreekpunt",
    "voorzitter",
    "bestuurslid",
    "wethouder",
    "raadslid",
    "projectleider",
    "kwartiermaker",
    "procesbegeleider",
    "mediator",
    "gespreksleider",
    "notulist",
    "energiecoach",
    "energieregisseur",
    "vrijwilliger",
)


class ActorRegistered(Event):
    """Anything that can act or be addressed gets a code of its own, once."""

    declared: ClassVar = Kind(
        "actor-registered",
        Family.WIE,
        Role.START,
        "Wie erbij is",
        (
            QuickWord("partij", {"sort": "organisatie"}),
            *naming("sort", "gremium", "afdeling", "groep", "persoon", "instantie"),
        ),
    )
    code: ActorCode = field("code", "", required=True, example="gem")
    name: Name = field("naam", "", required=True, example="Gemeente Wageningen")
    sort: Annotated[Word, closed("organisatie", "gremium", "afdeling", "groep", "persoon", "instantie")] = (
        field("soort", required=True)
    )
    standing: Annotated[Word, closed(*STANDINGS)] | None = field("stand", "")
    form: Name | None = field("vorm")
    part_of: Actor | None = field("onderdeel van", "bij")
    members: Actors = field("leden", "met", many=True)
    cadence: Text | None = field("ritme")
    quorum: Text | None = field("quorum")
    text: Text | None = field("tekst")


class ActorChanged(Event):
    """An actor is renamed, founded, split, paused, or gets other members."""

    declared: ClassVar = Kind(
        "actor-changed", Family.WIE, Role.CHANGE, "Verandering bij een partij", quick("wijziging")
    )
    who: Actor = field("wie", "", required=True)
    name: Name | None = field("naam", "")
    form: Name | None = field("vorm")
    standing: Annotated[Word, closed(*STANDINGS, "gepauzeerd")] | None = field("stand", "")
    part_of: Actor | None = field("onderdeel van", "bij")
    members_in: Actors = field("leden erbij", "met", many=True)
    members_out: Actors = field("leden eraf", "zonder", many=True)
    becomes: Actors = field("wordt", "wordt", many=True)
    governance: Text | None = field("bestuur")
    cadence: Text | None = field("ritme")
    text: Text | None = field("tekst")


class ActorLeft(Event):
    """An actor leaves, is dissolved, or goes over into another."""

    declared: ClassVar = Kind(
        "actor-left", Family.WIE, Role.END, "Vertrek", (*quick("vertrek"), *naming("how", "opgeheven"))
    )
    who: Actor = field("wie", "", required=True)
    how: Annotated[Word, closed("vertrokken", "opgeheven", "overgegaan")] | None = field("hoe", "")
    conditions: Texts = field("voorwaarden", many=True)
    text: Text | None = field("tekst")


class SeatTaken(Event):
    """Someone takes a function, somewhere, on behalf of someone."""

    declared: ClassVar = Kind(
        "seat-taken",
        Family.WIE,
        Role.START,
        "Functie bezet",
        (*quick("zetel"), *naming("function", "aanspreekpunt", "procesbegeleider", "mediator")),
    )
    who: Actor = field("wie", "", required=True)
    at: Actor | None = field("bij", "bij")
    on_behalf_of: Actor | None = field("namens", "namens")
    function: Annotated[Name, recommended(*FUNCTIONS)] = field("functie", "", required=True)
    scope: Annotated[Word, closed("alleen proces", "extern", "op de achtergrond")] | None = field(
        "reikwijdte", ""
    )
    until: MomentText | None = field("tot", "tot")
    text: Text | None = field("tekst")


class SeatLeft(Event):
    """A function comes free."""

    declared: ClassVar = Kind(
        "seat-left", Family.WIE, Role.END, "Functie vrij", quick("zetel-vrij"), cites=("seat-taken",)
    )
    of: Ref = field("van", "", "op", required=True)
    successor: Actor | None = field("opvolger", "opvolger")
    text: Text | None = field("tekst")


class HandoverDone(Event):
    """Work in progress goes from one to another, with what is still open."""

    declared: ClassVar = Kind("handover-done", Family.WIE, Role.NOTE, "Overdracht", quick("overdracht"))
    by: Actor = field("van", "", "door", required=True)
    to: Actor = field("aan", "aan", required=True)
    open: Refs = field("openstaand", "over", many=True)
    text: Text = field("tekst", required=True)
