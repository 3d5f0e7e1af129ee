"""Family F, decisions and consent (besluit): asked, decided, on what conditions, and what became of it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from wijkledger.domain.event import Event, Family, Kind, QuickWord, Role, field, naming, quick
from wijkledger.domain.values import (
    Actors,
    Condition,
    Due,
    MomentText,
    Money,
    Ref,
    Refs,
    Text,
    Texts,
    Vote,
    Word,
)
from wijkledger.domain.vocabulary import closed

SORTS = closed("besluit", "instemming", "investering", "vaststelling", "advies")
OUTCOMES = closed(
    "besloten",
    "akkoord",
    "akkoord met wijziging",
    "akkoord mits",
    "in beginsel akkoord",
    "nee",
    "aangehouden",
    "geen besluit",
    "kennisgenomen",
    "vastgesteld",
    "laten zo",
)
UNDECIDED = ("aangehouden", "geen besluit", "in beginsel akkoord")
"""Outcomes that leave the question open; ``akkoord mits`` does so while a condition is unsettled."""


class DecisionProposed(Event):
    """A question is put to someone who may decide it."""

    declared: ClassVar = Kind(
        "decision-proposed",
        Family.BESLUIT,
        Role.PROPOSE,
        "Voorstel",
        (
            *quick("voorstel"),
            QuickWord("gevraagd", {"sort": "instemming"}),
            QuickWord("investering-gevraagd", {"sort": "investering"}),
        ),
        cites=("*",),
    )
    by: Actors = field("door", "", "door", many=True)
    to: Actors = field("aan", "aan", many=True)
    sort: Annotated[Word, SORTS] | None = field("soort", "")
    about: Ref | None = field("over", "over")
    of: Ref | None = field("op", "op")
    due: Due | None = field("termijn", "", "uiterlijk", "voor", "op")
    amount: tuple[Money, ...] = field("bedrag", "", many=True)
    needs: Text | None = field("nodig")
    options: Texts = field("opties", many=True)
    text: Text | None = field("tekst")


class DecisionTaken(Event):
    """A decision, also a no, a postponement or an agreement in principle."""

    declared: ClassVar = Kind(
        "decision-taken",
        Family.BESLUIT,
        Role.TAKE,
        "Besluit",
        (
            QuickWord("besluit", {"outcome": "besloten"}),
            QuickWord("instemming", {"sort": "instemming", "outcome": "akkoord"}),
            QuickWord("investering", {"sort": "investering", "outcome": "besloten"}),
            QuickWord("vaststelling", {"sort": "vaststelling", "outcome": "vastgesteld"}),
            QuickWord("advies", {"sort": "advies", "outcome": "besloten"}),
            QuickWord("kennisname", {"outcome": "kennisgenomen"}),
        ),
        cites=("decision-proposed", "decision-taken", "case-opened", "document-issued", "agreement-drafted"),
    )
    by: Actors = field("door", "", "door", many=True)
    sort: Annotated[Word, SORTS] | None = field("soort")
    of: Ref | None = field("op", "op", "")
    about: Refs = field("over", "over", many=True)
    outcome: Annotated[Word, OUTCOMES] = field("uitkomst", "", required=True)
    amount: tuple[Money, ...] = field("bedrag", "", many=True)
    changes: Text | None = field("wijziging")
    conditions: tuple[Condition, ...] = field("voorwaarde", many=True)
    vote: Vote | None = field("stemming")
    dissent: Texts = field("tegen", many=True)
    options: Texts = field("opties", many=True)
    reason: Text | None = field("reden")
    own_weighing: Text | None = field("eigen afweging")
    effective: MomentText | None = field("vanaf", "vanaf")
    text: Text | None = field("tekst")


class ConditionSettled(Event):
    """A condition is met, missed, dropped or changed."""

    declared: ClassVar = Kind(
        "condition-settled",
        Family.BESLUIT,
        Role.SETTLE,
        "Voorwaarde afgehandeld",
        quick("voorwaarde"),
        cites=("decision-taken", "support-decided", "agreement-signed"),
    )
    of: Ref = field("van", "", "op", required=True)
    outcome: Annotated[Word, closed("vervuld", "niet vervuld", "vervallen", "gewijzigd")] = field(
        "uitkomst", "", required=True
    )
    by: Actors = field("door", "door", "", many=True)
    text: Text | None = field("tekst")


class DecisionEnded(Event):
    """A decision stops holding, wholly or in part, by whoever may end it."""

    declared: ClassVar = Kind(
        "decision-ended",
        Family.BESLUIT,
        Role.REVOKE,
        "Besluit vervalt",
        (
            QuickWord("besluit-vervalt", {"how": "vervallen"}),
            *naming("how", "ingetrokken", "vernietigd", "vervangen", "geschorst"),
        ),
        cites=("decision-taken", "case-closed", "support-decided"),
    )
    of: Ref = field("van", "", "op", required=True)
    by: Actors = field("door", "door", "", many=True)
    how: Annotated[Word, closed("vervangen", "ingetrokken", "vernietigd", "geschorst", "vervallen")] = field(
        "hoe", "", required=True
    )
    replaced_by: Ref | None = field("vervangen door", "voor")
    remains: Text | None = field("blijft")
    text: Text | None = field("tekst")
