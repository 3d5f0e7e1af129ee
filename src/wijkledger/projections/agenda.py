"""What is still owed, planned or asked, in the order in which it is due."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.sentence import word_for
from wijkledger.projections.thing import Thing
from wijkledger.projections.toezeggingen import owner, term
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "agenda"
TITLE: Final = "Agenda"
COLUMNS: Final = (
    Column("wat", "wat", 40),
    Column("wie", "wie", 18),
    Column("wanneer", "wanneer", 18),
    Column("hoe_laat", "hoe laat", 16),
    Column("waarom", "waarom", 16),
)
_KINDS: Final = (
    "commitment-made",
    "target-set",
    "evaluation-planned",
    "activity-planned",
    "tension-signalled",
    "escalation-raised",
    "decision-proposed",
    "case-opened",
)
_ALWAYS: Final = frozenset(("commitment-made",))
_TERMS: Final = ("target", "due", "date")
_NEVER: Final = date.max


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Everything open that has a term, and every open commitment, also without one; undated ones last."""
    lens = Lens(chronicle, held_on, today)
    due = [thing for thing in lens.things(*_KINDS) if _is_due(lens, thing)]
    due.sort(key=lambda thing: thing.state(lens.day).limit or _NEVER)
    rows = LazyRows(due, lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _is_due(lens: Lens, thing: Thing) -> bool:
    state = thing.state(lens.day)
    return state.is_open and (state.limited_by is not None or thing.kind in _ALWAYS)


def _row(lens: Lens, thing: Thing) -> Row:
    cells = {
        "wat": lens.subject(thing.first("text") or thing.root),
        "wie": _who(lens, thing),
        "wanneer": _when(lens, thing),
        "hoe_laat": lateness(lens, thing),
        "waarom": lens.said(word_for(thing.root), thing.root),
    }
    return Row(thing.citation, cells)


def _who(lens: Lens, thing: Thing) -> Cell:
    if thing.kind == "commitment-made":
        return owner(lens, thing)
    if thing.kind in {"escalation-raised", "tension-signalled", "decision-proposed"}:
        return lens.latest(thing, "to")
    return lens.latest(thing, "by")


def _when(lens: Lens, thing: Thing) -> Cell:
    """The term that was stated last, whichever field states it."""
    limited_by = thing.state(lens.day).limited_by
    if limited_by is None:
        return EMPTY
    fact = thing.trail[limited_by]
    name = next((name for name in _TERMS if fact.has(name)), None)
    if name is None:
        return EMPTY
    return lens.cell(fact, name) if name == "date" else term(lens, thing, name)


def lateness(lens: Lens, thing: Thing) -> Cell:
    """How many days to go, or too late, on the day of asking."""
    state = thing.state(lens.day)
    if state.limit is None or state.limited_by is None:
        return EMPTY
    days = (state.limit - lens.day).days
    unit = "dag" if abs(days) == 1 else "dagen"
    said = "vandaag" if days == 0 else f"over {days} {unit}" if days > 0 else f"{-days} {unit} te laat"
    possible = not state.is_certain or state.limit_from is not None
    return Cell(said, citations([thing.trail[state.limited_by]]), (), possible)
