"""When parties looked back, what they found, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import sentence
from wijkledger.projections.thing import Thing
from wijkledger.projections.toezeggingen import standing, term
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "evaluaties"
TITLE: Final = "Evaluaties"
COLUMNS: Final = (
    Column("wat", "wat", 34),
    Column("gepland", "gepland", 16),
    Column("gehouden", "gehouden", 16),
    Column("omvang", "omvang", 14),
    Column("wie", "wie erbij", 22),
    Column("bevindingen", "bevindingen", 36),
    Column("cijfers", "cijfers", 16),
    Column("bijsturing", "bijsturing", 30),
    Column("stand", "stand", 14),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every evaluation that was planned or held, in order."""
    lens = Lens(chronicle, held_on, today)
    things = lens.things("evaluation-planned", "evaluation-held")
    rows = LazyRows(things, lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    held = thing.all("evaluation-held")
    last = held[-1] if held else thing.root
    findings = _findings(lens, thing)
    cells = {
        "wat": lens.subject(thing.root),
        "gepland": _planned(lens, thing),
        "gehouden": lens.when(held[-1] if held else None),
        "omvang": lens.latest(thing, "scope"),
        "wie": _present(lens, last),
        "bevindingen": _found(lens, findings),
        "cijfers": lens.latest(thing, "scores"),
        "bijsturing": _followed(lens, [*thing.trail, *findings]),
        "stand": _standing(lens, thing, held),
    }
    return Row(thing.citation, cells)


def _planned(lens: Lens, thing: Thing) -> Cell:
    moved = thing.latest("target")
    return term(lens, thing, "target") if moved is not None else term(lens, thing)


def _present(lens: Lens, fact: Fact) -> Cell:
    everyone = [lens.cell(fact, "by"), lens.cell(fact, "participants")]
    names = [
        name
        for cell in everyone
        for name in (cell.value if isinstance(cell.value, tuple) else (cell.value,))
        if name
    ]
    return lens.said(tuple(dict.fromkeys(names)), fact)


def _findings(lens: Lens, thing: Thing) -> list[Fact]:
    return [
        fact
        for fact in thing.mentions
        if fact.kind == "finding-noted"
        and (lens.held_on is None or lens.chronicle.happened(fact, lens.held_on) != "nee")
    ]


def _found(lens: Lens, findings: list[Fact]) -> Cell:
    said = tuple(f"{fact.value('verdict')}: {lens.actors.say(str(fact.value('text')))}" for fact in findings)
    return lens.said(said, *findings)


def _followed(lens: Lens, facts: list[Fact]) -> Cell:
    """What rests on the evaluation or one of its findings."""
    after = [
        fact
        for one in facts
        for fact in lens.chronicle.resting_on.get(one.citation, ())
        if lens.held_on is None or lens.chronicle.happened(fact, lens.held_on) != "nee"
    ]
    unique = list(dict.fromkeys(after))
    return lens.said(tuple(sentence(lens.chronicle, fact) for fact in unique), *unique) if unique else EMPTY


def _standing(lens: Lens, thing: Thing, held: list[Fact]) -> Cell:
    state = thing.state(lens.day)
    cell = standing(lens, thing)
    if held and state.outcome is None:
        return cell._replace(value="gehouden", entries=citations(held))
    return cell._replace(value="gepland") if cell.value == "open" else cell
