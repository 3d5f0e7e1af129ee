"""The plans, version by version: what is in them, whether they can be done, and who agreed to *this* version.

A row stands for a version of a document, and below it one for each partner who was asked or answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from wijkledger.domain.event import Family
from wijkledger.projections.answers import answers
from wijkledger.projections.besluiten import standing
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.told import whole
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View, say_value

NAME: Final = "plan"
TITLE: Final = "Plan"
_SIDES: Final = ("sociaal", "juridisch", "technisch", "financieel", "planmatig")
COLUMNS: Final = (
    Column("plan", "plan", 34),
    Column("soort", "soort", 18),
    Column("versie", "versie", 10),
    Column("status", "status", 14),
    Column("datum", "datum", 16),
    Column("inhoud", "inhoud", 30),
    Column("partner", "partner", 20),
    Column("gevraagd", "gevraagd", 16),
    Column("antwoord", "antwoord", 24),
    Column("stand", "stand", 20),
    Column("bedrag", "bedrag", 14),
    *(Column(side, f"haalbaar {side}", 12) for side in _SIDES),
)
_NO_PLANS: Final = frozenset(
    ("bron", "rapport", "lessenrapport", "onderzoek", "behoeftepeiling", "buurtanalyse")
)
"""Sorts of documents that nobody agrees to: they tell, they do not plan."""
_NOTHING: Final = dict.fromkeys((column.name for column in COLUMNS), EMPTY)
_ANSWERED: Final = "decision-taken"
_VERSION: Final = "document-issued"


class _Line(NamedTuple):
    """A version, or (with ``answer``) what one partner says of it."""

    version: Fact
    thing: Thing
    answer: Thing | None
    all_answers: tuple[Thing, ...]


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every version of every plan, each followed by its partners."""
    lens = Lens(chronicle, held_on, today)
    found = _findings(lens)
    rows = LazyRows(list(_lines(lens)), lambda line: _row(lens, line, found))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _lines(lens: Lens) -> Iterator[_Line]:
    asked = _asked(lens)
    for thing in lens.things(_VERSION):
        if thing.root.value("sort") in _NO_PLANS:
            continue
        for version in thing.all(_VERSION):
            partners = tuple(asked.get(version.citation, ()))
            yield _Line(version, thing, None, partners)
            for partner in partners:
                yield _Line(version, thing, partner, ())


def _asked(lens: Lens) -> Mapping[str, list[Thing]]:
    """What each partner says of each version, by the entry of the version."""
    found: dict[str, list[Thing]] = {}
    for question in lens.things(Family.BESLUIT):
        for answer in answers(question):
            for citation in _versions(lens, question, answer):
                found.setdefault(citation, []).append(answer)
    return found


def _versions(lens: Lens, question: Thing, answer: Thing) -> list[str]:
    """The documents that an answer names itself; only where it names none, those that the question names."""
    asked = [question.root]
    told = _named(lens, answer.all(_ANSWERED), "about")
    return told or _named(lens, asked, "about") or _named(lens, asked, "of")


def _named(lens: Lens, facts: Sequence[Fact], name: str) -> list[str]:
    cited = (whole(ref) for fact in facts for ref in (fact.value(name), *fact.values(name)) if ref)
    return [citation for citation in dict.fromkeys(cited) if _is_document(lens.chronicle.fact(citation))]


def _is_document(fact: Fact | None) -> bool:
    return fact is not None and fact.kind == _VERSION


def _findings(lens: Lens) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in lens.facts("finding-noted"):
        for name in ("of", "about"):
            if fact.value(name):
                found.setdefault(whole(fact.value(name)), []).append(fact)
    return found


def _row(lens: Lens, line: _Line, findings: Mapping[str, list[Fact]]) -> Row:
    if line.answer is not None:
        return _partner(lens, line.version, line.answer)
    version = line.version
    cells = {
        "plan": lens.subject(version),
        "soort": lens.cell(version if version.has("sort") else line.thing.latest("sort"), "sort"),
        "versie": lens.cell(version, "version"),
        "status": lens.cell(version, "status"),
        "datum": lens.when(version),
        "inhoud": lens.cell(version, "contents"),
        "antwoord": _tally(lens, line.all_answers),
        **{side: _feasible(lens, findings.get(version.citation, []), side) for side in _SIDES},
    }
    return Row(version.citation, _NOTHING | cells)


def _tally(lens: Lens, partners: tuple[Thing, ...]) -> Cell:
    """How many gave which answer: ``2 × akkoord, 1 × open``."""
    if not partners:
        return EMPTY
    words = Counter(say_value(_answer(lens, one).value) for one in partners)
    facts = [fact for one in partners for fact in one.trail]
    return lens.said(tuple(f"{count} × {word}" for word, count in words.items()), *facts)


def _feasible(lens: Lens, findings: list[Fact], side: str) -> Cell:
    found = [fact for fact in findings if fact.value("dimension") == side]
    return lens.cell(found[-1], "verdict") if found else EMPTY


def _partner(lens: Lens, version: Fact, answer: Thing) -> Row:
    taken = answer.all(_ANSWERED)
    proposed = answer.all("decision-proposed")
    who = lens.cell(taken[-1], "by") if taken and taken[-1].has("by") else lens.latest(answer, "to")
    cells = {
        "plan": lens.subject(answer.root),
        "soort": lens.latest(answer, "sort"),
        "partner": who,
        "gevraagd": lens.when(proposed[0] if proposed else None),
        "datum": lens.when(taken[-1] if taken else None),
        "antwoord": _answer(lens, answer),
        "stand": standing(lens, answer),
        "bedrag": lens.latest(answer, "amount"),
    }
    return Row(f"{version.citation}:{answer.citation}", _NOTHING | cells)


def _answer(lens: Lens, answer: Thing) -> Cell:
    taken = [fact for fact in answer.all(_ANSWERED) if fact.has("outcome")]
    return lens.cell(taken[-1], "outcome") if taken else lens.said("open", answer.root)
