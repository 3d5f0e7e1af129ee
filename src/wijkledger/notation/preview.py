"""What a line was taken to say, field by field, before anybody presses Enter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from wijkledger.domain.event import FieldSpec
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.lexicon import ACTORS, Place, places_of
from wijkledger.notation.parts import WITH_ARGUMENT, write_part
from wijkledger.notation.written import write_moment, write_value

KIND_LABEL: Final = "regel"
_CODE_IN_TEXT: Final = re.compile(r"@([a-z][a-z0-9-]*)")
_MOMENT_FIRST: Final = ("when", "words")
_UNREMARKABLE: Final = {"visibility": "intern"}


def described(proposed: Proposed, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and value in Dutch, in reading order: what it is, when, its fields, its circumstances.

    ``names`` are names by code. Never raises: a value that cannot be shown well is shown as it is.
    """
    shown = [(KIND_LABEL, EVENTS[proposed.kind].declared.title)]
    for place in _in_order(proposed.kind):
        value = (proposed.circumstances if place.around else proposed.payload).get(place.spec.name)
        if value is None or _UNREMARKABLE.get(place.spec.name) == value:
            continue
        shown.extend(_rows(place.spec, value, names))
    return shown


def _in_order(kind: str) -> Iterator[Place]:
    """The moment, then the fields with the text behind them, then the other circumstances."""
    places = places_of(kind)
    own = [place for place in places if not place.around]
    around = [place for place in places if place.around]
    yield from (place for place in around if place.spec.name in _MOMENT_FIRST)
    yield from own
    yield from (place for place in around if place.spec.name not in _MOMENT_FIRST)


def _rows(spec: FieldSpec, value: Any, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if spec.type is FieldType.TREE and isinstance(value, Mapping):
        for path, inner in value.items():
            yield f"{spec.label} {path}", inner if isinstance(inner, str) else _as_it_is(inner)
        return
    members = list(value) if spec.many and isinstance(value, list | tuple) else [value]
    if spec.type in WITH_ARGUMENT or (spec.type is FieldType.TEXT and len(members) > 1):
        for member in members:
            yield _part(spec, member, names)
        return
    yield spec.label, ", ".join(_said(spec, member, names) for member in members)


def _part(spec: FieldSpec, member: Any, names: Mapping[str, str]) -> tuple[str, str]:
    if spec.type not in WITH_ARGUMENT or not isinstance(member, Mapping):
        return spec.label, _said(spec, member, names)
    label, text = write_part(spec, member)
    return label, _with_names(text, names)


def _said(spec: FieldSpec, value: Any, names: Mapping[str, str]) -> str:
    try:
        return _SPEAKERS.get(spec.type, _written)(spec, value, names)
    except (KeyError, ValueError, TypeError, AttributeError):
        return _as_it_is(value)


def _as_it_is(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _written(spec: FieldSpec, value: Any, names: Mapping[str, str]) -> str:
    return _with_names(write_value(spec, value), names)


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """A text in which every known ``@code`` reads as the name it stands for."""
    return _CODE_IN_TEXT.sub(lambda found: names.get(found[1], found[0]), text)


def _moment(_: FieldSpec, value: Any, __: Mapping[str, str]) -> str:
    return _spoken(str(value))


def _spoken(stored: str) -> str:
    return write_moment(stored) if "&" in stored else speak_moment(Moment.parse(stored))


def _due(_: FieldSpec, value: Any, names: Mapping[str, str]) -> str:
    if not value.get("next_meeting"):
        return _spoken(str(value["at"]))
    body = value.get("body")
    return "volgend overleg" if body is None else f"volgend overleg van {names.get(body, f'@{body}')}"


def _code(_: FieldSpec, value: Any, __: Mapping[str, str]) -> str:
    return f"@{value}"


def _text(_: FieldSpec, value: Any, names: Mapping[str, str]) -> str:
    return _with_names(str(value), names)


_SPEAKERS: Final[Mapping[FieldType, Callable[[FieldSpec, Any, Mapping[str, str]], str]]] = {
    FieldType.MOMENT: _moment,
    FieldType.DUE: _due,
    FieldType.CODE: _code,
    FieldType.TEXT: _text,
    **dict.fromkeys((one for one in ACTORS if one is not FieldType.CODE), _written),
}
