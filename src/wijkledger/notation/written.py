"""One value, read from words that say nothing else, and written back so that it reads the same.

These are the values of indented lines (``  dekking: projectbegroting``), of other readings (``  lees waarde:
82%``) and of form fields. What has no form of its own in Dutch words is written as JSON between braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from wijkledger.domain.edtf import UNKNOWN_DATE
from wijkledger.domain.entry import GEWIST
from wijkledger.domain.event import FieldSpec
from wijkledger.domain.moment import Moment
from wijkledger.domain.values import FieldType
from wijkledger.notation.dates import DateError, format_moment, read_moment
from wijkledger.notation.evidence import format_evidence, read_evidence
from wijkledger.notation.numbers import (
    NotANumber,
    format_count,
    format_effort,
    format_money,
    format_share,
    read_count,
    read_effort,
    read_money,
    read_share,
    whole,
)
from wijkledger.notation.parts import as_json, from_json
from wijkledger.notation.problem import NotUnderstood, Unreadable, suggestion
from wijkledger.notation.seats import format_seat, format_vote, read_seat, read_vote
from wijkledger.notation.tokens import Token, TokenType, quote, tokens_of

NEXT_MEETING: Final = ("volgend", "overleg")
MARKER: Final = str(GEWIST)
"""What stands where a value was erased; whether it was is for the whole text to tell."""
ANCHOR: Final = date(2000, 1, 1)
"""Any day will do where dates are written in full."""
_ACTOR: Final = r"@([a-z][a-z0-9-]*)"
_ROW: Final = re.compile(rf"(.+?)(?: voor {_ACTOR})?( deel)?")
_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def read_due(words: Sequence[str], start: int, anchor: date, body: str | None) -> tuple[Any, int] | None:
    """A moment, or ``volgend overleg @reg`` (``body`` where nobody is named), with the words it took."""
    if tuple(words[start : start + 2]) == NEXT_MEETING:
        named = words[start + 2] if start + 2 < len(words) else ""
        if named.startswith("@"):
            return {"next_meeting": True, "body": named[1:]}, 3
        return {"next_meeting": True, **({} if body is None else {"body": body})}, 2
    found = read_moment(words, start, anchor, direction="future")
    return None if found is None else ({"at": found.stored}, found.used)


def read_time(text: str) -> str | None:
    """``9:30`` as ``09:30``, or None."""
    found = _TIME.fullmatch(text)
    return f"{int(found[1]):02d}:{found[2]}" if found else None


def _moment(text: str, anchor: date) -> str:
    words = text.split()
    try:
        found = read_moment(words, 0, anchor, direction="future") if words else None
    except DateError as error:
        raise NotUnderstood(error.message) from None
    if found is None or found.used != len(words):
        raise NotUnderstood(f'"{text}" is geen datum; schrijf bijvoorbeeld 21 juni 2018, 2018 of eind 2020')
    return found.stored


def _due(text: str, anchor: date) -> dict[str, Any]:
    words = [token.word for token in _tokens(text)]
    if tuple(words[:2]) == NEXT_MEETING:
        found = read_due(words, 0, anchor, None)
        if found and found[1] == len(words):
            return dict(found[0])
    return {"at": _moment(text, anchor)}


def _tokens(text: str) -> list[Token]:
    try:
        return tokens_of(text)
    except Unreadable as problem:
        raise NotUnderstood(problem.message) from None


def _one(text: str, sign: str, wanted: TokenType, what: str) -> str:
    tokens = _tokens(text)
    if len(tokens) != 1 or tokens[0].type != wanted:
        raise NotUnderstood(f'hier past één {what}, bijvoorbeeld {sign}, niet "{text}"')
    return tokens[0].text


def _actor(text: str, _: date) -> str:
    return _one(text, "@gem", TokenType.ACTOR, "partij")


def _ref(text: str, _: date) -> str:
    return _one(text, "WAG-17", TokenType.REF, "verwijzing")


def _flag(text: str, _: date) -> bool:
    if text in {"ja", "nee"}:
        return text == "ja"
    raise NotUnderstood(f'schrijf ja of nee, niet "{text}"')


def _integer(text: str, _: date) -> int:
    number = whole(text.removeprefix("-"))
    if number is None:
        raise NotUnderstood(f'"{text}" is geen heel getal')
    return -number if text.startswith("-") else number


def _time(text: str, _: date) -> str:
    time = read_time(text)
    if time is None:
        raise NotUnderstood(f'"{text}" is geen tijd; schrijf bijvoorbeeld 19:30')
    return time


def _numeric(reader: Callable[..., Any], example: str) -> Callable[[str, date], dict[str, Any]]:
    def read(text: str, _: date) -> dict[str, Any]:
        words = text.split()
        try:
            found = reader(words, 0) if words else None
        except NotANumber as error:
            raise NotUnderstood(error.message) from None
        if found is None or found.used != len(words):
            raise NotUnderstood(f'"{text}" kan hier niet; schrijf bijvoorbeeld {example}')
        return dict(found.value)

    return read


def _row(text: str, anchor: date) -> dict[str, Any]:
    found = _ROW.fullmatch(text)
    if found is None:
        return _count(text, anchor)
    group = {} if found[2] is None else {"group": found[2]}
    return {**_count(found[1], anchor), **group, **({"is_part": True} if found[3] else {})}


def _count(text: str, _: date) -> dict[str, Any]:
    tokens = _tokens(text)
    words = [token.text if token.type is TokenType.QUOTED else token.word for token in tokens]
    if len(words) == 1 and (number := whole(words[0])) is not None:
        return {"n": number}
    try:
        found = (
            read_count(words, 0, lambda at: words[at] if at == len(words) - 1 else None) if words else None
        )
    except NotANumber as error:
        raise NotUnderstood(error.message) from None
    if found is None or found.used != len(words):
        raise NotUnderstood(
            f'"{text}" is geen aantal; schrijf bijvoorbeeld 83%, 75-80% of 245 van 293 koopwoningen'
        )
    return dict(found.value)


def _evidence(text: str, _: date) -> dict[str, Any]:
    found = read_evidence(text)
    if len(found) != 1:
        raise NotUnderstood(f'hier past één bron, niet "{text}"')
    return found[0]


def _tree(text: str, _: date) -> Any:
    raise NotUnderstood(f'zet achter lees om welk veld het gaat, zoals "lees datum: 2018", niet "{text}"')


_READERS: Final[Mapping[FieldType, Callable[[str, date], Any]]] = {
    FieldType.ACTOR: _actor,
    FieldType.REF: _ref,
    FieldType.CODE: lambda text, _: text.removeprefix("@"),
    FieldType.MOMENT: _moment,
    FieldType.DUE: _due,
    FieldType.FLAG: _flag,
    FieldType.INTEGER: _integer,
    FieldType.TIME: _time,
    FieldType.MONEY: _numeric(read_money, "€ 4.500 per jaar"),
    FieldType.EFFORT: _numeric(read_effort, "0,4 fte of 12 uur"),
    FieldType.SHARE: _numeric(read_share, "2/3 of 67%"),
    FieldType.COUNT: _count,
    FieldType.FIGURE: _count,
    FieldType.ROW: _row,
    FieldType.SEAT: lambda text, _: read_seat(text),
    FieldType.VOTE: lambda text, _: read_vote(text),
    FieldType.EVIDENCE: _evidence,
    FieldType.TREE: _tree,
}


def read_value(spec: FieldSpec, text: str, anchor: date) -> Any:
    """Read one member of a field from text that holds nothing else; NotUnderstood otherwise."""
    if not text:
        raise NotUnderstood(f"achter {spec.label} staat niets; vul het in of laat de regel weg")
    if text == MARKER:
        return text
    if spec.value is not None and (value := from_json(text)) is not None:
        return value
    words = spec.words
    if spec.type is FieldType.WORD and words and not words.is_open and text not in words.choices:
        near = suggestion(text, words.choices)
        raise NotUnderstood(f'"{text}" past niet bij {spec.label}; kies uit {", ".join(words.choices)}{near}')
    reader = _READERS.get(spec.type)
    return text if reader is None else reader(text, anchor)


def write_value(spec: FieldSpec, value: Any) -> str:
    """Write one member of a field so that read_value gives it back; as JSON where words cannot say it."""
    if value == MARKER:
        return MARKER
    writer = _WRITERS.get(spec.type, str)
    if spec.value is None:
        return writer(value)
    lean = {name: inner for name, inner in dict(value).items() if inner is not None}
    try:
        text = writer(lean)
        if "\n" not in text and read_value(spec, text, ANCHOR) == lean:
            return text
    except (KeyError, ValueError, TypeError):
        pass
    return as_json(lean)


def write_moment(stored: str) -> str:
    """A stored moment in Dutch, also one that still names a line by its label: ``2018 na &toetreding``."""
    edtf, _, order = stored.partition(" ")
    if not order.startswith(("after &", "before &")):
        return format_moment(Moment.parse(stored))
    behind = order.replace("after ", "na ").replace("before ", "voor ")
    return behind if edtf == UNKNOWN_DATE else f"{format_moment(Moment.parse(edtf))} {behind}"


def _format_due(value: Mapping[str, Any]) -> str:
    if value.get("next_meeting"):
        body = value.get("body")
        return " ".join(NEXT_MEETING) + ("" if body is None else f" @{body}")
    return write_moment(str(value["at"]))


def _format_count(value: Mapping[str, Any]) -> str:
    return format_count(value, quote)


def _format_row(value: Mapping[str, Any]) -> str:
    text = _format_count(value)
    if value.get("group") is not None:
        text += f" voor @{value['group']}"
    return f"{text} deel" if value.get("is_part") else text


_WRITERS: Final[Mapping[FieldType, Callable[[Any], str]]] = {
    FieldType.ACTOR: "@{}".format,
    FieldType.CODE: "@{}".format,
    FieldType.MOMENT: lambda value: write_moment(str(value)),
    FieldType.DUE: _format_due,
    FieldType.FLAG: lambda value: "ja" if value else "nee",
    FieldType.MONEY: format_money,
    FieldType.EFFORT: format_effort,
    FieldType.SHARE: format_share,
    FieldType.COUNT: _format_count,
    FieldType.FIGURE: _format_count,
    FieldType.ROW: _format_row,
    FieldType.SEAT: format_seat,
    FieldType.VOTE: format_vote,
    FieldType.EVIDENCE: format_evidence,
}
