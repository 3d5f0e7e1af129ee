"""Who was to do what: roles, mandates and functions over time."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fase import ground
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import Cell, Column, LazyRows, Row, View

NAME: Final = "rollen"
TITLE: Final = "Rollen"
COLUMNS: Final = (
    Column("onderwerp", "onderwerp", 26),
    Column("partij", "partij", 22),
    Column("rol", "rol", 20),
    Column("stadium", "stadium", 12),
    Column("aandeel", "aandeel", 9),
    Column("bij", "bij", 16),
    Column("namens", "namens", 16),
    Column("van", "van", 16),
    Column("tot", "tot", 16),
    Column("stand", "stand", 14),
    Column("grond", "grond", 14),
)
_FIELDS: Final = {
    "role-agreed": ("holders", "role", "represents"),
    "mandate-granted": ("holder", "", "by"),
    "seat-taken": ("who", "function", "on_behalf_of"),
}


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every role, mandate and function, in the order in which it began."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(lens.things(*_FIELDS), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    holder, role, whom = _FIELDS[thing.kind]
    cells = {
        "onderwerp": lens.text(thing.root),
        "partij": lens.latest(thing, holder),
        "rol": lens.latest(thing, role) if role else lens.said("mandaat", thing.root),
        "stadium": lens.latest(thing, "stage"),
        "aandeel": lens.latest(thing, "share"),
        "bij": lens.latest(thing, "at"),
        "namens": lens.latest(thing, whom),
        "van": lens.when(thing.root),
        "tot": _end(lens, thing),
        "stand": _standing(lens, thing),
        "grond": ground(lens, thing.root),
    }
    return Row(thing.citation, cells)


def _end(lens: Lens, thing: Thing) -> Cell:
    ended = thing.all("role-ended", "mandate-ended", "seat-left")
    return lens.when(ended[-1]) if ended else lens.latest(thing, "until")


def _standing(lens: Lens, thing: Thing) -> Cell:
    state = thing.state(lens.day)
    since = thing.since(state)
    stage = thing.latest("stage")
    word = state.word
    if word == "geldt" and stage is not None and stage.value("stage") == "beoogd":
        word = "beoogd"
    facts = [
        since,
        *([thing.trail[state.limited_by]] if word == "verlopen" and state.limited_by is not None else []),
    ]
    return Cell(word, citations(facts), (), not state.is_certain or lens.is_possible(since))
