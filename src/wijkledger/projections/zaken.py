"""What became of every case: who asked for whom, where it lies, what came out and who undid that."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.besluiten import ended_by, standing
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.thing import Thing
from wijkledger.projections.toezeggingen import term
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "zaken"
TITLE: Final = "Zaken"
COLUMNS: Final = (
    Column("zaak", "zaak", 36),
    Column("soort", "soort", 14),
    Column("aanvrager", "aanvrager", 18),
    Column("namens", "namens", 16),
    Column("bij", "bij", 16),
    Column("nu", "bij wie nu", 18),
    Column("stadium", "stadium", 20),
    Column("termijn", "termijn", 16),
    Column("resultaat", "resultaat", 14),
    Column("stand", "stand", 16),
    Column("beeindigd", "beëindigd door", 24),
    Column("vervolg", "vervolg op", 12),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every case, in the order in which it was opened."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(lens.things("case-opened"), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    closed = thing.all("case-closed")
    cells = {
        "zaak": lens.subject(thing.root),
        "soort": lens.cell(thing.root, "sort"),
        "aanvrager": lens.cell(thing.root, "by"),
        "namens": lens.cell(thing.root, "on_behalf_of"),
        "bij": lens.cell(thing.root, "at"),
        "nu": _holder(lens, thing),
        "stadium": lens.latest(thing, "stage"),
        "termijn": term(lens, thing),
        "resultaat": lens.cell(closed[-1], "outcome") if closed else EMPTY,
        "stand": standing(lens, thing),
        "beeindigd": ended_by(lens, thing),
        "vervolg": lens.cell(thing.root, "follows"),
    }
    return Row(thing.citation, cells)


def _holder(lens: Lens, thing: Thing) -> Cell:
    """Who has it in hand while open: who took it further, else where it was brought, else who began it."""
    if not thing.state(lens.day).is_open:
        return EMPTY
    moved = next((fact for fact in reversed(thing.all("case-moved")) if fact.has("by")), None)
    if moved is not None:
        return lens.cell(moved, "by")
    return lens.cell(thing.root, "at" if thing.root.has("at") else "by")
