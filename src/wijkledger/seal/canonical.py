"""One value, one sequence of bytes: RFC 8785 for the small part of JSON that a ledger speaks."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

import orjson

LARGEST_INTEGER: Final = 2**53 - 1
"""Beyond this RFC 8785 would write another number than the one that was meant (its section 3.2.2.3)."""

DEEPEST: Final = 32
"""Levels of lists and dicts; far more than a record has, far fewer than any reader of JSON bears."""


class NotCanonical(ValueError):  # noqa: N818  it says what the value is, as LedgerDamaged and the like do
    """A value that has no place in a record; ``path`` says where it stands (empty: the value itself)."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path or 'de waarde'}: {why}")
        self.path = path


def canonical_bytes(value: Any) -> bytes:
    """The RFC 8785 bytes of a checked value; raises NotCanonical for anything a record cannot hold."""
    check_value(value)
    return unchecked_bytes(value)


def unchecked_bytes(value: Any) -> bytes:
    """The same bytes for a value known to be in order, such as one read back from a ledger.

    orjson sorts keys by UTF-8 bytes and RFC 8785 by UTF-16 code units; with ASCII keys that is one order.
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def check_value(value: Any, path: str = "") -> None:
    """Raise NotCanonical unless the value is made of sound strings, integers, booleans, lists and dicts.

    Types must match exactly: an enum or a date would be written too, but never read back as what it was.
    """
    _check(value, path, DEEPEST)


def _check(value: Any, path: str, levels: int) -> None:
    sort = type(value)
    if sort is str:
        _check_text(value, path)
    elif sort is int:
        if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            raise NotCanonical(path, "een getal mag hoogstens 2^53-1 groot zijn")
    elif sort is dict or sort is list:
        if not levels:
            raise NotCanonical(path, f"meer dan {DEEPEST} lagen diep")
        _check_members(value, path, levels - 1)
    elif sort is not bool:
        raise NotCanonical(path, f"alleen tekst, gehele getallen en ja/nee, geen {sort.__name__}")


def _check_members(value: dict[Any, Any] | list[Any], path: str, levels: int) -> None:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in pairs:
        if isinstance(value, dict) and not (type(name) is str and name.isascii() and "\0" not in name):
            raise NotCanonical(path, f"een naam is ASCII-tekst, niet {name!r}")
        _check(inner, f"{path}.{name}" if path else str(name), levels)


def _check_text(text: str, path: str) -> None:
    if "\0" in text:
        raise NotCanonical(path, "een tekst bevat geen NUL-teken")
    if text.isascii():
        return
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotCanonical(path, "een tekst bevat geen halve tekens (losse surrogaten)")
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical(path, "een tekst staat in de vorm NFC")
