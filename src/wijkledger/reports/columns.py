"""How wide the columns of a table are beside each other: by what stands in them."""

from __future__ import annotations

import math
from typing import Final

from wijkledger.reports.document import FEW, FootnoteRef, Inlines, Strong, Table, Text
from wijkledger.reports.unbroken import DAY

_PAGE: Final = 118
"""About as many signs stand beside each other on a page."""
_LONGEST: Final = 13
"""A longer word is hyphenated: no column is made wider for it."""
_SHORT: Final = 18
"""A text of so many signs stands on one line where there is room."""
_OF_A_MARK: Final = 2
"""A mark is about as wide as two signs."""
_DAY: Final = 18
"""The longest day, ``30 september 2026``, which stands on one line."""
_EDGES: Final = 3
"""The blank beside a text and the marks after it, in signs."""
_FLATTER: Final = 0.85
"""Twice the text does not need twice the width: it may also stand on more lines."""


def widths(table: Table) -> list[float]:
    """The share of each column, as weights; 0 for one of numbers or days, which is as wide as it must be.

    Each other has room for its longest word; what is left of the page goes to those that have much to say.
    """
    columns = [(name, [plain(row[place]) for row in table.rows]) for place, name in enumerate(table.columns)]
    own = [is_counted(said) or _is_dated(said) for _, said in columns]
    least = [0 if fixed else _least(name, said) for (name, said), fixed in zip(columns, own, strict=True)]
    wanted = [
        max(_wanted(said) - low, 0) if low else 0 for (_, said), low in zip(columns, least, strict=True)
    ]
    taken = sum(least) + sum(
        _own(name, said) for (name, said), fixed in zip(columns, own, strict=True) if fixed
    )
    share = max(_PAGE - taken, 0) / (sum(wanted) or 1)
    return [round(low + share * more, 1) for low, more in zip(least, wanted, strict=True)]


def plain(cell: Inlines) -> str:
    """The words of a cell without its marks."""
    return "".join(one.text for one in cell if isinstance(one, Text | Strong))


def is_counted(said: list[str]) -> bool:
    """Whether a column has nothing but numbers."""
    return bool(said) and all(text.isdecimal() for text in said)


def has_long_words(cell: Inlines) -> bool:
    """Whether a word of a cell, with the marks behind it, may be too long for a line of its column."""
    glued = "".join(
        "." * (_OF_A_MARK * min(len(one.citations), FEW)) if isinstance(one, FootnoteRef) else one.text
        for one in cell
    )
    return any(len(word) > _LONGEST for word in glued.split())


def _is_dated(said: list[str]) -> bool:
    """Whether a column has days, and nothing longer than one."""
    return any(map(DAY.search, said)) and all(len(text) <= _DAY for text in said)


def _own(name: str, said: list[str]) -> int:
    return max(map(len, (name, *said))) + _EDGES


def _least(name: str, said: list[str]) -> int:
    words = [len(word) for text in (name, *said) for word in text.split()]
    if any(map(DAY.search, said)):
        return _DAY + _EDGES
    return min(max(words, default=1), _LONGEST) + _EDGES


def _wanted(said: list[str]) -> float:
    sizes = [len(text) for text in said]
    mean = sum(sizes) / max(len(sizes), 1)
    return max(min(max(sizes, default=1), _SHORT), math.pow(mean, _FLATTER)) + _EDGES
