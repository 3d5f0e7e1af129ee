"""Family O, means (middelen): money, people and knowledge, asked, granted and accounted for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actors, Condition, Effort, MomentText, Money, Name, Ref, Text, Word
from wijkledger.domain.vocabulary import closed, recommended

SORTS = recommended(
    "geld",
    "subsidie",
    "garantstelling",
    "ontwikkelkosten",
    "zaal",
    "advies",
    "onderzoek",
    "vergoeding",
    "menskracht",
)


class SupportAsked(Event):
    """Support is asked for or applied for."""

    declared: ClassVar = Kind("support-asked", Family.MIDDELEN, Role.OPEN, "Aanvraag", quick("aanvraag"))
    by: Actors = field("door", "", "door", many=True)
    to: Actors = field("aan", "aan", many=True)
    sort: Annotated[Name, SORTS] = field("soort", "", required=True)
    amount: tuple[Money, ...] = field("bedrag", "", many=True)
    effort: Effort | None = field("inzet", "")
    text: Text | None = field("tekst")


class SupportDecided(Event):
    """Support is granted, refused or offered, with its conditions."""

    declared: ClassVar = Kind(
        "support-decided",
        Family.MIDDELEN,
        Role.CLOSE,
        "Toekenning",
        (
            QuickWord("toekenning", {"outcome": "toegekend"}),
            QuickWord("afwijzing", {"outcome": "afgewezen"}),
            QuickWord("steunaanbod", {"outcome": "aangeboden"}),
        ),
        cites=("support-asked",),
    )
    by: Actors = field("door", "", "door", many=True)
    to: Actors = field("aan", "aan", many=True)
    of: Ref | None = field("op", "op")
    sort: Annotated[Name, SORTS] | None = field("soort", "")
    outcome: Annotated[Word, closed("toegekend", "deels toegekend", "afgewezen", "aangeboden")] = field(
        "uitkomst", "", required=True
    )
    amount: tuple[Money, ...] = field("bedrag", "", many=True)
    effort: Effort | None = field("inzet", "")
    source: Text | None = field("dekking")
    conditions: tuple[Condition, ...] = field("voorwaarde", many=True)
    until: MomentText | None = field("tot", "tot")
    text: Text | None = field("tekst")


class SupportAccounted(Event):
    """Granted support is accounted for or claimed back."""

    declared: ClassVar = Kind(
        "support-accounted",
        Family.MIDDELEN,
        Role.CLOSE,
        "Verantwoording",
        quick("verantwoording"),
        cites=("support-decided",),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    outcome: Annotated[Word, closed("verantwoord", "deels verantwoord", "teruggevorderd")] = field(
        "uitkomst", "", required=True
    )
    amount: tuple[Money, ...] = field("bedrag", "", many=True)
    text: Text | None = field("tekst")


class CapacityStated(Event):
    """Capacity, knowledge or competence is needed, arranged, short or grown."""

    declared: ClassVar = Kind(
        "capacity-stated",
        Family.MIDDELEN,
        Role.NOTE,
        "Capaciteit",
        naming("sort", "capaciteit", "kennis", "competentie"),
    )
    who: Actors = field("wie", "", many=True)
    sort: Annotated[Word, closed("capaciteit", "kennis", "competentie")] | None = field("soort")
    stance: Annotated[Word, closed("nodig", "geregeld", "tekort", "ontwikkeld")] = field(
        "stand", "", required=True
    )
    effort: Effort | None = field("inzet", "")
    text: Text = field("tekst", required=True)
