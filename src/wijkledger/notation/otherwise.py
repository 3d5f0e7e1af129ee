"""Another reading of a field: ``  lees waarde: 82%`` becomes a path of the cited entry with a typed value."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.entry import Scalar, flatten, grow
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType
from wijkledger.notation.numbers import whole
from wijkledger.notation.problem import suggestion
from wijkledger.notation.written import (
    NUMBERED,
    NotUnderstood,
    field_by_label,
    read_argument,
    read_value,
    write_value,
)


_PATH = re.compile(r"/([a-z][a-z_]*(?:\.[a-z0-9_]+)*)")
Target = tuple[str, Mapping[str, Any], Mapping[str, Any]]


def other_reading(
    target: Target | None, label: str, text: str, anchor: date
) -> dict[str, Scalar]:
    """The paths and values that another account gives; a figure is addressed by its unit, a path by ``/``."""
    if path := _PATH.fullmatch(label):
        return {path[1]: _json_scalar(text)}
    if target is None:
        raise NotUnderstood("lees kan pas als de regel noemt van welke eerdere regel dit een lezing is")
    kind, payload, around = target
    spec = field_by_label(EVENTS[kind], label) or field_by_label(Circumstances, label)
    if spec is None:
        return _by_unit(kind, payload, around, label, text)
    if spec.type in NUMBERED:
        raise NotUnderstood(f"noem bij {spec.label} het nummer, bijvoorbeeld lees {spec.label} 1: …")
    return _flat(spec, text, anchor)


def _json_scalar(text: str) -> Scalar:
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    if not isinstance(value, str | int | bool):
        raise NotUnderstood(f'"{text}" is geen enkele waarde')
    return value


def _flat(spec: FieldSpec, text: str, anchor: date) -> dict[str, Scalar]:
    if not spec.many:
        return flatten({spec.name: read_value(spec, text, anchor)})
    separators = text.replace(" en ", ", ").split(", ") if spec.type in (FieldType.ACTOR, FieldType.REF) else [text]
    return flatten({spec.name: [read_value(spec, part.strip(), anchor) for part in separators if part.strip()]})


def _by_unit(
    kind: str, payload: Mapping[str, Any], around: Mapping[str, Any], label: str, text: str
) -> dict[str, Scalar]:
    number = whole(text)
    for tree, name in ((payload, "rows"), (around, "figures")):
        for place, row in enumerate(tree.get(name, ())):
            if isinstance(row, Mapping) and row.get("unit") == label and number is not None:
                return {f"{name}.{place}.n": number}
    single = payload.get("value")
    if isinstance(single, Mapping) and single.get("unit") == label and number is not None:
        return {"value.n": number}
    return _by_argument(kind, payload, label, text)


def _by_argument(kind: str, payload: Mapping[str, Any], label: str, text: str) -> dict[str, Scalar]:
    name, _, argument = label.partition(" ")
    spec = field_by_label(EVENTS[kind], name)
    if spec is not None and spec.type in NUMBERED:
        member = read_argument(spec, argument, text, date(2000, 1, 1))
        for place, row in enumerate(payload.get(spec.name, ())):
            if isinstance(row, Mapping) and row.get("number") == member.get("number"):
                return {f"{spec.name}.{place}.{key}": value for key, value in member.items() if key != "number"}
    known = [spec.label for model in (EVENTS[kind], Circumstances) for spec in specs_of(model).values()]
    raise NotUnderstood(f'"{label}" is geen veld van {EVENTS[kind].declared.title}{suggestion(label, known)}')


def write_reading(instead: Mapping[str, Scalar], target: Target | None) -> list[str]:
    """The reverse: ``  lees`` lines, by label where the cited entry is known and by path where it is not."""
    lines: list[str] = []
    left = dict(instead)
    if target is not None:
        for name in dict.fromkeys(path.split(".")[0] for path in instead):
            mine = {path: value for path, value in left.items() if path.split(".")[0] == name}
            line = _by_label(name, mine, target)
            if line is not None:
                lines.append(line)
                left = {path: value for path, value in left.items() if path not in mine}
    lines.extend(f"  lees /{path}: {json.dumps(value, ensure_ascii=False)}" for path, value in sorted(left.items()))
    return lines


def _by_label(name: str, paths: Mapping[str, Scalar], target: Target) -> str | None:
    kind, payload, around = target
    spec = specs_of(EVENTS[kind]).get(name) or specs_of(Circumstances).get(name)
    if spec is None:
        return None
    grown = grow(dict(paths)).get(name)
    members = grown if isinstance(grown, list) else [grown]
    candidates = [f"  lees {spec.label}: {', '.join(write_value(spec, member) for member in members)}"]
    for place, row in enumerate((around if name == "figures" else payload).get(name) or ()):
        if isinstance(row, Mapping) and list(paths) == [f"{name}.{place}.n"]:
            candidates.append(f"  lees {row.get('unit')}: {paths[f'{name}.{place}.n']}")
    return next((line for line in candidates if _reads_back(line, paths, target)), None)


def _reads_back(line: str, paths: Mapping[str, Scalar], target: Target) -> bool:
    label, colon, text = line.removeprefix("  lees ").partition(": ")
    try:
        return bool(colon) and "\n" not in line and other_reading(target, label, text, date(2000, 1, 1)) == paths
    except NotUnderstood:
        return False
