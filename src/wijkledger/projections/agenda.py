"""What is still owed, planned or asked, in the order in which it is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: its citation, its cells, and the last day of its term (None: no term).

    ``hoe_laat`` carries the entries and whether vague dates leave it open; what it says depends on the day.
    """

    citation: str
    wat: Cell
    wie: Cell
    wanneer: Cell
    hoe_laat: Cell
    waarom: Cell
    limit: date | None

    def row(self, day: date) -> Row:
        """The row of the agenda on a day."""
        late = self.hoe_laat if self.limit is None else self.hoe_laat._replace(value=days_to(self.limit, day))
        cells = {"wat": self.wat, "wie": self.wie, "wanneer": self.wanneer, "hoe_laat": late}
        return Row(self.citation, {**cells, "waarom": self.waarom})


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Everything open that has a term, and every open commitment, also without one; undated ones last."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(_open(lens), lambda thing: _due(lens, thing).row(lens.day))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def due_things(lens: Lens) -> Iterator[Due]:
    """What is due in one dossier, soonest first."""
    return (_due(lens, thing) for thing in _open(lens))


def _open(lens: Lens) -> list[Thing]:
    due = [thing for thing in lens.things(*_KINDS) if _is_due(lens, thing)]
    due.sort(key=lambda thing: thing.state(lens.day).limit or _NEVER)
    return due


def _is_due(lens: Lens, thing: Thing) -> bool:
    state = thing.state(lens.day)
    return state.is_open and (state.limited_by is not None or thing.kind in _ALWAYS)


def _due(lens: Lens, thing: Thing) -> Due:
    late = lateness(lens, thing)
    return Due(
        citation=thing.citation,
        wat=lens.subject(thing.first("text") or thing.root),
        wie=_who(lens, thing),
        wanneer=_when(lens, thing),
        hoe_laat=late,
        waarom=lens.said(word_for(thing.root), thing.root),
        limit=thing.state(lens.day).limit if late.entries else None,
    )


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
    possible = not state.is_certain or state.limit_from is not None
    return Cell(days_to(state.limit, lens.day), citations([thing.trail[state.limited_by]]), (), possible)


def days_to(limit: date, day: date) -> str:
    """How many days from a day to a term, or how many too late."""
    days = (limit - day).days
    unit = "dag" if abs(days) == 1 else "dagen"
    return "vandaag" if days == 0 else f"over {days} {unit}" if days > 0 else f"{-days} {unit} te laat"
