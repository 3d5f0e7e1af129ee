"""A view of a dossier as rows and headings of a list: as many columns as fit, the rest below the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from wijkledger.projections.register import VIEWS
from wijkledger.projections.view import EMPTY, Column, Row, View, say_cell
from wijkledger.tui.item_list import GUTTER, Heading, Item
from wijkledger.tui.palette import Command, Palette

NUMBER: Final = Heading("nr", 8)
_NAME: Final = NUMBER.label
_NARROWEST: Final = 16
"""No column needs more than this before the next one gets its share."""
_LATE: Final = "te laat"


def view_choice() -> Palette:
    """The list of all views; gives the name of the one that is chosen."""
    commands = [Command(f"{view.TITLE} — {name}", name) for name, view in VIEWS.items()]
    return Palette(commands, "Overzicht", "Enter = openen · Esc = terug")


def neighbour(name: str, by: int) -> str:
    """The view that stands so many places further in the list of views, going round."""
    names = list(VIEWS)
    return names[(names.index(name) + by) % len(names)]


class ViewItems:
    """The rows of a view, each made when it is seen."""

    def __init__(self, view: View, columns: tuple[Column, ...]) -> None:
        self.view, self._columns = view, columns
        self._made: dict[int, Item] = {}

    def __len__(self) -> int:
        return len(self.view.rows)

    def __getitem__(self, place: int) -> Item:
        if place not in self._made:
            self._made[place] = self._item(self.view.rows[place])
        return self._made[place]

    def _item(self, row: Row) -> Item:
        said = tuple(say_cell(row.cells.get(column.name, EMPTY)) for column in self._columns)
        mark = "late" if any(cell.startswith(_LATE) for cell in said) else ""
        number = _number(row.key, self.view.dossier)
        return Item(row.key, (number, *said), number, (self.view.row_path(row),), mark)


def _number(key: str, dossier: str) -> str:
    """What stands in front of a row: the entry it is about, of a row within a row the inner one."""
    first, _, last = key.partition(":")
    return last if last.startswith(f"{dossier}-") else first


def fitting(view: View, width: int) -> tuple[Column, ...]:
    """The first columns of a view that stand side by side in so many cells, and at least one."""
    left = width - GUTTER - NUMBER.width
    found: list[Column] = []
    for column in (one for one in view.columns if one.name != _NAME):
        left -= _least(column) + 1
        if found and left < 0:
            break
        found.append(column)
    return tuple(found)


def headings(columns: tuple[Column, ...]) -> tuple[Heading, ...]:
    """The headings over the key of a row and these columns; what is left is shared by what reads well."""
    shared = (Heading(column.label, _least(column), share=column.width_hint) for column in columns)
    return (NUMBER, *shared)


def _least(column: Column) -> int:
    return min(_NARROWEST, max(len(column.label), column.width_hint))


def told(view: View, row: Row) -> Text:
    """Everything a row says, a line for each value, with the entries that it rests on."""
    text = Text()
    for label, said, entries in _lines(view, row):
        text.append(f"{label}: ", "dim")
        text.append(said)
        text.append(f"  [{', '.join(entries)}]\n" if entries else "\n", "dim")
    text.rstrip()
    return text


def _lines(view: View, row: Row) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for column in view.columns:
        cell = row.cells.get(column.name, EMPTY)
        if column.name != _NAME and (said := say_cell(cell)):
            yield column.label, said, cell.entries
