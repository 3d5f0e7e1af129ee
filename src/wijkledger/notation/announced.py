"""Fields that a word announces in a head: ``uiterlijk 12 dec``, ``aan @gem``, ``punt 4``, ``om 19:30``."""

from __future__ import annotations

from typing import Final

from wijkledger.domain.values import FieldType
from wijkledger.notation.cursor import Cursor, listed
from wijkledger.notation.lexicon import ACTORS, DATES, Lexicon, Place, Places
from wijkledger.notation.numbers import whole
from wijkledger.notation.problem import Unreadable
from wijkledger.notation.quantity import take_date_or_number
from wijkledger.notation.tokens import TokenType
from wijkledger.notation.written import read_time

_WANTS: Final = {
    **dict.fromkeys(DATES, "een datum"),
    **dict.fromkeys(ACTORS, "een @partij"),
    FieldType.REF: "een verwijzing zoals WAG-17",
    FieldType.NAME: "een naam",
    FieldType.DOSSIER: "een code zoals WAG",
    FieldType.INTEGER: "een heel getal",
    FieldType.TIME: "een tijd zoals 19:30",
}
_DATE_OR_ACTOR: Final = "voor"
"""A word that wants a date in one kind and somebody in another, so that people mix them up."""


def take_announced(cursor: Cursor, lexicon: Lexicon) -> bool:
    """Take a mark with its value; False when this word is no mark, Unreadable when its value is missing."""
    mark = cursor.token
    places = lexicon.marks.get(mark.text)
    if places is None or mark.type is not TokenType.WORD:
        return False
    flag = next((place for place in places if place.spec.type is FieldType.FLAG), None)
    if flag is not None:
        cursor.put(flag, value=True, token=mark)
        cursor.place += 1
        return True
    start = cursor.place
    cursor.place += 1
    if any(_take_value(cursor, place, start) for place in places):
        return True
    cursor.place = start
    if take_date_or_number(cursor, lexicon):
        return True
    raise Unreadable(mark.column, f"{mark.text} wil {_expectation(cursor, mark.text, places)}")


def _take_value(cursor: Cursor, place: Place, start: int) -> bool:
    if cursor.at_end:
        return False
    token, type_ = cursor.token, place.spec.type
    if type_ in ACTORS or type_ is FieldType.REF:
        wanted = TokenType.REF if type_ is FieldType.REF else TokenType.ACTOR
        if token.type is wanted:
            cursor.take_list(place, wanted)
        return token.type is wanted
    if type_ in DATES:
        # The mark may be the first word of the date itself: tot en met eind 2026.
        return cursor.take_date(place, start + 1) or cursor.take_date(place, start)
    return _take_scalar(cursor, place)


def _take_scalar(cursor: Cursor, place: Place) -> bool:
    token = cursor.token
    value: str | int | None = None
    match place.spec.type:
        case FieldType.NAME if token.type in (TokenType.QUOTED, TokenType.WORD):
            value = token.text or None
        case FieldType.DOSSIER if token.type is TokenType.WORD:
            value = token.text or None
        case FieldType.INTEGER:
            value = whole(token.word)
        case FieldType.TIME:
            value = read_time(token.word)
    if value is None:
        return False
    cursor.put(place, value, token)
    cursor.place += 1
    return True


def _expectation(cursor: Cursor, mark: str, places: Places) -> str:
    wants = list(dict.fromkeys(_WANTS.get(place.spec.type, "iets anders") for place in places))
    behind = cursor.tokens[cursor.place + 1 : cursor.place + 2]
    if mark == _DATE_OR_ACTOR and not any(token.type is TokenType.ACTOR for token in behind):
        return "een datum of een @partij"
    return f"hier {listed(wants)}" if behind else listed(wants)
