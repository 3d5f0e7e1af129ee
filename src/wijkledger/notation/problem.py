"""What a reader could not read: where, what was expected, and what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

_LONGEST_GUESS: Final = 60
"""A longer word is no slip of the finger, and comparing it would take time."""
_LONGEST_ECHO: Final = 60
_QUOTED: Final = re.compile(r'"([^"]*)"')
_WORD: Final = re.compile(rf'[^\s…"]{{{_LONGEST_ECHO + 1},}}')


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that was not understood; line and column count from 1."""

    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"regel {self.line}, kolom {self.column}: {self.message}"


class Unreadable(Exception):  # noqa: N818 - it is not an error of the program but a fact about a text
    """Raised inside the reader for one problem at one column of the head; it never leaves this package."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


class NotUnderstood(ValueError):  # noqa: N818 - it says what the reader did, not what went wrong
    """A value that could not be read, with a Dutch sentence that says what was expected."""


def brief(message: str) -> str:
    """A message in which what was typed is cut to what fits on a line."""
    shorter = _QUOTED.sub(lambda found: f'"{_cut(found[1])}"', message)
    return _WORD.sub(lambda found: _cut(found[0]), shorter)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"


def suggestion(word: str, known: Iterable[str], sign: str = "") -> str:
    """The nearest known word as the end of a sentence, or nothing."""
    if len(word) > _LONGEST_GUESS:
        return ""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; bedoelt u {sign}{near[0]}?" if near else ""
