"""What was asked and decided, by whom, on what conditions, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.domain.event import Family, Role
from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.declared import folded
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing, conditions
from wijkledger.projections.toezeggingen import ground
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "besluiten"
TITLE: Final = "Besluiten"
COLUMNS: Final = (
    Column("besluit", "besluit", 40),
    Column("soort", "soort", 12),
    Column("datum", "datum", 16),
    Column("beslisser", "beslisser", 18),
    Column("uitkomst", "uitkomst", 18),
    Column("wijziging", "wijziging", 24),
    Column("voorwaarden", "voorwaarden", 24),
    Column("stand", "stand", 16),
    Column("blijft", "geldt nog", 16),
    Column("tegen", "tegen", 16),
    Column("vervolg", "vervolg op", 12),
    Column("grond", "grond", 12),
    Column("geboekt", "geboekt", 12),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every question and decision; several answers to one question are one row."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(lens.things(Family.BESLUIT), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    taken = thing.all("decision-taken")
    last = taken[-1] if taken else thing.root
    cells = {
        "besluit": lens.text(last if last.has("text") else thing.root),
        "soort": lens.latest(thing, "sort"),
        "datum": lens.when(last),
        "beslisser": lens.cell(last, "by" if taken else "to"),
        "uitkomst": lens.cell(last, "outcome"),
        "wijziging": lens.latest(thing, "changes"),
        "voorwaarden": _conditions(lens, thing),
        "stand": standing(lens, thing),
        "blijft": lens.latest(thing, "remains"),
        "tegen": lens.latest(thing, "dissent"),
        "vervolg": _follows(lens, thing),
        "grond": ground(lens, thing),
        "geboekt": Cell(last.entry.recorded_at[:10], (last.citation,)),
    }
    return Row(thing.citation, cells)


def standing(lens: Lens, thing: Thing) -> Cell:
    """Whether it holds, is still open, or how it ended."""
    state = thing.state(lens.day)
    since = thing.since(state)
    facts = [since]
    word = "geldt" if state.word == "beslist" else state.word
    if state.word == "beslist" and state.outcome in {"nee", "kennisgenomen", "laten zo"}:
        word = "afgedaan"
    elif state.word == "beslist" and state.is_open:
        word = "wacht op voorwaarden"
    elif state.is_late:
        word = f"{word}, te laat"
    if state.is_partial:
        ends = [fact for fact in thing.trail if folded(fact.kind).role is Role.REVOKE]
        word, facts = f"{word}, deels {ends[-1].value('how')}", [since, *ends]
    return Cell(word, citations(facts), (), not state.is_certain or lens.is_possible(since))


def _conditions(lens: Lens, thing: Thing) -> Cell:
    taken = [fact for fact in thing.trail if fact.has("conditions")]
    if not taken:
        return EMPTY
    state, settled = thing.state(lens.day), thing.all("condition-settled")
    said: list[str] = []
    for number, path in conditions(taken[-1]):
        text = lens.actors.say(str(taken[-1].value(f"{path}.text")))
        said.append(f"{number}. {text} ({state.conditions.get(number, 'open')})")
    return lens.said(tuple(said), taken[-1], *settled)


def _follows(lens: Lens, thing: Thing) -> Cell:
    """What the decision is about: the paper, case or draft that it cites without being part of it."""
    fact: Fact | None = thing.first("about")
    if fact is not None:
        return lens.cell(fact, "about")
    return lens.cell(thing.root, "of")
