"""The members of a list that stands on one indented line: ``delen: noord, zuid``, ``partijen: @gem en @wow``.

A text may hold any comma, so texts stand one on a line; a name that holds one is written between quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from wijkledger.domain.event import FieldSpec
from wijkledger.domain.values import FieldType
from wijkledger.notation.lexicon import field_by_label, places_of
from wijkledger.notation.parts import as_json
from wijkledger.notation.setting import Target
from wijkledger.notation.tokens import quote, unescape
from wijkledger.notation.written import write_value

_CODES: Final = (FieldType.ACTOR, FieldType.REF, FieldType.PATH)
_BETWEEN_CODES: Final = re.compile(r"\s*,\s*(?:en\s+)?|\s+en\s+")
_BETWEEN_SEATS: Final = re.compile(r"(?:, (?:en )?| en )(?=@)")
_NAME: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?=, |\Z)')
_COMMA: Final = ", "


def members_of(spec: FieldSpec, text: str) -> list[str]:
    """What an indented line lists, each member fit for read_value; the whole text where it is no list."""
    if not spec.many:
        return [text]
    if spec.type in _CODES:
        return [part for part in _BETWEEN_CODES.split(text.strip()) if part] or [text]
    if spec.type is FieldType.SEAT and not text.startswith("{"):
        return _BETWEEN_SEATS.split(text)
    return _names(text) if spec.type is FieldType.NAME else [text]


def _names(text: str) -> list[str]:
    if _COMMA not in text and not text.startswith('"'):
        return [text]
    found: list[str] = []
    place = 0
    while place < len(text):
        quoted = _NAME.match(text, place)
        if quoted is not None:
            found.append(unescape(quoted[1]))
            place = quoted.end() + len(_COMMA)
        else:
            name, _, _ = text[place:].partition(_COMMA)
            found.append(name.strip())
            place += len(name) + len(_COMMA)
    return [name for name in found if name] or [text]


def paths_of(cited: Target, named: str) -> Iterator[str]:
    """The paths of the values that a label stands for in an entry; a path stays what it is."""
    kind, *trees = cited
    head = named.partition(".")[0]
    if any(place.spec.name == head for place in places_of(kind)):
        yield named
        return
    place = field_by_label(kind, named)
    name = named if place is None else place.spec.name
    value = next((tree[name] for tree in trees if name in tree), None)
    yield from [named] if value is None else _leaves(name, value)


def _leaves(path: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(f"{path}.{name}", inner) if inner is not None else ()
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _leaves(f"{path}.{place}", inner)
    else:
        yield path


def write_member(spec: FieldSpec, value: Any) -> str:
    """One member of a field as it stands on an indented line, so that members_of gives it back alone."""
    text = write_value(spec, value)
    if not spec.many or members_of(spec, text) == [text]:
        return text
    return as_json(lean(value)) if isinstance(value, Mapping) else quote(text)


def lean(member: Mapping[str, Any]) -> dict[str, Any]:
    """A value without what it does not say."""
    return {name: value for name, value in dict(member).items() if value is not None}
