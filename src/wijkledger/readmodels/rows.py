"""What the read models keep of one dossier: where it stands, what is due, and until which day that holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import orjson

from wijkledger.domain.event import Family
from wijkledger.projections.agenda import Due, due_things
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.stand import Standing, stand
from wijkledger.projections.view import Cell, Reading

_DIGEST: Final = 16
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """One dossier as it was folded on a day, after its entry ``number``.

    ``turns_on`` is the next day on which time alone may change it (a term passes); None when none does.
    """

    code: str
    number: int
    day: date
    turns_on: date | None
    standing: Standing
    due: tuple[Due, ...]

    def holds_on(self, day: date) -> bool:
        """Whether it would be folded the same on another day."""
        return self.day <= day and (self.turns_on is None or day < self.turns_on)


def keep(chronicle: Chronicle, number: int, today: date) -> Kept:
    """Fold one dossier as it is today."""
    lens = Lens(chronicle, None, today)
    standing, due = stand(chronicle, None, today), tuple(due_things(lens))
    return Kept(chronicle.code, number, today, turning_day(chronicle, today), standing, due)


def turning_day(chronicle: Chronicle, day: date) -> date | None:
    """The first later day that lies otherwise to some term than this one: on it, or just past it."""
    limits = (limit for thing in chronicle.things(*Family) for limit in thing.limits())
    turns = (turn for limit in limits for turn in (limit, _next(limit)) if turn > day)
    return min(turns, default=None)


def _next(day: date) -> date:
    return day if day == date.max else day + _DAY


# --- to bytes and back ------------------------------------------------------------------------------------


def packed(value: Standing | Due) -> bytes:
    """A row as bytes, with a digest in front: a disk that forgets a bit is noticed."""
    fields = {name: _plain(getattr(value, name)) for name in value.__slots__}
    text = orjson.dumps(fields)
    return _digest(text) + text


def standing_from(data: bytes) -> Standing:
    """The standing in these bytes; ValueError when they are not what was written."""
    return Standing(**{name: _cell(value) for name, value in _read(data).items()})


def due_from(data: bytes) -> Due:
    """The due thing in these bytes; ValueError when they are not what was written."""
    fields = {name: _cell(value) for name, value in _read(data).items()}
    due = Due(**fields)
    return due if due.limit is None else replace(due, limit=date.fromisoformat(str(due.limit)))


def _read(data: bytes) -> dict[str, Any]:
    text = data[_DIGEST:]
    if data[:_DIGEST] != _digest(text):
        raise ValueError("a row of the read models was changed")
    found: dict[str, Any] = orjson.loads(text)
    return found


def _digest(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=_DIGEST).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, Cell):
        readings = [[_plain(one.value), list(one.entries), one.agrees] for one in value.readings]
        return [_plain(value.value), list(value.entries), readings, value.possible]
    return list(value) if isinstance(value, tuple) else value


def _cell(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    shown, entries, readings, possible = value
    told = tuple(Reading(_shown(said), tuple(cited), agrees) for said, cited, agrees in readings)
    return Cell(_shown(shown), tuple(entries), told, possible)


def _shown(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
