"""How objections speak: values quoted so that any screen can show them, and the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Final

_LONGEST_QUOTE: Final = 60
_LONGEST_NUMBER: Final = 10**15
_FEW_CHOICES: Final = 12


def quoted(value: Any) -> str:
    """A value between quotation marks: shortened, on one line, without what a screen cannot show."""
    if isinstance(value, int) and abs(value) > _LONGEST_NUMBER:
        return "een heel groot getal"
    return f'"{plain(value if isinstance(value, str) else repr(value))}"'


def plain(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """A text fit for a message: printable, and cut off where it gets too long to read."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in text[: longest + 1])
    return shown if len(shown) <= longest else shown[:longest] + "…"


def nearest(word: str, known: Iterable[str], sign: str = "") -> str:
    """`` Bedoelt u @lia?`` when a known word comes close, else nothing."""
    found = get_close_matches(word[:_LONGEST_QUOTE], list(known), n=1, cutoff=0.6)
    return f" Bedoelt u {sign}{found[0]}?" if found else ""


def choices(words: Iterable[str]) -> str:
    """`` Kies uit: …`` with the first dozen words."""
    listed = list(words)
    if not listed:
        return ""
    return f" Kies uit: {', '.join(listed[:_FEW_CHOICES])}{' …' if len(listed) > _FEW_CHOICES else ''}."
