"""One entry as the views read it: with its corrections applied and what others say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from wijkledger.domain.edtf import UNKNOWN_DATE
from wijkledger.domain.entry import GEWIST, Entry, Erased, Scalar
from wijkledger.domain.moment import UNKNOWN, Moment

Found = Scalar | Erased | None


class _Heads(dict[str, str]):
    """The name of the field that a path belongs to, worked out once for each path."""

    def __missing__(self, path: str) -> str:
        self[path] = found = path.partition(".")[0]
        return found


_HEADS: Final = _Heads()


class Told:
    """Fields by path, whether of an entry itself or of another account of it."""

    __slots__ = ("_names", "erased", "fields", "kind")

    def __init__(self, kind: str, fields: Mapping[str, Scalar], erased: tuple[str, ...] = ()) -> None:
        self.kind, self.fields, self.erased = kind, fields, erased
        self._names: set[str] | None = None

    @property
    def names(self) -> set[str]:
        """The names of all fields that say anything, forgotten or not."""
        found = self._names
        if found is None:  # asked a million times, so worked out once
            found = self._names = set(map(_HEADS.__getitem__, self.fields))
            found.update(map(_HEADS.__getitem__, self.erased))
        return found

    def replace(self, fields: Mapping[str, Scalar], erased: tuple[str, ...]) -> None:
        """Put other fields in the place of these."""
        self.fields, self.erased, self._names = fields, erased, None

    def value(self, path: str) -> Found:
        """The value at one exact path; GEWIST when it was forgotten, None when it was never there."""
        found = self.fields.get(path)
        if found is None and self.erased and path in self.erased:
            return GEWIST
        return found

    def values(self, name: str) -> tuple[Scalar | Erased, ...]:
        """The members of a list of scalars, with GEWIST where one was forgotten."""
        if not self.erased and f"{name}.0" not in self.fields:
            return ()
        found: list[Scalar | Erased] = []
        while (value := self.value(f"{name}.{len(found)}")) is not None:
            found.append(value)
        return tuple(found)

    def has(self, name: str) -> bool:
        """Whether anything at all was said under this name, forgotten or not."""
        if "." not in name:
            return name in self.names
        below = f"{name}."
        paths = (*self.fields, *self.erased)
        return any(path == name or path.startswith(below) for path in paths)


@dataclass(frozen=True, slots=True)
class Account:
    """What another source or party says of an entry; ``told`` holds the fields it tells otherwise."""

    fact: Fact
    told: Told

    @property
    def is_objection(self) -> bool:
        """Whether a party disputes it, rather than another source telling it otherwise."""
        return self.fact.value("standing") == "bezwaar"


@dataclass(slots=True)
class Upkeep:
    """What the book later said about one entry, oldest first."""

    corrections: list[Fact] = field(default_factory=list)
    readings: list[Account] = field(default_factory=list)
    notes: list[Fact] = field(default_factory=list)
    confirmations: list[Fact] = field(default_factory=list)
    erasures: list[Fact] = field(default_factory=list)
    is_void: bool = False


NO_UPKEEP: Final = Upkeep()
"""Shared by the many entries of which nothing more was said; never filled."""


class Fact(Told):
    """What one entry says of the world, after correction; ``entry`` is what was written down."""

    __slots__ = ("entry", "number", "upkeep", "when")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.kind, self.fields, self.erased = entry.kind, entry.fields, entry.erased
        self._names = None
        self.number = entry.number
        self.when: str = entry.clear.get("when", UNKNOWN_DATE)
        self.upkeep = NO_UPKEEP

    @property
    def citation(self) -> str:
        """The citation of the entry itself."""
        return self.entry.citation

    @property
    def entries(self) -> tuple[str, ...]:
        """The citations it rests on: the entry and the corrections that changed it."""
        corrections = self.upkeep.corrections
        if not corrections:
            return (self.entry.citation,)
        return (self.entry.citation, *(one.citation for one in corrections))

    @property
    def moment(self) -> Moment:
        """When it happened; unknown where the stored text is no moment, so that a fold never stops."""
        try:
            return Moment.parse(self.when)
        except ValueError:
            return UNKNOWN

    @property
    def is_void(self) -> bool:
        """Whether the whole entry was struck out."""
        return self.upkeep.is_void

    @property
    def readings(self) -> list[Account]:
        """Other accounts of it."""
        return self.upkeep.readings

    @property
    def notes(self) -> list[Fact]:
        """What was added to it."""
        return self.upkeep.notes

    @property
    def confirmations(self) -> list[Fact]:
        """Who stands behind it, or has seen it."""
        return self.upkeep.confirmations

    @property
    def objections(self) -> list[Account]:
        """Accounts by which a party disputes it."""
        return [account for account in self.upkeep.readings if account.is_objection]

    @property
    def basis(self) -> tuple[str, ...]:
        """The entries it rests on by its own account."""
        corrected = self.values("basis")
        return tuple(map(str, corrected)) if corrected else tuple(self.entry.clear.get("basis", ()))

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tracks and steering roles."""
        corrected = self.values("tags")
        return tuple(map(str, corrected)) if corrected else tuple(self.entry.clear.get("tags", ()))

    def __repr__(self) -> str:
        return f"Fact({self.citation} {self.kind})"


def day_of(text: object) -> date | None:
    """The latest day that the text of a Moment can mean; None when it is open, forgotten or no moment."""
    if not isinstance(text, str):
        return None
    try:
        return Moment.parse(text).latest
    except ValueError:
        return None
