"""The head of a line cut into tokens, each with the column where it begins."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple

from wijkledger.notation.problem import Unreadable


class TokenType(StrEnum):
    """What a token looks like; what it means depends on the kind."""

    ACTOR = "actor"
    REF = "ref"
    QUOTED = "quoted"
    EVIDENCE = "evidence"
    ASIDE = "aside"
    TAG = "tag"
    JOINER = "joiner"
    WORD = "word"


class Token(NamedTuple):
    """A piece of a head, at a column that counts from 1.

    ``text`` is its content without signs, ``raw`` as it was written, ``word`` what a reader of dates and
    numbers sees: nothing it could know for what stands between quotes or brackets.
    """

    type: TokenType
    text: str
    raw: str
    column: int
    word: str


ACTOR: Final = re.compile(r"@([a-z][a-z0-9-]*)")
_REF: Final = re.compile(r"(?:[A-Z][A-Z0-9]{1,11}-[1-9][0-9]{0,8}|&[\w-]+)(?:\.[1-9][0-9]{0,3})?")
_PIECE: Final = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)",?'
    r'|\[(?P<evidence>(?:[^\]"]|"(?:[^"\\]|\\.)*")*)\],?'
    r"|\((?P<aside>[^)]*)\),?"
    r"|[^ ]+"
)
_GROUPS: Final = {
    "quoted": TokenType.QUOTED,
    "evidence": TokenType.EVIDENCE,
    "aside": TokenType.ASIDE,
}
_CLOSING: Final = {'"': '"', "[": "]", "(": ")"}
_JOINERS: Final = frozenset({"en", "and", ","})
_TIGHT_COLON: Final = re.compile(r":(?=[^\s/])(?![0-9])")
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", '"': '"', "\\": "\\", "d": ": "}
_NO_WORD: Final = "\0"
_BLANK: Final = re.compile(r"\s")
_BLANKS: Final = {"\t": "een tab", "\u00a0": "een vaste spatie", "\r": "een regeleinde"}


def tokens_of(head: str) -> list[Token]:
    """Cut a head into tokens; Unreadable where a quote or bracket is not closed, or a sign is misused."""
    return [_token(found) for found in _PIECE.finditer(head)]


def _token(found: re.Match[str]) -> Token:
    raw, column, group = found[0], found.start() + 1, found.lastgroup
    if group is not None:
        inner = found[group]
        text = unescape(inner) if group == "quoted" else inner.strip()
        return Token(_GROUPS[group], text, raw, column, _NO_WORD + raw)
    _refuse_blanks(raw, column)
    first, bare = raw[0], raw.removesuffix(",")
    if first in _CLOSING:
        raise Unreadable(column, f"{first} wordt niet gesloten met {_CLOSING[first]} vóór de dubbele punt")
    if first == "@":
        return Token(TokenType.ACTOR, _actor(bare, column), raw, column, bare)
    if first == "#":
        return Token(TokenType.TAG, bare[1:], raw, column, _NO_WORD + raw)
    if _REF.fullmatch(bare):
        return Token(TokenType.REF, bare, raw, column, bare)
    if raw in _JOINERS:
        return Token(TokenType.JOINER, raw, raw, column, raw)
    return Token(TokenType.WORD, bare, raw, column, bare)


def _refuse_blanks(raw: str, column: int) -> None:
    """A blank that looks like a space and is none would hide a mark inside a word."""
    found = _BLANK.search(raw)
    if found is not None:
        name = _BLANKS.get(found[0], "een teken dat op een spatie lijkt")
        raise Unreadable(column + found.start(), f"hier staat {name}; gebruik een spatie")


def _actor(bare: str, column: int) -> str:
    found = ACTOR.fullmatch(bare)
    if found is None:
        refuse_tight_colon(bare, column)
        raise Unreadable(column, f"{bare} is geen code; schrijf @ met kleine letters en cijfers, zoals @gem")
    return found[1]


def refuse_tight_colon(raw: str, column: int) -> None:
    """Say so where a colon has no space behind it, so that the text behind it was read as a mark."""
    found = _TIGHT_COLON.search(raw)
    if found is not None:
        raise Unreadable(column + found.start(), "zet een spatie achter de dubbele punt")


def unescape(text: str) -> str:
    r"""Undo ``\"``, ``\\``, ``\n`` and ``\d`` (the colon with its space, which ends a head)."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[0])


def quote(text: str) -> str:
    """Write a name between quotes so that it may stand anywhere, also in a head."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace(": ", "\\d")
    return f'"{escaped}"'
