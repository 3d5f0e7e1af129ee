"""Dates and numbers that stand bare in a head: which of the two it is, and which field takes it."""

from __future__ import annotations

from typing import Any

from wijkledger.notation.cursor import Cursor
from wijkledger.notation.lexicon import Lexicon, Places
from wijkledger.notation.numbers import (
    NotANumber,
    Unit,
    begins_money,
    read_count,
    read_effort,
    read_money,
    read_percentage,
    read_share,
    unit_word,
    whole,
)
from wijkledger.notation.problem import Unreadable
from wijkledger.notation.tokens import TokenType


def take_date_or_number(cursor: Cursor, lexicon: Lexicon) -> bool:
    """Take the date or the number that begins here; False when none does."""
    try:
        if begins_money(cursor.words, cursor.place) or _is_count_with_unit(cursor, lexicon):
            return _take_number(cursor, lexicon)
        return _take_bare_date(cursor, lexicon) or _take_number(cursor, lexicon)
    except NotANumber as error:
        raise Unreadable(cursor.token.column, error.message) from None


def _is_count_with_unit(cursor: Cursor, lexicon: Lexicon) -> bool:
    return (
        whole(cursor.words[cursor.place]) is not None and _unit(cursor, lexicon)(cursor.place + 1) is not None
    )


def _take_bare_date(cursor: Cursor, lexicon: Lexicon) -> bool:
    place = cursor.free(lexicon.dates)
    if place is not None:
        return cursor.take_date(place, cursor.place)
    number = whole(cursor.words[cursor.place]) is not None
    if not number and cursor.date_at(cursor.place, "future") is not None:
        raise Unreadable(cursor.token.column, f"een datum past hier niet bij {cursor.head.word.text}")
    return False


def _take_number(cursor: Cursor, lexicon: Lexicon) -> bool:
    words, start = cursor.words, cursor.place
    for places, reader in ((lexicon.money, read_money), (lexicon.effort, read_effort)):
        found = reader(words, start)
        if found is not None:
            return _put(cursor, places, dict(found.value), found.used)
    if begins_money(words, start):
        return False
    return _take_share(cursor, lexicon) or _take_count(cursor, lexicon)


def _take_share(cursor: Cursor, lexicon: Lexicon) -> bool:
    """A percentage is a share only where a kind has a share and no count."""
    words, start = cursor.words, cursor.place
    if read_percentage(words, start) is not None and (lexicon.counts or not lexicon.shares):
        return False
    share = read_share(words, start)
    if share is None:
        return False
    if not lexicon.shares:
        column = cursor.token.column
        raise Unreadable(column, "een aandeel hoort hier niet; een datum schrijft u als 3-4 of 3 april")
    return _put(cursor, lexicon.shares, dict(share.value), share.used)


def _take_count(cursor: Cursor, lexicon: Lexicon) -> bool:
    count = read_count(cursor.words, cursor.place, _unit(cursor, lexicon))
    if count is None:
        return False
    value = dict(count.value)
    place = next((one for one in lexicon.counts if one.spec.many), None) or cursor.free(lexicon.counts)
    if place is not None:
        return _put(cursor, (place,), value, count.used)
    if "n" not in value or "unit" not in value:
        raise Unreadable(cursor.token.column, _astray(cursor) + "; noem een aantal met een woord")
    cursor.head.around.setdefault("figures", []).append(value)
    cursor.head.columns.setdefault("figures", cursor.token.column)
    cursor.place += count.used
    return True


def _put(cursor: Cursor, places: Places, value: dict[str, Any], used: int) -> bool:
    if not places:
        raise Unreadable(cursor.token.column, _astray(cursor))
    cursor.put(places[0], value, cursor.token)
    cursor.place += used
    return True


def _astray(cursor: Cursor) -> str:
    return f'"{cursor.token.raw}" hoort niet bij {cursor.head.word.text}'


def _unit(cursor: Cursor, lexicon: Lexicon) -> Unit:
    def unit(place: int) -> str | None:
        if place >= len(cursor.tokens):
            return None
        token = cursor.tokens[place]
        if token.type is TokenType.QUOTED:
            return token.text or None
        is_unit = token.type is TokenType.WORD and unit_word(token.word)
        return token.word if is_unit and not cursor.is_taken(lexicon, place) else None

    return unit
