"""How wide the columns of a table are beside each other: by what stands in them."""

from __future__ import annotations

from typing import Final

from wijkledger.reports.document import Inlines, Strong, Table, Text

_LONGEST: Final = 16
"""A longer word is hyphenated: no column is made wider for it."""
_FLATTER: Final = 0.75
"""Twice the text does not need twice the width: it may also stand on two lines."""


def widths(table: Table) -> list[float]:
    """The share of each column, as weights; 0 for a column of numbers, which is as wide as it must be."""
    return [_width(name, [row[place] for row in table.rows]) for place, name in enumerate(table.columns)]


def _width(name: str, cells: list[Inlines]) -> float:
    said = [_plain(cell) for cell in cells]
    if said and all(text.isdecimal() for text in said):
        return 0
    words = [len(word) for text in (name, *said) for word in text.split()]
    longest = min(max(words, default=1), _LONGEST)
    mean = sum(map(len, said)) / max(len(said), 1)
    return round(max(longest, mean**_FLATTER), 1)


def _plain(cell: Inlines) -> str:
    return "".join(one.text for one in cell if isinstance(one, Text | Strong))
