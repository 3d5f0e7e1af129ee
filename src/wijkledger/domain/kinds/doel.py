"""Family I, targets (doel): a date, a number or both that people steer by, met or missed or moved."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actor, Actors, Count, Due, Ref, Text, Word
from wijkledger.domain.vocabulary import closed

SORTS = (
    "mijlpaal",
    "prognose",
    "streefdatum",
    "deadline",
    "drempel",
    "koppelkans",
    "afhankelijkheid",
    "overleg",
)
PLANNED = ("target-set", "evaluation-planned", "activity-planned")


class TargetSet(Event):
    """A milestone, forecast, deadline, threshold, linked chance or dependency."""

    declared: ClassVar = Kind(
        "target-set",
        Family.DOEL,
        Role.OPEN,
        "Doel gesteld",
        (
            *naming("sort", *(sort for sort in SORTS if sort not in {"drempel", "overleg"})),
            QuickWord("drempel", {"sort": "drempel"}, is_broad=True),
            QuickWord("overleg-gepland", {"sort": "overleg"}),
        ),
    )
    by: Actors = field("door", "", "door", many=True)
    sort: Annotated[Word, closed(*SORTS)] | None = field("soort", "")
    target: Due | None = field("wanneer", "", "uiterlijk", "voor", "op", "tot")
    value: Count | None = field("waarde", "")
    group: Actor | None = field("groep", "voor")
    about: Ref | None = field("over", "over")
    text: Text | None = field("tekst")


class TargetMoved(Event):
    """The date or number of something planned shifts."""

    declared: ClassVar = Kind(
        "target-moved", Family.DOEL, Role.MOVE, "Doel verschuift", quick("verschuift"), cites=PLANNED
    )
    of: Ref = field("van", "", "op", required=True)
    target: Due | None = field("wanneer", "", "naar", "uiterlijk", "voor", "op", "tot")
    value: Count | None = field("waarde", "")
    by: Actors = field("door", "door", "", many=True)
    text: Text | None = field("reden")


class TargetSettled(Event):
    """Something planned was met, missed, cashed in, called off or dropped."""

    declared: ClassVar = Kind(
        "target-settled",
        Family.DOEL,
        Role.CLOSE,
        "Doel afgehandeld",
        (
            *naming("outcome", "gehaald", "gemist", "verzilverd", "afgelast"),
            QuickWord("doel-vervallen", {"outcome": "vervallen"}),
        ),
        cites=PLANNED,
    )
    of: Ref = field("van", "", "op", required=True)
    outcome: Annotated[Word, closed("gehaald", "gemist", "verzilverd", "afgelast", "vervallen")] = field(
        "uitkomst", required=True
    )
    text: Text | None = field("tekst")
