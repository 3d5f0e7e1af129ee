"""Family N, the neighbourhood (wijk): what was done with residents, and what was counted."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actor, Actors, MomentText, Name, Ref, Row, Text
from wijkledger.domain.vocabulary import recommended

MEANS = (
    "bewonersavond",
    "bijeenkomst",
    "buurtwandeling",
    "huisbezoek",
    "straatactie",
    "webinar",
    "campagne",
    "enquête",
    "energiecoach",
    "maatwerkscan",
    "klussenteam",
    "energiebox",
    "werkbezoek",
    "kennismaking",
    "persmoment",
    "viering",
    "waardering",
)
MEASURED = recommended(
    "steun",
    "belangstelling",
    "bereidheid",
    "intentie",
    "instemming",
    "deelname",
    "contract",
    "afmelding",
    "bereik",
    "eigendom",
    "woningen",
    "aardgasvrij",
    "tevredenheid",
    "werk",
)


class ActivityPlanned(Event):
    """Something with residents is planned."""

    declared: ClassVar = Kind(
        "activity-planned", Family.WIJK, Role.OPEN, "Activiteit gepland", quick("activiteit-gepland")
    )
    by: Actors = field("door", "", "door", many=True)
    groups: Actors = field("voor", "voor", many=True)
    means: Annotated[Name, recommended(*MEANS, "quick win")] | None = field("middel", "")
    date: MomentText | None = field("wanneer", "op")
    place: Name | None = field("plaats", "te")
    chair: Actor | None = field("voorzitter", "voorzitter")
    selection: Text | None = field("selectie")
    text: Text | None = field("tekst")


class ActivityHeld(Event):
    """Something with residents was held."""

    declared: ClassVar = Kind(
        "activity-held",
        Family.WIJK,
        Role.CLOSE,
        "Activiteit gehouden",
        (*quick("activiteit"), *naming("means", *MEANS), QuickWord("quick-win", {"means": "quick win"})),
        cites=("activity-planned",),
    )
    by: Actors = field("door", "", "door", many=True)
    of: Ref | None = field("op", "op")
    groups: Actors = field("voor", "voor", many=True)
    means: Annotated[Name, recommended(*MEANS, "quick win")] | None = field("middel", "")
    place: Name | None = field("plaats", "te")
    text: Text | None = field("tekst")


class FigureMeasured(Event):
    """A count of the neighbourhood; a later one makes this one old, never wrong."""

    declared: ClassVar = Kind("figure-measured", Family.WIJK, Role.NOTE, "Meting", quick("meting"))
    what: Annotated[Name, MEASURED] = field("wat gemeten", "", required=True)
    rows: tuple[Row, ...] = field("waarde", "", many=True)
    by: Actors = field("door", "door", "", many=True)
    group: Actor | None = field("groep", "voor")
    method: Text | None = field("werkwijze")
    about: Ref | None = field("over", "over")
    text: Text | None = field("tekst")
