"""What changed between a point in the past and now: phases, decisions, agreements, commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from wijkledger.desk import NOW
from wijkledger.projections.view import EMPTY, Row, View, say_cell
from wijkledger.tui.travel import say_point

if TYPE_CHECKING:
    from wijkledger.desk import Desk, Point

_VIEWS: Final = ("fase", "besluiten", "overeenkomsten", "toezeggingen", "escalaties")
_TOLD: Final = ("wat", "besluit", "onderwerp", "inhoud", "fase")


def difference(desk: Desk, code: str, point: Point) -> Text:
    """What is new since a point, and what stands differently now, by view."""
    text = Text(f"Van de {say_point(point)} tot nu\n\n")
    for name in _VIEWS:
        lines = _lines(desk.view(code, name, point), desk.view(code, name, NOW))
        if lines:
            text.append(f"{desk.view(code, name, NOW).title}\n", "bold")
            text.append("".join(f"  {line}\n" for line in lines))
            text.append("\n")
    return text if "  " in text.plain else text.append("Er is sindsdien niets veranderd.")


def _lines(then: View, now: View) -> list[str]:
    before = {row.key: row for row in then.rows}
    found = []
    for row in now.rows:
        old, stand = before.get(row.key), _stand(row)
        if old is None:
            found.append(f"+ {row.key} {_title(now, row)}" + (f": {stand}" if stand else ""))
        elif _stand(old) != stand:
            found.append(f"~ {row.key} {_title(now, row)}: was {_stand(old) or 'leeg'}, nu {stand or 'leeg'}")
    return found


def _stand(row: Row) -> str:
    return say_cell(row.cells.get("stand", EMPTY))


def _title(view: View, row: Row) -> str:
    names = [name for name in _TOLD if name in row.cells] or [view.columns[0].name]
    return next((said for name in names if (said := say_cell(row.cells[name]))), "")
