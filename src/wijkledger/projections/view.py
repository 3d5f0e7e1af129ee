"""The one table that every view is: rows of cells that each know on which entries they rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, overload

Shown = str | int | bool | None
"""What a cell may show: Dutch text ready to print, a number, yes or no, or nothing."""


class Reading(NamedTuple):
    """What another account says in the same place; ``agrees`` when it only says it less exactly."""

    value: Shown | tuple[Shown, ...]
    entries: tuple[str, ...]
    agrees: bool = False


class Cell(NamedTuple):
    """One value with the citations it rests on; ``possible`` when vague dates leave it open."""

    value: Shown | tuple[Shown, ...]
    entries: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    possible: bool = False

    @property
    def contradicted(self) -> bool:
        """Whether some account really says otherwise."""
        return any(not reading.agrees for reading in self.readings)


_KEY: Final = "nr"

EMPTY: Final = Cell(None)
"""The cell of which nothing is known."""

FICTIONAL: Final = "fictief"
"""What every form of a view says of a dossier that is invented."""


class Column(NamedTuple):
    """A column: its stable name, its Dutch heading and about how many characters wide it reads well."""

    name: str
    label: str
    width_hint: int


class Row(NamedTuple):
    """A row; ``key`` is the citation of the thing it is about, or another key that stays the same."""

    key: str
    cells: Mapping[str, Cell]


class LazyRows(Sequence[Row]):
    """Rows that are made when they are looked at, so that a page of a long table costs a page."""

    __slots__ = ("_make", "_things")

    def __init__(self, things: Sequence[Any], make: Callable[[Any], Row]) -> None:
        self._things, self._make = things, make

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return LazyRows(self._things[place], self._make)
        return self._make(self._things[place])

    def __iter__(self) -> Iterator[Row]:
        return map(self._make, self._things)


@dataclass(frozen=True, slots=True)
class View:
    """A frozen table of one dossier, as it was on a day and as it was known at a time.

    ``held_on`` is the day it is about (None: now); ``known_at`` the UTC time up to which entries were read
    (None: all of them); ``is_fictional`` tells that the whole dossier is invented, which every form says.
    """

    name: str
    title: str
    dossier: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    held_on: date | None = None
    known_at: str | None = None
    is_fictional: bool = False

    def path(self, row: Row, column: str) -> str:
        """The name of a cell that ``why`` understands: ``WB/toezeggingen/WB-39/stand``."""
        return f"{self.row_path(row)}/{column}"

    def row_path(self, row: Row) -> str:
        """The name of a row that ``why`` understands: ``WB/toezeggingen/WB-39``."""
        return f"{self.dossier}/{self.name}/{row.key}"

    def row(self, key: str) -> Row | None:
        """The row with this key."""
        return next((row for row in self.rows if row.key == key), None)

    def cell(self, key: str, column: str) -> Cell | None:
        """The cell that a path names; None when there is no such row or column."""
        row = self.row(key)
        if row is None or all(column != known.name for known in self.columns):
            return None
        return row.cells.get(column, EMPTY)


def say_value(value: Shown | tuple[Shown, ...]) -> str:
    """A value as one piece of text; nothing is an empty text."""
    if isinstance(value, tuple):
        return ", ".join(said for said in map(say_value, value) if said)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


def say_cell(cell: Cell) -> str:
    """A cell as plain text: the value, ``mogelijk``, and between brackets what others say."""
    said = say_value(cell.value)
    if cell.possible and said:
        said = f"{said} (mogelijk)"
    others = say_readings(cell)
    return f"{said} ({others})".lstrip() if others else said


def say_readings(cell: Cell) -> str:
    """What others say in the place of a value: ``anders: 82 % [WB-17]; ook: …``."""
    return "; ".join(
        f"{'ook' if reading.agrees else 'anders'}: {say_value(reading.value)} [{', '.join(reading.entries)}]"
        for reading in cell.readings
    )


def as_json(view: View) -> dict[str, Any]:
    """The view as JSON values, in the stable form of ``show --json``.

    The ``path`` of a row and that of each of its cells are what ``why`` takes.
    """
    return {
        "view": view.name,
        "title": view.title,
        "dossier": view.dossier,
        "fictional": view.is_fictional,
        "held_on": view.held_on.isoformat() if view.held_on else None,
        "known_at": view.known_at,
        "columns": [{"name": column.name, "label": column.label} for column in view.columns],
        "rows": [_row_as_json(view, row) for row in view.rows],
    }


def _row_as_json(view: View, row: Row) -> dict[str, Any]:
    cells = {
        column.name: {"path": view.path(row, column.name), **_cell_as_json(row.cells.get(column.name, EMPTY))}
        for column in view.columns
    }
    return {"path": view.row_path(row), "cells": cells}


def _cell_as_json(cell: Cell) -> dict[str, Any]:
    return {
        "value": _value_as_json(cell.value),
        "entries": list(cell.entries),
        "readings": [
            {
                "value": _value_as_json(reading.value),
                "entries": list(reading.entries),
                "agrees": reading.agrees,
            }
            for reading in cell.readings
        ],
        "possible": cell.possible,
    }


def _value_as_json(value: Shown | tuple[Shown, ...]) -> Shown | list[Shown]:
    return list(value) if isinstance(value, tuple) else value


def as_rows(view: View) -> list[list[str]]:
    """The view as rows of text to compute with, the headings first: the key of the row, then the bare values.

    A fictional dossier says so in a column of its own, on every row. Where any row has them, a column names
    the cells that vague dates leave open (``mogelijk``), and one tells what others say there (``anders``).
    """
    columns = [column for column in view.columns if column.name != _KEY]
    rows = list(view.rows)
    bare = [[row.key, *(say_value(_at(row, c).value) for c in columns)] for row in rows]
    head = [_KEY, *(column.label for column in columns)]
    if view.is_fictional:
        head.append(FICTIONAL)
        for line in bare:
            line.append(say_value(value=True))
    for heading, tell in (("mogelijk", _possible), ("anders", _otherwise)):
        told = [tell(row, columns) for row in rows]
        if any(told):
            head.append(heading)
            for line, said in zip(bare, told, strict=True):
                line.append(said)
    return [head, *bare]


def _at(row: Row, column: Column) -> Cell:
    return row.cells.get(column.name, EMPTY)


def _possible(row: Row, columns: Sequence[Column]) -> str:
    return ", ".join(c.label for c in columns if _at(row, c).possible and say_value(_at(row, c).value))


def _otherwise(row: Row, columns: Sequence[Column]) -> str:
    told = ((column.label, _at(row, column)) for column in columns)
    return "; ".join(f"{label}: {say_readings(cell)}" for label, cell in told if cell.readings)
