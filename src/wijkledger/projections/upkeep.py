"""What the book says about its own entries: corrections, other accounts, additions, confirmations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from wijkledger.domain.entry import Scalar
from wijkledger.projections.fact import NO_UPKEEP, Account, Fact, Told, Upkeep

UPKEEP: Final = frozenset(
    ("entry-corrected", "account-added", "entry-annotated", "entry-confirmed", "entry-erased")
)
"""The kinds that speak of other entries and not of the world."""


def apply_upkeep(facts: Mapping[int, Fact], upkeep: Sequence[Fact], code: str) -> None:
    """Hang every line of upkeep on the entry it is about; total, whatever was erased.

    From the last to the first: an entry only cites earlier ones, so a correction is itself fully corrected
    before it is applied to what it corrects, and a correction that was struck out does nothing.
    """
    waiting: dict[int, list[Fact]] = {}
    for fact in sorted(upkeep, key=lambda one: one.number, reverse=True):
        _settle(fact, waiting.pop(fact.number, []))
        if not fact.is_void:
            for number in cited(fact, code):
                waiting.setdefault(number, []).append(fact)
    for number, about in waiting.items():
        if number in facts:
            _settle(facts[number], about)


def number_in(citation: object, code: str) -> int | None:
    """The number in a citation of this dossier, without its part; None for anything else."""
    if not isinstance(citation, str):
        return None
    before, dash, after = citation.partition("-")
    number = after.partition(".")[0]
    return int(number) if dash and before == code and number.isdecimal() else None


def cited(fact: Fact, code: str, name: str = "of") -> Iterator[int]:
    """The numbers of the entries of this dossier that one field cites, be it one reference or a list."""
    one = fact.fields.get(name)
    for citation in (one,) if one is not None else fact.values(name):
        number = number_in(citation, code)
        if number is not None:
            yield number


def _settle(fact: Fact, latest_first: Sequence[Fact]) -> None:
    if not latest_first:
        return
    kept = fact.upkeep if fact.upkeep is not NO_UPKEEP else Upkeep()
    fact.upkeep = kept
    for one in reversed(latest_first):
        _hang(kept, fact, one)


def _hang(kept: Upkeep, fact: Fact, one: Fact) -> None:
    if one.kind == "entry-corrected":
        kept.corrections.append(one)
        kept.is_void = kept.is_void or one.value("void") is True
        correct(fact, one)
    elif one.kind == "account-added":
        kept.readings.append(Account(one, told_instead(one, fact.kind)))
    elif one.kind == "entry-annotated":
        kept.notes.append(one)
    elif one.kind == "entry-confirmed":
        kept.confirmations.append(one)
    else:
        kept.erasures.append(one)


def told_instead(fact: Fact, kind: str) -> Told:
    """The fields that a correction or account puts in the place of the entry's own."""
    start = len("instead.")
    fields = {path[start:]: value for path, value in fact.fields.items() if path.startswith("instead.")}
    erased = tuple(path[start:] for path in fact.erased if path.startswith("instead."))
    return Told(kind, fields, erased)


def correct(fact: Fact, correction: Fact) -> None:
    """Put what a correction says in the place of what the fact said."""
    told = told_instead(correction, fact.kind)
    when = told.value("when")
    if isinstance(when, str):
        fact.when = when
    names = {path.partition(".")[0] for path in (*told.fields, *told.erased)} - {"when"}
    if names:
        gone = tuple(path for path in fact.erased if path.partition(".")[0] not in names)
        fact.replace(_replaced(fact.fields, told.fields, names), gone + told.erased)


def _replaced(
    fields: Mapping[str, Scalar], instead: Mapping[str, Scalar], names: set[str]
) -> dict[str, Scalar]:
    """A named field is replaced whole: an old member left beside a new one would be nobody's word."""
    kept = {path: value for path, value in fields.items() if path.partition(".")[0] not in names}
    kept.update((path, value) for path, value in instead.items() if path != "when")
    return kept
