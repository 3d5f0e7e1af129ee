"""Another reading of a field: ``  lees waarde: 82%`` gives a field of the cited entry another value.

A field named by its label gets a whole new value; a number named by its unit, a part named by its number, or
a path behind a slash (``  lees /rows.1.n: 176``) changes only that place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.lexicon import Place, field_by_label, labels_of, places_of
from wijkledger.notation.members import members_of, write_member
from wijkledger.notation.numbers import whole
from wijkledger.notation.parts import WITH_ARGUMENT, read_part, write_part
from wijkledger.notation.problem import NotUnderstood, suggestion
from wijkledger.notation.setting import Target
from wijkledger.notation.written import ANCHOR, read_value

LABEL: Final = "lees "
_PATH: Final = re.compile(r"/([a-z][a-z_]*(?:\.[a-z0-9_]+)*)")
_LISTS: Final = (FieldType.ACTOR, FieldType.REF)
_COUNTED: Final = ("rows", "figures", "value")
Readings = dict[str, Any]


def read_reading(target: Target | None, label: str, text: str, anchor: date, into: Readings) -> None:
    """Add what one ``lees`` line says to ``into``; a line for the same list adds to that list."""
    if path := _PATH.fullmatch(label):
        into[path[1]] = _json(text)
        return
    if target is None:
        raise NotUnderstood("lees kan pas als de regel noemt van welke eerdere regel dit een lezing is")
    place = field_by_label(target[0], label)
    if place is None:
        into.update(_of_one_place(target, label, text))
    elif place.spec.type in WITH_ARGUMENT:
        raise NotUnderstood(
            f"noem bij {place.spec.label} het nummer, bijvoorbeeld lees {place.spec.label} 1: …"
        )
    elif place.spec.many:
        members = [read_value(place.spec, part, anchor) for part in members_of(place.spec, text)]
        before = into.get(place.spec.name)
        into[place.spec.name] = [*before, *members] if isinstance(before, list) else members
    else:
        into[place.spec.name] = read_value(place.spec, text, anchor)


def _json(text: str) -> Any:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return text if value is None or isinstance(value, float) else value


def _of_one_place(target: Target, label: str, text: str) -> Readings:
    number = whole(text)
    if number is not None:
        for path, unit in _units(target):
            if unit == label:
                return {f"{path}.n": number}
    return _of_one_part(target, label, text)


def _units(target: Target) -> Iterator[tuple[str, Any]]:
    """Every number of an entry that has a unit, by its path."""
    for tree in target[1:]:
        for name in _COUNTED:
            value = tree.get(name)
            for place, row in enumerate(value if isinstance(value, list | tuple) else ()):
                if isinstance(row, Mapping):
                    yield f"{name}.{place}", row.get("unit")
            if isinstance(value, Mapping):
                yield name, value.get("unit")


def _of_one_part(target: Target, label: str, text: str) -> Readings:
    name, _, argument = label.partition(" ")
    place = field_by_label(target[0], name)
    if place is not None and place.spec.type in WITH_ARGUMENT:
        part = read_part(place.spec, argument, text)
        key = "subject" if place.spec.type is FieldType.SCORE else "number"
        for index, member in enumerate(_tree_of(target, place).get(place.spec.name) or ()):
            if isinstance(member, Mapping) and key in part and member.get(key) == part[key]:
                return {f"{place.spec.name}.{index}.{inner}": part[inner] for inner in part if inner != key}
    near = suggestion(label, labels_of(target[0]))
    raise NotUnderstood(f'"{label}" is geen veld van "{EVENTS[target[0]].declared.title}"{near}')


def _tree_of(target: Target, place: Place) -> Mapping[str, Any]:
    return target[2] if place.around else target[1]


# --- writing ---------------------------------------------------------------------------------------------


def write_reading(instead: Mapping[str, Any], target: Target | None) -> list[str]:
    """``  lees`` lines: by label, unit or part where the cited entry is known, by path where it is not."""
    lines: list[str] = []
    for path, value in instead.items():
        lines.extend(_written(path, value, target))
    return lines


def _written(path: str, value: Any, target: Target | None) -> Sequence[str]:
    if target is not None:
        for lines in (_by_label(path, value, target), _by_place(path, value, target)):
            if lines and _comes_back(lines, path, value, target):
                return ["\n  |".join(line.split("\n")) for line in lines]
    return [f"  {LABEL}/{path}: {json.dumps(value, ensure_ascii=False)}"]


def _by_label(path: str, value: Any, target: Target) -> list[str]:
    place = next((place for place in places_of(target[0]) if place.spec.name == path), None)
    if place is None or place.spec.type in WITH_ARGUMENT or place.spec.type is FieldType.TREE:
        return []
    members = value if place.spec.many and isinstance(value, list | tuple) else [value]
    try:
        texts = [write_member(place.spec, member) for member in members]
    except (KeyError, ValueError, TypeError):
        return []
    if place.spec.type in _LISTS:
        texts = [", ".join(texts)]
    return [f"  {LABEL}{place.spec.label}: {text}" for text in texts]


def _by_place(path: str, value: Any, target: Target) -> list[str]:
    units = {f"{place}.n": unit for place, unit in _units(target)}
    if isinstance(units.get(path), str):
        return [f"  {LABEL}{units[path]}: {value}"]
    name, _, rest = path.partition(".")
    index, _, inner = rest.partition(".")
    place = next((place for place in places_of(target[0]) if place.spec.name == name), None)
    members = target[1].get(name) if place is not None and place.spec.type in WITH_ARGUMENT else None
    if place is None or not members or index not in map(str, range(len(members))):
        return []
    label, text = write_part(place.spec, {**dict(members[int(index)]), inner: value})
    return [f"  {LABEL}{label}: {text}"]


def _comes_back(lines: Sequence[str], path: str, value: Any, target: Target) -> bool:
    found: Readings = {}
    try:
        for line in lines:
            label, colon, text = line.removeprefix(f"  {LABEL}").partition(": ")
            if not colon or "\n" in label or label != label.strip():
                return False
            read_reading(target, label, text, ANCHOR, found)
    except NotUnderstood:
        return False
    return found == {path: value}
