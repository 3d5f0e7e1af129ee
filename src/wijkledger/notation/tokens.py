"""The head of a line cut into tokens, each with the column where it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a head; ``text`` is its content without signs, ``raw`` as it was written."""

    type: TokenType
    text: str
    raw: str
    column: int


_REF = re.compile(r"(?:[A-Z][A-Z0-9]{1,11}-[1-9][0-9]*|&[\w-]+)(?:\.[1-9][0-9]*)?,?")
_PAIRS = {'"': '"', "[": "]", "(": ")"}
_TYPES = {'"': TokenType.QUOTED, "[": TokenType.EVIDENCE, "(": TokenType.ASIDE}
_ESCAPES = {"n": "\n", '"': '"', "\\": "\\", "d": ": "}


def tokens_of(head: str, offset: int = 0) -> list[Token]:
    """Cut a head into tokens; Unreadable where a quote or bracket is not closed."""
    found: list[Token] = []
    place = 0
    while place < len(head):
        if head[place] == " ":
            place += 1
            continue
        end = _end_of(head, place, offset)
        found.append(_token(head[place:end], place + offset + 1))
        place = end
    return found


def _end_of(head: str, start: int, offset: int) -> int:
    closing = _PAIRS.get(head[start])
    if closing is None:
        space = head.find(" ", start)
        return len(head) if space < 0 else space
    place, in_quote = start + 1, False
    while place < len(head):
        sign = head[place]
        if sign == "\\" and (in_quote or closing == '"'):
            place += 1
        elif sign == closing and not in_quote:
            return _after_comma(head, place + 1)
        elif sign == '"':
            in_quote = not in_quote
        place += 1
    raise Unreadable(start + offset + 1, f"{head[start]} wordt niet gesloten met {closing} vóór de dubbele punt")


def _after_comma(head: str, place: int) -> int:
    return place + 1 if head[place : place + 1] == "," else place


def _token(raw: str, column: int) -> Token:
    bare = raw.removesuffix(",")
    if raw[0] in _PAIRS:
        inner = bare[1:-1]
        return Token(_TYPES[raw[0]], unescape(inner) if raw[0] == '"' else inner.strip(), raw, column)
    if len(bare) > 1 and raw[0] == "@":
        return Token(TokenType.ACTOR, bare[1:], raw, column)
    if len(bare) > 1 and raw[0] == "#":
        return Token(TokenType.TAG, bare[1:], raw, column)
    if _REF.fullmatch(raw):
        return Token(TokenType.REF, bare, raw, column)
    if raw in {"en", "and", ","}:
        return Token(TokenType.JOINER, raw, raw, column)
    return Token(TokenType.WORD, bare or raw, raw, column)


def unescape(text: str) -> str:
    r"""Undo ``\"``, ``\\``, ``\n`` and ``\d`` (the colon with its space, which ends a head)."""
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[0]), text)


def quote(text: str) -> str:
    """Write a name between quotes so that it may stand anywhere, also in a head."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace(": ", "\\d")
    return f'"{escaped}"'
