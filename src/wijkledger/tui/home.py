"""What the home of a dossier shows: phase, what is owed, what is missing, roles, and what came last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijkledger.projections.sentence import sentence
from wijkledger.projections.view import EMPTY, Row, View, say_cell
from wijkledger.tui.item_list import Heading, Item
from wijkledger.tui.phase_board import Square, squares_of

if TYPE_CHECKING:
    from wijkledger.desk import Desk, Point
    from wijkledger.projections.stand import Standing

LATEST = 30
"""How many of the latest entries the home shows; the timeline has them all."""

DUE = (Heading("wat", 10, 5), Heading("wie", 14, 1), Heading("wanneer", 17), Heading("hoe laat", 18))
MISSING = (Heading("wat ontbreekt", 27, 1), Heading("waarbij", 10, 3), Heading("regel", 7))
ROLES = (Heading("wie", 10, 2), Heading("rol", 12, 1))
NEWEST = (Heading("regel", 7), Heading("wat er gebeurde", 10, 1))
_OVER = ("beëindigd", "verlopen", "vervallen", "ingetrokken")


@dataclass(frozen=True, slots=True)
class Home:
    """One dossier at a glance."""

    standing: Standing
    squares: tuple[Square, ...]
    due: list[Item]
    missing: list[Item]
    roles: list[Item]
    newest: list[Item]


def home_of(desk: Desk, code: str, point: Point) -> Home:
    """Everything that the home of a dossier shows, at a point in time."""
    return Home(
        desk.status(code, point)[0],
        squares_of(desk.view(code, "fase", point)),
        due_items(desk.view(code, "agenda", point)),
        [
            _item(row, ("wat", "waarbij", "nr"), citation=row.key.partition(":")[0])
            for row in desk.view(code, "ontbreekt", point).rows
        ],
        role_items(desk.view(code, "rollen", point)),
        newest_items(desk, code, point),
    )


def due_items(agenda: View) -> list[Item]:
    """What is still to be done, the late ones first and marked."""
    return [
        _item(row, ("wat", "wie", "wanneer", "hoe_laat"), mark="late" if _is_late(row) else "")
        for row in agenda.rows
    ]


def _is_late(row: Row) -> bool:
    return say_cell(row.cells.get("hoe_laat", EMPTY)).split(" (")[0].endswith("te laat")


def role_items(roles: View) -> list[Item]:
    """The roles, mandates and functions that hold now."""
    return [
        _item(row, ("partij", "rol"))
        for row in roles.rows
        if not say_cell(row.cells.get("stand", EMPTY)).startswith(_OVER)
    ]


def newest_items(desk: Desk, code: str, point: Point) -> list[Item]:
    """The entries that were recorded last, newest first."""
    chronicle = desk.chronicle(code, point)
    found = []
    for entry in reversed(chronicle.entries[-LATEST:]):
        said = sentence(chronicle, chronicle.numbered[entry.number])
        cells = (entry.citation, said)
        found.append(Item(entry.citation, cells, entry.citation, (entry.citation,)))
    return found


def _item(row: Row, columns: Sequence[str], *, citation: str = "", mark: str = "") -> Item:
    asks = tuple(dict.fromkeys(entry for cell in row.cells.values() for entry in cell.entries))
    cells = tuple(say_cell(row.cells.get(column, EMPTY)) for column in columns)
    return Item(row.key, cells, citation or row.key, asks, mark)
