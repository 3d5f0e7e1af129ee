"""Erased values in a text: they are written as ``[gewist]``, and mean it where a later line says so.

A value that reads ``[gewist]`` was erased when a ``gewist`` line further on in the same text names exactly
that field of that line. Otherwise it is a text like any other, or a fault where a text does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from wijkledger.domain.dossier import is_gone
from wijkledger.domain.entry import GEWIST
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.values import FieldType
from wijkledger.notation.lexicon import Place, places_of
from wijkledger.notation.problem import Problem, brief
from wijkledger.notation.written import MARKER

if TYPE_CHECKING:
    from wijkledger.notation.journal import Line

ERASURE: Final = "entry-erased"
_OPENING: Final = "dossier-opened"
_FREE: Final = frozenset({FieldType.TEXT, FieldType.NAME, FieldType.TREE})
"""Types that may hold these letters as a text of their own; what a tree holds is judged at admission."""


def written_out(proposed: Proposed) -> tuple[Proposed, set[str]]:
    """The entry with ``[gewist]`` for each forgotten value, and the names of the fields that had one."""
    trees = (proposed.payload, proposed.circumstances)
    torn = {name for tree in trees for name, value in tree.items() if is_gone(value)}
    if not torn:
        return proposed, torn
    payload, around = (_changed(tree, GEWIST, MARKER) for tree in trees)
    return Proposed(proposed.kind, payload, around, proposed.label), torn


def mark_erased(lines: Sequence[Line]) -> Iterator[Problem]:
    """Forget in lines that were read what later ones say was erased, and object to what nobody speaks of."""
    for line, _, target, paths in erasures(lines):
        if target is not None and line is not target:
            for path in paths:
                _forget(target.proposed, path)
    for line in lines:
        for place in places_of(line.proposed.kind):
            tree = line.proposed.circumstances if place.around else line.proposed.payload
            if place.spec.name in tree and _is_misplaced(place.spec, tree[place.spec.name]):
                yield _unspoken(line, place)


def erasures(lines: Sequence[Line]) -> Iterator[tuple[Line, str, Line | None, list[str]]]:
    """Each erasure with the citation of its target, that earlier line if it is there, and the paths."""
    known: dict[str, Line] = {}
    for citation, line in _cited(lines):
        if line.proposed.kind == ERASURE:
            of = str(line.proposed.payload.get("of"))
            paths = [str(path) for path in line.proposed.payload.get("fields", ())]
            yield line, of, known.get(of), paths
        known[citation] = known[line.proposed.label or citation] = line


def _cited(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Every line with the citation that it has where the text opens its dossier itself."""
    code, number = "", 0
    for line in lines:
        if line.proposed.kind == _OPENING:
            code, number = str(line.proposed.payload.get("code", "")), 0
        number += 1
        yield f"{code}-{number}", line


def _forget(proposed: Proposed, path: str) -> None:
    """Put GEWIST in the place of a value that reads ``[gewist]``; any other value stays what it is."""
    *above, last = path.split(".")
    for tree in (proposed.payload, proposed.circumstances):
        level: Any = tree
        for name in above:
            level = _inner(level, name)
        if _inner(level, last) == MARKER:
            level[int(last) if isinstance(level, list) else last] = GEWIST
            return


def _inner(level: Any, name: str) -> Any:
    if isinstance(level, Mapping):
        return level.get(name)
    is_place = isinstance(level, list) and name.isdecimal() and int(name) < len(level)
    return level[int(name)] if is_place else None


def _changed(value: Any, old: Any, new: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _changed(inner, old, new) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_changed(inner, old, new) for inner in value]
    return new if value is old else value


def _is_misplaced(spec: FieldSpec, value: Any) -> bool:
    """Whether ``[gewist]`` stands, unspoken of, where no text can stand."""
    if isinstance(value, list | tuple):
        return any(_is_misplaced(spec, member) for member in value)
    if spec.value is not None and isinstance(value, Mapping):
        inner = specs_of(spec.value)
        return any(_is_misplaced(inner[name], one) for name, one in value.items() if name in inner)
    is_open_word = spec.type is FieldType.WORD and (spec.words is None or spec.words.is_open)
    return value == MARKER and spec.type not in _FREE and not is_open_word


def _unspoken(line: Line, place: Place) -> Problem:
    row, column = line.below.get(place.spec.name, (line.line, 1))
    told = (
        f"{MARKER} bij {place.spec.label} kan alleen waar een latere regel gewist van dezelfde tekst dit "
        "veld noemt; vul de waarde in of laat haar weg"
    )
    return Problem(row, column, brief(told))
