"""What is missing: what nobody owns, nobody answered, nobody adopted, or where accounts collide."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.gaps import Gap, gaps, where
from wijkledger.projections.view import Cell, Column, LazyRows, Row, View

NAME: Final = "ontbreekt"
TITLE: Final = "Wat ontbreekt"
COLUMNS: Final = (
    Column("wat", "wat ontbreekt", 34),
    Column("waarbij", "waarbij", 50),
    Column("doen", "wat te doen", 40),
    Column("sinds", "sinds", 16),
    Column("nr", "nr", 8),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every gap, what presses most first; a key is ``WB-39:geen-termijn``."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(gaps(lens), lambda gap: _row(lens, gap))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, gap: Gap) -> Row:
    first = gap.facts[0]
    cells = {
        "wat": _possibly(lens.said(gap.said, *gap.facts), gap),
        "waarbij": lens.said(where(lens, gap), *(gap.facts if gap.about else (first,))),
        "doen": lens.said(gap.to_do, *gap.facts),
        "sinds": lens.when(first),
        "nr": Cell(first.citation, citations(gap.facts)),
    }
    return Row(f"{first.citation}:{gap.word}", cells)


def _possibly(cell: Cell, gap: Gap) -> Cell:
    return cell._replace(possible=True) if gap.possible else cell
