"""Entries of which something was forgotten, made fit for writing: what is gone is left out, or says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from wijkledger.domain.entry import GEWIST
from wijkledger.domain.event import FieldSpec
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.values import FieldType
from wijkledger.notation.lexicon import places_of

_FREE: Final = frozenset({FieldType.TEXT, FieldType.NAME})
"""Types that can hold the words ``[gewist]``, so that a required text stays readable."""


def without_forgotten(proposed: Proposed) -> tuple[Proposed, list[str]]:
    """The entry without what was forgotten, and the labels of the fields in which something was."""
    specs = {place.spec.name: place.spec for place in places_of(proposed.kind)}
    trees = (proposed.payload, proposed.circumstances)
    labels = [specs[name].label for tree in trees for name, value in tree.items() if _is_touched(value)]
    if not labels:
        return proposed, []
    payload, around = (_kept(tree, specs) for tree in trees)
    return replace(proposed, payload=payload, circumstances=around), labels


def _is_touched(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_is_touched(inner) for inner in value.values())
    if isinstance(value, list | tuple):
        return any(_is_touched(inner) for inner in value)
    return value is GEWIST


def _kept(tree: Mapping[str, Any], specs: Mapping[str, FieldSpec]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in tree.items():
        if value is GEWIST and specs[name].type in _FREE:
            kept[name] = str(GEWIST)
        elif (left := _pruned(value)) not in (None, [], {}):
            kept[name] = left
    return kept


def _pruned(value: Any) -> Any:
    """A value without its forgotten parts; None where nothing is left."""
    if isinstance(value, Mapping):
        return {name: left for name, inner in value.items() if (left := _pruned(inner)) not in (None, [], {})}
    if isinstance(value, list | tuple):
        return [left for inner in value if (left := _pruned(inner)) not in (None, [], {})]
    return None if value is GEWIST else value
