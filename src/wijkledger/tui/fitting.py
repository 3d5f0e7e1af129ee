"""Text made to fit: wide characters count double, and what is left out is shown by an ellipsis."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from rich.cells import cell_len, set_cell_size

_ELLIPSIS: Final = "…"
_HERE: Final = ZoneInfo("Europe/Amsterdam")


def shorten(text: str, width: int) -> str:
    """A text on one line of at most so many cells, cut between words where that costs little."""
    flat = " ".join(text.split())
    if cell_len(flat) <= width:
        return flat
    if width <= 1:
        return _ELLIPSIS[:width]
    cut = set_cell_size(flat, width - 1).rstrip()
    if not flat.startswith(f"{cut} "):
        head, space, _ = cut.rpartition(" ")
        cut = head if space and cell_len(head) * 5 > width * 4 else cut
    return f"{cut.rstrip(' ,;:')}{_ELLIPSIS}"


def fit(text: str, width: int, *, right: bool = False) -> str:
    """A text that takes exactly so many cells."""
    short = shorten(text, width)
    padding = " " * (width - cell_len(short))
    return f"{padding}{short}" if right else f"{short}{padding}"


def fit_line(text: str, width: int) -> str:
    """A line of exactly so many cells, its own spaces kept; only for text that is known to fit."""
    return set_cell_size(text, width)


def wrap(text: str, width: int, lines: int) -> list[str]:
    """A text over at most so many lines, the last one shortened where it goes on."""
    found: list[str] = []
    rest = " ".join(text.split())
    while rest and len(found) < lines - 1:
        cut = set_cell_size(rest, width).rstrip()
        if cut != rest and not rest[len(cut) :].startswith(" "):
            cut = cut.rpartition(" ")[0] or cut
        found.append(cut)
        rest = rest[len(cut) :].lstrip()
    return [*found, shorten(rest, width)] if rest else found


def say_day(day: date) -> str:
    """A day in figures, as people write it: 22-11-2026."""
    return f"{day.day}-{day.month}-{day.year}"


def say_recorded(text: str) -> str:
    """The Dutch day of a time as the ledger stores it; nothing for nothing."""
    if not text:
        return ""
    return say_day(datetime.fromisoformat(text).astimezone(_HERE).date())
