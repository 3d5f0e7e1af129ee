"""One line of the book as it is kept: clear circumstances and flat, committed fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

Scalar = str | int | bool
"""What one field may hold; a number is a whole number of cents, tenths or pieces."""

SCHEMA: Final = 1
"""The version of a kind's fields until that kind changes its shape."""


class Erased:
    """The value that stands where a value was forgotten."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "GEWIST"

    def __str__(self) -> str:
        return "[gewist]"

    def __bool__(self) -> bool:
        return False


GEWIST: Final = Erased()


@dataclass(slots=True, eq=False)
class Entry:
    """An immutable entry of a dossier; nothing may change it after it was made.

    ``clear`` holds what stays readable for ever (recorded_at, when, schema, visibility, basis, tags);
    ``fields`` maps a dotted path (``by.0``, ``clauses.1.text``) to a scalar; ``erased`` lists the paths
    whose values were forgotten, and ``elsewhere`` those among them that were gone before this ledger got the
    line: it never held their values. Not frozen, because a fold makes 100,000 of them and freezing costs half
    as much again.
    """

    dossier: str
    number: int
    kind: str
    id: str
    clear: dict[str, Any]
    fields: dict[str, Scalar]
    erased: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def citation(self) -> str:
        """The name people print: ``WAG-17``."""
        return f"{self.dossier}-{self.number}"

    @property
    def originator_id(self) -> str:
        """The stream this entry belongs to; the name is the one that event stores ask for."""
        return self.dossier

    @property
    def originator_version(self) -> int:
        """The place in the stream; the name is the one that event stores ask for."""
        return self.number

    @property
    def recorded_at(self) -> str:
        """When the ledger learned it: UTC, milliseconds, ``2026-11-22T09:30:00.000Z``."""
        return str(self.clear["recorded_at"])

    @property
    def when(self) -> str:
        """When it happened, as the text of a Moment."""
        return str(self.clear["when"])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Entry):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash(self.id)

    def value(self, path: str) -> Scalar | Erased | None:
        """The value at one exact path; GEWIST when it was forgotten, None when it was never there."""
        found = self.fields.get(path)
        if found is None and self.erased and path in self.erased:
            return GEWIST
        return found

    def values(self, name: str) -> tuple[Scalar | Erased, ...]:
        """The members of a list of scalars (``by.0``, ``by.1`` …), with GEWIST where one was forgotten."""
        fields, found, place = self.fields, list[Scalar | Erased](), 0
        while True:
            value = fields.get(f"{name}.{place}")
            if value is not None:
                found.append(value)
            elif self.erased and f"{name}.{place}" in self.erased:
                found.append(GEWIST)
            else:
                return tuple(found)
            place += 1

    def tree(self) -> dict[str, Any]:
        """The fields as nested dicts and lists, with GEWIST where a value was forgotten."""
        pairs: dict[str, Any] = {**self.fields, **dict.fromkeys(self.erased, GEWIST)}
        return grow(pairs)


def flatten(value: Any, path: str = "") -> dict[str, Scalar]:
    """Turn nested dicts and lists into paths; None and empty lists are left out."""
    flat: dict[str, Scalar] = {}
    if isinstance(value, dict):
        for name, inner in value.items():
            flat.update(flatten(inner, f"{path}.{name}" if path else str(name)))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            flat.update(flatten(inner, f"{path}.{place}"))
    elif value is not None:
        flat[path] = value
    return flat


def part_forgotten(flat: dict[str, Any]) -> tuple[dict[str, Scalar], tuple[str, ...]]:
    """Flat fields apart from the paths, in order, at which a value was forgotten."""
    gone = tuple(sorted(path for path, value in flat.items() if value is GEWIST))
    return {path: value for path, value in flat.items() if value is not GEWIST}, gone


def grow(pairs: dict[str, Any]) -> dict[str, Any]:
    """The reverse of flatten; a level whose names are all numbers becomes a list in their order."""
    root: dict[str, Any] = {}
    for path, value in pairs.items():
        *above, last = path.split(".")
        level = root
        for name in above:
            level = level.setdefault(name, {})
        level[last] = value
    return {name: _listed(inner) for name, inner in root.items()}


def _listed(level: Any) -> Any:
    if not isinstance(level, dict):
        return level
    grown = {name: _listed(inner) for name, inner in level.items()}
    if grown and all(name.isdigit() for name in grown):
        return [grown[name] for name in sorted(grown, key=int)]
    return grown
