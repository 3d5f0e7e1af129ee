"""An entry before it is one: what somebody wants to write down, not yet numbered, timed or admitted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.registry import EVENTS
from wijkledger.domain.values import FieldType


@dataclass(frozen=True, slots=True)
class Proposed:
    """A kind with the trees of its payload and circumstances (JSON values; None never occurs).

    A reference may still be a label (``&toetreding``) of this or another line of the same batch.
    """

    kind: str
    payload: Mapping[str, Any]
    circumstances: Mapping[str, Any] = field(default_factory=dict)
    label: str | None = None


@cache
def _specs(model: type[BaseModel]) -> tuple[tuple[str, FieldSpec], ...]:
    return tuple(specs_of(model).items())


def replace_scalars(
    tree: Mapping[str, Any], model: type[BaseModel], wanted: FieldType, change: Callable[[str], str]
) -> dict[str, Any]:
    """Copy a tree with every string of one field type changed, also inside values such as a due date."""
    result = dict(tree)
    for name, spec in _specs(model):
        if name in result:
            result[name] = _changed(result[name], spec, wanted, change)
    return result


def _changed(value: Any, spec: FieldSpec, wanted: FieldType, change: Callable[[str], str]) -> Any:
    if isinstance(value, list | tuple):
        return [_changed(member, spec, wanted, change) for member in value]
    if spec.type == wanted and isinstance(value, str):
        return change(value)
    if spec.value is not None and isinstance(value, Mapping):
        return replace_scalars(value, spec.value, wanted, change)
    return value


def scalars(tree: Mapping[str, Any], model: type[BaseModel], wanted: FieldType) -> list[tuple[str, str]]:
    """Every string of one field type in a tree, as (path, string)."""
    found: list[tuple[str, str]] = []
    for name, spec in _specs(model):
        if name in tree:
            _collect(tree[name], spec, wanted, name, found)
    return found


def _collect(value: Any, spec: FieldSpec, wanted: FieldType, path: str, found: list[tuple[str, str]]) -> None:
    if isinstance(value, list | tuple):
        for place, member in enumerate(value):
            _collect(member, spec, wanted, f"{path}.{place}", found)
    elif spec.type == wanted and isinstance(value, str):
        found.append((path, value))
    elif spec.value is not None and isinstance(value, Mapping):
        found.extend((f"{path}.{inner}", text) for inner, text in scalars(value, spec.value, wanted))


def model_of(kind: str) -> type[BaseModel] | None:
    """The class of a kind, or None for a name that is not registered."""
    return EVENTS.get(kind)


def resolve_labels(batch: Sequence[Proposed], code: str, last_number: int) -> list[Proposed]:
    """Turn labels into citations, now that the numbers these lines will get are known.

    A label that names no line of the batch stays as it is, for the invariants to object to.
    """
    numbers = {
        item.label: f"{code}-{last_number + place}" for place, item in enumerate(batch, 1) if item.label
    }

    def cite(text: str) -> str:
        label, dot, part = text.partition(".")
        return f"{numbers[label]}{dot}{part}" if label in numbers else text

    def cite_in_moment(text: str) -> str:
        return " ".join(cite(word) if word.startswith("&") else word for word in text.split(" "))

    return [_resolved(item, cite, cite_in_moment) for item in batch]


def _resolved(item: Proposed, cite: Callable[[str], str], cite_in_moment: Callable[[str], str]) -> Proposed:
    model = model_of(item.kind)
    if model is None:
        return item
    payload = replace_scalars(item.payload, model, FieldType.REF, cite)
    payload = replace_scalars(payload, model, FieldType.MOMENT, cite_in_moment)
    if isinstance(payload.get("instead"), Mapping):
        payload["instead"] = _cited_within(payload["instead"], cite)
    around = replace_scalars(item.circumstances, Circumstances, FieldType.REF, cite)
    around = replace_scalars(around, Circumstances, FieldType.MOMENT, cite_in_moment)
    return replace(item, payload=payload, circumstances=around)


def _cited_within(tree: Any, cite: Callable[[str], str]) -> Any:
    """Another reading may name a line by its label too, at any depth."""
    if isinstance(tree, Mapping):
        return {name: _cited_within(inner, cite) for name, inner in tree.items()}
    if isinstance(tree, list):
        return [_cited_within(inner, cite) for inner in tree]
    return cite(tree) if isinstance(tree, str) and tree.startswith("&") else tree
