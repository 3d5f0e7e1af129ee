"""Family H, commitments (toezegging): who promised what to whom, by when, and whether it came."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actors, Due, Money, Ref, Text, Word
from wijkledger.domain.vocabulary import closed

SORTS = ("toezegging", "afspraak", "actie", "opdracht", "verplichting")


class CommitmentMade(Event):
    """Someone takes something upon himself; who, to whom and by when may be unknown."""

    declared: ClassVar = Kind(
        "commitment-made", Family.TOEZEGGING, Role.OPEN, "Toezegging", naming("sort", *SORTS)
    )
    by: Actors = field("door", "", "door", many=True)
    to: Actors = field("aan", "aan", many=True)
    sort: Annotated[Word, closed(*SORTS)] | None = field("soort")
    due: Due | None = field("termijn", "uiterlijk", "voor", "op", "tot", "")
    about: Ref | None = field("over", "over")
    amount: tuple[Money, ...] = field("bedrag", "", many=True)
    condition: Text | None = field("als")
    text: Text = field("tekst", required=True)


class CommitmentMoved(Event):
    """Another date or another owner, agreed or not; moving a settled one opens it again."""

    declared: ClassVar = Kind(
        "commitment-moved",
        Family.TOEZEGGING,
        Role.MOVE,
        "Toezegging herzien",
        quick("herzien"),
        cites=("commitment-made",),
    )
    of: Ref = field("van", "", "op", required=True)
    due: Due | None = field("termijn", "uiterlijk", "voor", "op", "tot", "")
    by: Actors = field("door", "door", "", many=True)
    agreed_by: Actors = field("akkoord van", "akkoord", many=True)
    text: Text | None = field("tekst")


class CommitmentSettled(Event):
    """Done, partly done, broken, released or lapsed."""

    declared: ClassVar = Kind(
        "commitment-settled",
        Family.TOEZEGGING,
        Role.CLOSE,
        "Toezegging afgehandeld",
        (
            *naming("outcome", "nagekomen"),
            QuickWord("niet-nagekomen", {"outcome": "niet nagekomen"}),
            QuickWord("vrijgesteld", {"outcome": "vrijgesteld"}),
            QuickWord("deels-nagekomen", {"outcome": "deels"}),
            QuickWord("actie-vervallen", {"outcome": "vervallen"}),
        ),
        cites=("commitment-made",),
    )
    of: Ref = field("van", "", "op", required=True)
    outcome: Annotated[Word, closed("nagekomen", "deels", "niet nagekomen", "vrijgesteld", "vervallen")] = (
        field("uitkomst", required=True)
    )
    by: Actors = field("door", "door", "", many=True)
    text: Text | None = field("tekst")
