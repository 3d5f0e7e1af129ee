"""One value, read from words that say nothing else, and written back so that it reads the same.

These are the values of indented lines (``  dekking: projectbegroting``), of other readings (``  lees waarde:
82%``) and of form fields. What has no form of its own in Dutch words is written as JSON between braces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.moment import Moment
from wijkledger.domain.values import FieldType
from wijkledger.notation.dates import DateError, format_moment, read_moment
from wijkledger.notation.numbers import (
    NotANumber,
    format_count,
    format_effort,
    format_money,
    format_number,
    format_share,
    read_count,
    read_effort,
    read_money,
    read_share,
    whole,
)
from wijkledger.notation.problem import suggestion
from wijkledger.notation.tokens import TokenType, quote, tokens_of, unescape

NEXT_MEETING = ("volgend", "overleg")
_DOCUMENT = re.compile(r"([A-Z][A-Z0-9]*)(?:\s+p\.\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\"\s,\]][^\",\]]*)))?(?:\s*\"((?:[^\"\\]|\\.)*)\")?\s*")
_PLAIN_PAGE = re.compile(r"[^\"\s,\]\\:]+")


class NotUnderstood(ValueError):
    """A value that could not be read, with a Dutch sentence that says what was expected."""


def read_due(words: list[str], start: int, anchor: date) -> tuple[dict[str, Any], int] | None:
    """A moment, or ``volgend overleg @reg``, with the number of words it took."""
    if tuple(words[start : start + 2]) == NEXT_MEETING:
        body = words[start + 2] if start + 2 < len(words) else ""
        if body.startswith("@"):
            return {"next_meeting": True, "body": body[1:].rstrip(",")}, 3
        return {"next_meeting": True}, 2
    found = read_moment(words, start, anchor, direction="future")
    return None if found is None else ({"at": found.stored}, found.used)


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
    words = text.split()
    if tuple(words[:2]) == NEXT_MEETING:
        found = read_due(words, 0, anchor)
        if found and found[1] == len(words):
            return found[0]
    return {"at": _moment(text, anchor)}


def _one(text: str, sign: str, wanted: TokenType, what: str) -> str:
    tokens = tokens_of(text)
    if len(tokens) != 1 or tokens[0].type != wanted:
        raise NotUnderstood(f'hier past één {what}, bijvoorbeeld {sign}, niet "{text}"')
    return tokens[0].text


def _actor(text: str, _: date) -> str:
    return _one(text, "@gem", TokenType.ACTOR, "partij")


def _ref(text: str, _: date) -> str:
    return _one(text, "WAG-17", TokenType.REF, "verwijzing")


def _code(text: str, _: date) -> str:
    return text.removeprefix("@")


def _flag(text: str, _: date) -> bool:
    if text in {"ja", "nee"}:
        return text == "ja"
    raise NotUnderstood(f'schrijf ja of nee, niet "{text}"')


def _integer(text: str, _: date) -> int:
    number = whole(text.removeprefix("-"))
    if number is None:
        raise NotUnderstood(f'"{text}" is geen heel getal')
    return -number if text.startswith("-") else number


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
    row: dict[str, Any] = {}
    rest = text
    if rest.endswith(" deel"):
        row["is_part"], rest = True, rest.removesuffix(" deel")
    before, mark, group = rest.rpartition(" voor @")
    if mark:
        row["group"], rest = group, before
    return {**_count(rest, anchor), **row}


def _count(text: str, _: date) -> dict[str, Any]:
    tokens = [token.raw if token.type != TokenType.QUOTED else token.text for token in tokens_of(text)]
    if len(tokens) == 1 and (number := whole(tokens[0])) is not None:
        return {"n": number}

    def unit(place: int) -> str | None:
        return tokens[place] if place == len(tokens) - 1 else None

    try:
        found = read_count(tokens, 0, unit) if tokens else None
    except NotANumber as error:
        raise NotUnderstood(error.message) from None
    if found is None or found.used != len(tokens):
        raise NotUnderstood(f'"{text}" is geen aantal; schrijf bijvoorbeeld 83%, 75-80% of 245 van 293 koopwoningen')
    return dict(found.value)


def read_evidence(text: str) -> list[dict[str, Any]]:
    """``W8, W9 p.3 "een citaat"`` as document, page and quote."""
    found: list[dict[str, Any]] = []
    rest = text.strip()
    while rest:
        place = _DOCUMENT.match(rest)
        if place is None:
            raise NotUnderstood(f'"{rest}" is geen bron; schrijf bijvoorbeeld [W8] of [W9 p.3]')
        page = unescape(place[2]) if place[2] is not None else (place[3] or "").strip()
        item: dict[str, Any] = {"document": place[1]}
        if page:
            item["page"] = page
        if place[4] is not None:
            item["quote"] = unescape(place[4])
        found.append(item)
        rest = rest[place.end() :]
        if rest and not rest.startswith(","):
            raise NotUnderstood(f'tussen twee bronnen hoort een komma, bij "{rest}"')
        rest = rest[1:].lstrip()
    return found


def format_evidence(item: Mapping[str, Any]) -> str:
    """The reverse of read_evidence, for one source."""
    text = str(item["document"])
    if item.get("page") is not None:
        page = str(item["page"])
        text += f" p.{page if _PLAIN_PAGE.fullmatch(page) else quote(page)}"
    return text if item.get("quote") is None else f"{text} {quote(str(item['quote']))}"


def _evidence(text: str, _: date) -> dict[str, Any]:
    found = read_evidence(text)
    if len(found) != 1:
        raise NotUnderstood(f'hier past één bron, niet "{text}"')
    return found[0]


_SEAT = re.compile(r"@(\S+)(?: namens @(\S+))?(?: als (.+))?")
_STEP = re.compile(r"@(\S+)(?: (\d+) dagen)?")
_SCORE = re.compile(r"(\d+)(?: van (\d+))?")
_VOTE_WORDS = {"voor": "in_favour", "tegen": "against", "blanco": "blank", "aanwezig": "present", "gerechtigd": "entitled"}


def _seat(text: str, _: date) -> dict[str, Any]:
    found = _SEAT.fullmatch(text)
    if found is None:
        raise NotUnderstood(f'schrijf wie er zat als @lia, of @lia namens @gem als regisseur, niet "{text}"')
    names = {"who": found[1], "on_behalf_of": found[2], "hat": found[3]}
    return {name: value for name, value in names.items() if value is not None}


def _vote(text: str, _: date) -> dict[str, Any]:
    vote: dict[str, Any] = {}
    words = text.split()
    while words and words[0] in _VOTE_WORDS and len(words) > 1 and (number := whole(words[1])) is not None:
        vote[_VOTE_WORDS[words[0]]] = number
        words = words[2:]
    if words:
        vote["method"] = " ".join(words)
    if not vote:
        raise NotUnderstood("schrijf de stemming als: voor 10 tegen 2 blanco 1 aanwezig 13, of: hamerslag")
    return vote


def _plain(text: str, _: date) -> str:
    return text


_READERS: Mapping[FieldType, Callable[[str, date], Any]] = {
    FieldType.ACTOR: _actor,
    FieldType.REF: _ref,
    FieldType.CODE: _code,
    FieldType.MOMENT: _moment,
    FieldType.DUE: _due,
    FieldType.FLAG: _flag,
    FieldType.INTEGER: _integer,
    FieldType.MONEY: _numeric(read_money, "€ 4.500 per jaar"),
    FieldType.EFFORT: _numeric(read_effort, "0,4 fte of 12 uur"),
    FieldType.SHARE: _numeric(read_share, "2/3 of 67%"),
    FieldType.COUNT: _count,
    FieldType.FIGURE: _count,
    FieldType.ROW: _row,
    FieldType.SEAT: _seat,
    FieldType.VOTE: _vote,
    FieldType.EVIDENCE: _evidence,
}


def read_value(spec: FieldSpec, text: str, anchor: date) -> Any:
    """Read one member of a field from text that holds nothing else; NotUnderstood otherwise."""
    if text.startswith("{") and text.endswith("}") and spec.value is not None:
        try:
            value = json.loads(text)
        except ValueError:
            raise NotUnderstood(f'"{text}" is geen leesbare waarde') from None
        return value
    if spec.type == FieldType.WORD and spec.words and not spec.words.is_open and text not in spec.words.choices:
        choices = spec.words.choices
        raise NotUnderstood(f'"{text}" past niet bij {spec.label}; kies uit {", ".join(choices)}{suggestion(text, choices)}')
    return _READERS.get(spec.type, _plain)(text, anchor)


def read_argument(spec: FieldSpec, argument: str, text: str, anchor: date) -> Any:
    """Read an indented line whose label has something behind it: ``voorwaarde 2``, ``artikel rolverdeling``."""
    if text.startswith("{") and text.endswith("}"):
        return read_value(spec, text, anchor)
    number, _, rest = argument.partition(" ")
    numbered = {"number": int(number)} if number.isdigit() else {}
    name = rest if numbered else argument
    if spec.type == FieldType.CONDITION and not name:
        return {**numbered, "text": text}
    if spec.type == FieldType.CLAUSE:
        return {**numbered, **({"kind": name} if name else {}), "text": text}
    if spec.type == FieldType.STEP and not name and (found := _STEP.fullmatch(text)):
        days = {} if found[2] is None else {"days": int(found[2])}
        return {**numbered, "who": found[1], **days}
    if spec.type == FieldType.SCORE and argument and (found := _SCORE.fullmatch(text)):
        of = {} if found[2] is None else {"of": int(found[2])}
        return {"subject": argument, "n": int(found[1]), **of}
    raise NotUnderstood(f'de regel "{spec.label}" is niet te lezen')


NUMBERED = frozenset({FieldType.CONDITION, FieldType.CLAUSE, FieldType.STEP, FieldType.SCORE})


def number_parts(members: list[Any]) -> list[Any]:
    """Give parts without a number the first free one, in the order written."""
    taken = {member.get("number") for member in members if isinstance(member, dict)}
    free = iter(number for number in range(1, len(members) + len(taken) + 1) if number not in taken)
    return [
        {"number": next(free), **member} if isinstance(member, dict) and "number" not in member else member
        for member in members
    ]


def _format_due(value: Mapping[str, Any]) -> str:
    if value.get("next_meeting"):
        body = value.get("body")
        return "volgend overleg" if body is None else f"volgend overleg @{body}"
    return format_moment(Moment.parse(str(value["at"])))


def _format_row(value: Mapping[str, Any]) -> str:
    text = format_count(value, quote)
    if value.get("group") is not None:
        text += f" voor @{value['group']}"
    return f"{text} deel" if value.get("is_part") else text


def _format_seat(value: Mapping[str, Any]) -> str:
    text = f"@{value['who']}"
    if value.get("on_behalf_of") is not None:
        text += f" namens @{value['on_behalf_of']}"
    return text if value.get("hat") is None else f"{text} als {value['hat']}"


def _format_vote(value: Mapping[str, Any]) -> str:
    counted = [f"{word} {format_number(int(value[name]))}" for word, name in _VOTE_WORDS.items() if value.get(name) is not None]
    return " ".join([*counted, *([str(value["method"])] if value.get("method") else [])])


def _format_step(value: Mapping[str, Any]) -> str:
    days = value.get("days")
    return f"@{value['who']}" if days is None else f"@{value['who']} {days} dagen"


def _format_score(value: Mapping[str, Any]) -> str:
    return str(value["n"]) if value.get("of") is None else f"{value['n']} van {value['of']}"


_WRITERS: Mapping[FieldType, Callable[[Any], str]] = {
    FieldType.ACTOR: lambda value: f"@{value}",
    FieldType.CODE: lambda value: f"@{value}",
    FieldType.MOMENT: lambda value: format_moment(Moment.parse(str(value))),
    FieldType.DUE: _format_due,
    FieldType.FLAG: lambda value: "ja" if value else "nee",
    FieldType.MONEY: format_money,
    FieldType.EFFORT: format_effort,
    FieldType.SHARE: format_share,
    FieldType.COUNT: lambda value: format_count(value, quote),
    FieldType.FIGURE: lambda value: format_count(value, quote),
    FieldType.ROW: _format_row,
    FieldType.SEAT: _format_seat,
    FieldType.VOTE: _format_vote,
    FieldType.EVIDENCE: format_evidence,
    FieldType.CONDITION: lambda value: str(value["text"]),
    FieldType.CLAUSE: lambda value: str(value["text"]),
    FieldType.STEP: _format_step,
    FieldType.SCORE: _format_score,
}

_ANCHOR = date(2000, 1, 1)


def write_value(spec: FieldSpec, value: Any) -> str:
    """Write one member of a field so that read_value gives it back; as JSON where words cannot say it."""
    if spec.value is None or spec.type in NUMBERED:
        return _WRITERS.get(spec.type, str)(value)
    lean = {name: inner for name, inner in dict(value).items() if inner is not None}
    try:
        text = _WRITERS[spec.type](lean)
        if "\n" not in text and read_value(spec, text, _ANCHOR) == lean:
            return text
    except (KeyError, ValueError, TypeError):
        pass
    return as_json(lean)


def as_json(value: Mapping[str, Any]) -> str:
    """A value as JSON between braces, on one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def field_by_label(model: Any, label: str) -> FieldSpec | None:
    """The field of a model with this Dutch label, or with this English name."""
    specs = specs_of(model)
    found = next((spec for spec in specs.values() if spec.label == label), None)
    return found or specs.get(label.replace(" ", "_"))


