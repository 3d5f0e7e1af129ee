"""Family K, escalation (escalatie): the agreed path, the tension, the steps and the end."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import Actors, Due, Integer, Ref, Refs, Step, Text, Word
from wijkledger.domain.vocabulary import closed

LANES = closed("tussen partijen", "binnen gemeente", "in de wijk")


class EscalationPathAgreed(Event):
    """Parties agree beforehand who looks at a dispute, step by step (stappenplan, fase 2)."""

    declared: ClassVar = Kind(
        "escalation-path-agreed",
        Family.ESCALATIE,
        Role.START,
        "Escalatiepad afgesproken",
        quick("escalatiepad"),
    )
    by: Actors = field("door", "", "door", required=True, many=True)
    lane: Annotated[Word, LANES] | None = field("baan", "")
    steps: tuple[Step, ...] = field("stap", required=True, many=True)
    text: Text | None = field("tekst")


class TensionSignalled(Event):
    """Something rubs; nothing is raised yet."""

    declared: ClassVar = Kind("tension-signalled", Family.ESCALATIE, Role.OPEN, "Spanning", quick("spanning"))
    by: Actors = field("door", "", "door", many=True)
    between: Actors = field("tussen", "tussen", many=True)
    lane: Annotated[Word, LANES] | None = field("baan", "")
    about: Ref | None = field("over", "over")
    text: Text = field("tekst", required=True)


class EscalationRaised(Event):
    """The matter goes up to someone, or one step further."""

    declared: ClassVar = Kind(
        "escalation-raised",
        Family.ESCALATIE,
        Role.MOVE,
        "Escalatie",
        quick("escalatie"),
        cites=(
            "tension-signalled",
            "escalation-raised",
            "commitment-made",
            "decision-taken",
            "agreement-signed",
            "decision-proposed",
        ),
    )
    by: Actors = field("door", "", "door", many=True)
    of: Ref | None = field("over", "", "op", "over")
    to: Actors = field("aan", "aan", required=True, many=True)
    step: Integer | None = field("stap", "stap")
    due: Due | None = field("termijn", "uiterlijk", "voor", "op", "")
    text: Text | None = field("tekst")


class EscalationClosed(Event):
    """Solved, withdrawn, stuck or accepted, and what changed because of it."""

    declared: ClassVar = Kind(
        "escalation-closed",
        Family.ESCALATIE,
        Role.CLOSE,
        "Escalatie gesloten",
        (
            *quick("escalatie-gesloten"),
            QuickWord("opgelost", {"outcome": "opgelost"}),
            *naming("outcome", "vastgelopen"),
        ),
        cites=("tension-signalled", "escalation-raised"),
    )
    of: Ref = field("van", "", "op", required=True)
    outcome: Annotated[Word, closed("opgelost", "ingetrokken", "vastgelopen", "geaccepteerd")] = field(
        "uitkomst", "", required=True
    )
    by: Actors = field("door", "door", "", many=True)
    changed: Refs = field("gewijzigd", "over", many=True)
    text: Text | None = field("tekst")
