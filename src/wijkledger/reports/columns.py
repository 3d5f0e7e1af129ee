"""How wide the columns of a table are beside each other: by what stands in them."""

from __future__ import annotations

import math
from typing import Final

from wijkledger.reports.document import Inlines, Strong, Table, Text

_PAGE: Final = 118
"""About as many signs stand beside each other on a page."""
_LONGEST: Final = 16
"""A longer word is hyphenated: no column is made wider for it."""
_SHORT: Final = 13
"""A text of so many signs, such as a date, stands on one line where there is room."""
_EDGES: Final = 3
"""The blank beside a text and the marks after it, in signs."""
_FLATTER: Final = 0.85
"""Twice the text does not need twice the width: it may also stand on more lines."""


def widths(table: Table) -> list[float]:
    """The share of each column, as weights; 0 for a column of numbers, which is as wide as it must be.

    Each has room for its longest word; what is left of the page goes to the columns that have much to say.
    """
    columns = [(name, [_plain(row[place]) for row in table.rows]) for place, name in enumerate(table.columns)]
    least = [0 if _is_counted(said) else _least(name, said) for name, said in columns]
    wanted = [
        max(_wanted(said) - low, 0) if low else 0 for (_, said), low in zip(columns, least, strict=True)
    ]
    share = max(_PAGE - sum(least), 0) / (sum(wanted) or 1)
    return [round(low + share * more, 1) for low, more in zip(least, wanted, strict=True)]


def _is_counted(said: list[str]) -> bool:
    return bool(said) and all(text.isdecimal() for text in said)


def _least(name: str, said: list[str]) -> int:
    words = [len(word) for text in (name, *said) for word in text.split()]
    return min(max(words, default=1), _LONGEST) + _EDGES


def _wanted(said: list[str]) -> float:
    sizes = [len(text) for text in said]
    mean = sum(sizes) / max(len(sizes), 1)
    return max(min(max(sizes, default=1), _SHORT), math.pow(mean, _FLATTER)) + _EDGES


def _plain(cell: Inlines) -> str:
    return "".join(one.text for one in cell if isinstance(one, Text | Strong))
