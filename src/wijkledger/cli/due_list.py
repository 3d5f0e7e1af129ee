"""What is due in all dossiers together, as plain lines and as JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from wijkledger.cli.output import few
from wijkledger.projections.agenda import Due
from wijkledger.projections.view import FICTIONAL, Cell, say_cell

if TYPE_CHECKING:
    from wijkledger.desk import Desk


def due_plain(desk: Desk, days: int) -> str:
    """A line for each thing that is due: when, what, who, with the entries it rests on."""
    found, day = desk.due(days), desk.today
    if not found:
        return "Er staat niets open met een termijn in deze tijd."
    invented = _invented(desk, found)
    return "\n".join(
        _line(due, day) + (f" · {FICTIONAL} dossier" if code in invented else "") for code, due in found
    )


def _line(due: Due, day: date) -> str:
    cells = due.row(day).cells
    when = f"{say_cell(cells['wanneer'])} ({say_cell(cells['hoe_laat'])})"
    who = say_cell(cells["wie"]) or "niemand genoemd"
    first = say_cell(cells["wat"]).partition("\n")[0]
    return f"{due.citation}  {when}: {first} · {who}{few(due.hoe_laat.entries)}"


def due_json(desk: Desk, days: int) -> list[dict[str, Any]]:
    """Each due thing as JSON values: its dossier and citation, its last day, and its cells."""
    found, day = desk.due(days), desk.today
    invented = _invented(desk, found)
    return [{"dossier": code, "fictional": code in invented, **_values(due, day)} for code, due in found]


def _values(due: Due, day: date) -> dict[str, Any]:
    cells = due.row(day).cells
    return {
        "citation": due.citation,
        "uiterste_dag": None if due.limit is None else due.limit.isoformat(),
        **{name: _plain(cell) for name, cell in cells.items()},
        "entries": {name: list(cell.entries) for name, cell in cells.items()},
    }


def _invented(desk: Desk, found: Sequence[tuple[str, Due]]) -> frozenset[str]:
    """The dossiers among these that are fictional, each asked once."""
    return frozenset(code for code in {code for code, _ in found} if desk.is_fictional(code))


def _plain(cell: Cell) -> Any:
    return list(cell.value) if isinstance(cell.value, tuple) else cell.value
