"""The words of a line as a reader of dates sees them, and what it makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from wijkledger.domain import moment_words as calendar

Direction = Literal["past", "future"]

_SHORT_YEAR: Final = re.compile(r"['’‘]([0-9]{2})")
_FOUR_DIGITS: Final = re.compile(r"[0-9]{4}")


class DateError(ValueError):
    """A date that cannot be, with a Dutch message and the index of the word where it begins."""

    def __init__(self, message: str, word_index: int) -> None:
        super().__init__(message)
        self.message = message
        self.word_index = word_index


class DateRead(NamedTuple):
    """The EDTF that was read, the words it took, and the citation or &label it came after or before."""

    moment_edtf: str
    used: int
    after: str | None = None
    before: str | None = None

    @property
    def stored(self) -> str:
        """The text that is stored, once a label has become a citation: ``2018 after WB-28``."""
        if self.after is not None:
            return f"{self.moment_edtf} after {self.after}"
        return self.moment_edtf if self.before is None else f"{self.moment_edtf} before {self.before}"


class DateLine(NamedTuple):
    """The words among which a date is read, and the day that gives it the year it leaves out."""

    words: Sequence[str]
    anchor: date
    future: bool

    def at(self, place: int) -> str:
        """The word there, in Dutch, in lower case and without a full stop; nothing past the end."""
        if place >= len(self.words):
            return ""
        word = self.words[place].lower().rstrip(".")
        return calendar.ALIASES.get(word, word)

    def raw(self, place: int) -> str:
        """The word there as it was written; nothing past the end."""
        return self.words[place] if place < len(self.words) else ""


def is_year(word: str) -> bool:
    """Whether a bare word is taken for a year: four digits from 1900 to 2100."""
    return _FOUR_DIGITS.fullmatch(word) is not None and int(word) in calendar.YEARS


def year_behind(line: DateLine, place: int) -> tuple[int | None, int]:
    """The year that stands here, perhaps behind ``van``, with the place behind it, or None."""
    inner = place + 1 if line.at(place) == "van" else place
    if short := _SHORT_YEAR.fullmatch(line.at(inner)):
        raise ValueError(f"schrijf het jaar voluit: 20{short[1]}")
    return (int(line.at(inner)), inner + 1) if is_year(line.at(inner)) else (None, place)
