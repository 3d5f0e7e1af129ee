"""The part of EDTF (ISO 8601-2:2019) that decision lists need, as units on a calendar.

Every date is a step on a ladder of equal units (days, months, quarters, decades …), so that its first and
last day, and the unit before and after it, follow from one number and no finer precision is invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

OPEN: Final = ".."
UNKNOWN_DATE: Final = "XXXX"
FIRST_YEAR: Final = 1000
_MONTHS_IN_YEAR: Final = 12
_MONTH_AFTER_CALENDAR: Final = (date.max.year + 1) * _MONTHS_IN_YEAR
_YEARS_TO_LEAP_DAY: Final = 8
_ONE_DAY: Final = timedelta(days=1)
_ATOM: Final = re.compile(r"([0-9X-]+)([~?%]?)")
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Unit(NamedTuple):
    """A step size: how many months it spans (0 = one day) and how its text is spelled."""

    name: str
    months: int
    spelling: str
    per_year: int = 1
    first_code: int = 0
    first_month: int = 0


DAY: Final = Unit("day", 0, r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEAR: Final = Unit("year", 12, r"([0-9]{4})")
MONTH: Final = Unit("month", 1, r"([0-9]{4})-(0[1-9]|1[0-2])", 12, 1)
SEASON: Final = Unit("season", 3, r"([0-9]{4})-(2[1-4])", 4, 21, 2)
QUARTER: Final = Unit("quarter", 3, r"([0-9]{4})-(3[3-6])", 4, 33)
QUADRIMESTER: Final = Unit("quadrimester", 4, r"([0-9]{4})-(3[7-9])", 3, 37)
HALF: Final = Unit("half", 6, r"([0-9]{4})-(4[01])", 2, 40)
DECADE: Final = Unit("decade", 120, r"([0-9]{3})X")
CENTURY: Final = Unit("century", 1200, r"([0-9]{2})XX")
SOME_MONTH: Final = Unit("some month of a year", 12, r"([0-9]{4})-XX")
SOME_DAY_OF_MONTH: Final = Unit("some day of a month", 1, r"([0-9]{4})-(0[1-9]|1[0-2])-XX", 12, 1)
SOME_DAY_OF_YEAR: Final = Unit("some day of a year", 12, r"([0-9]{4})-XX-XX")

_LADDERS: Final = (
    YEAR,
    MONTH,
    SEASON,
    QUARTER,
    QUADRIMESTER,
    HALF,
    DECADE,
    CENTURY,
    SOME_MONTH,
    SOME_DAY_OF_MONTH,
    SOME_DAY_OF_YEAR,
)
_SPELLINGS: Final = tuple((unit, re.compile(unit.spelling)) for unit in _LADDERS)
_TAILS: Final = {
    DECADE: "X",
    CENTURY: "XX",
    SOME_MONTH: "-XX",
    SOME_DAY_OF_MONTH: "-XX",
    SOME_DAY_OF_YEAR: "-XX-XX",
}


@dataclass(frozen=True, slots=True)
class Atom:
    """One date without ``/``: a unit, its place on that ladder, and the mark ``~``, ``?``, ``%`` or none."""

    unit: Unit
    index: int
    mark: str = ""

    def __post_init__(self) -> None:
        """Refuse what lies outside the years 1000 to 9999, which is all the four digits can say."""
        if self.unit is DAY:
            inside = date(FIRST_YEAR, 1, 1).toordinal() <= self.index <= date.max.toordinal()
        else:
            inside = (
                self._month(0) >= FIRST_YEAR * _MONTHS_IN_YEAR and self._month(1) <= _MONTH_AFTER_CALENDAR
            )
        if not inside:
            raise ValueError("deze datum valt buiten de jaren 1000 tot en met 9999")

    def _month(self, step: int) -> int:
        return (self.index + step) * self.unit.months + self.unit.first_month

    @property
    def earliest(self) -> date:
        """The first day it can mean, taking a marked date at its word."""
        return date.fromordinal(self.index) if self.unit is DAY else _first_day(self._month(0))

    @property
    def latest(self) -> date:
        """The last day it can mean, taking a marked date at its word."""
        if self.unit is DAY:
            return date.fromordinal(self.index)
        month = self._month(1)
        return date.max if month == _MONTH_AFTER_CALENDAR else _first_day(month) - _ONE_DAY

    @property
    def pred(self) -> Atom:
        """The unit before it, equally precise and equally marked; ValueError before the year 1000."""
        return Atom(self.unit, self.index - 1, self.mark)

    @property
    def succ(self) -> Atom:
        """The unit after it, equally precise and equally marked; ValueError after the year 9999."""
        return Atom(self.unit, self.index + 1, self.mark)

    @property
    def about(self) -> Atom:
        """The same date, approximately: ``2018`` becomes ``2018~`` and ``2018?`` becomes ``2018%``."""
        return Atom(self.unit, self.index, "%" if self.mark in {"?", "%"} else "~")

    @property
    def year(self) -> int:
        """The year it is written with; of a decade or century the first one."""
        return self.earliest.year

    @property
    def place(self) -> int:
        """Its place within the year, from 1: the month, season, quarter, quadrimester or half."""
        return self.index % self.unit.per_year + 1

    def __str__(self) -> str:
        if self.unit is DAY:
            return date.fromordinal(self.index).isoformat() + self.mark
        head, part = divmod(self.index, self.unit.per_year)
        text = str(head) if self.unit.per_year == 1 else f"{head}-{self.unit.first_code + part:02d}"
        return text + _TAILS.get(self.unit, "") + self.mark


@dataclass(frozen=True, slots=True)
class Interval:
    """Some time between two dates, both included; None is an open side, and one side at least is not."""

    begin: Atom | None
    end: Atom | None

    def __str__(self) -> str:
        return f"{self.begin or OPEN}/{self.end or OPEN}"


Edtf = Atom | Interval | None
"""What a text says: one date, an interval, or nothing (``XXXX``)."""


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> Edtf:
    """Read ``2018-06-21``, ``2020-39~``, ``../2018``, ``2021-10/2022-08``, ``XXXX``; ValueError in Dutch."""
    if text == UNKNOWN_DATE:
        return None
    if "/" not in text:
        return read_atom(text)
    first, _, last = text.partition("/")
    begin, end = (None if side in ("", OPEN) else read_atom(side) for side in (first, last))
    if begin is None and end is None:
        raise ValueError(f"een periode zonder begin en einde zegt niets; schrijf {UNKNOWN_DATE}")
    if begin and end and begin.earliest > end.latest:
        raise ValueError(f'de periode "{text}" eindigt voordat zij begint')
    return Interval(begin, end)


def read_atom(text: str) -> Atom:
    """Read one date without ``/``; ValueError in Dutch when it is none or does not exist."""
    split = _ATOM.fullmatch(text)
    if split is None:
        raise ValueError(_no_date(text))
    body, mark = split.groups()
    if parts := _DAY.fullmatch(body):
        return Atom(DAY, _ordinal(body, *map(int, parts.groups())), mark)
    for unit, spelling in _SPELLINGS:
        if found := spelling.fullmatch(body):
            head, code = int(found[1]), int(found[2]) if unit.per_year > 1 else unit.first_code
            return Atom(unit, head * unit.per_year + code - unit.first_code, mark)
    raise ValueError(_no_date(text))


def atom_at(unit: Unit, day: date, mark: str = "") -> Atom:
    """The unit that holds this day: its month, its season, its year, and so on."""
    if unit is DAY:
        return Atom(DAY, day.toordinal(), mark)
    month = day.year * _MONTHS_IN_YEAR + day.month - 1
    return Atom(unit, (month - unit.first_month) // unit.months, mark)


def in_year(unit: Unit, year: int, place: int, mark: str = "") -> Atom:
    """The month, season … at this place in a year (from 0)."""
    return Atom(unit, year * unit.per_year + place, mark)


def nearest(unit: Unit, place: int, anchor: date, *, future: bool) -> Atom:
    """The month, season … at this place in a year (from 0): the last begun, or the next not yet ended."""
    near = [in_year(unit, anchor.year + step, place) for step in (-1, 0, 1)]
    if future:
        return next(atom for atom in near if atom.latest >= anchor)
    return next(atom for atom in reversed(near) if atom.earliest <= anchor)


def nearest_day(month: int, day: int, anchor: date, *, future: bool) -> Atom:
    """The last such day up to the anchor, or the next from it; ValueError when no year has it."""
    for away in range(_YEARS_TO_LEAP_DAY + 1):
        year = anchor.year + (away if future else -away)
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= anchor if future else found <= anchor:
            return atom_at(DAY, found)
    raise ValueError(f"{day}-{month} bestaat niet")


def months_away(anchor: date, months: int) -> Atom:
    """The same day so many months on, or the last day of a shorter month."""
    month = Atom(MONTH, atom_at(MONTH, anchor).index + months)
    return atom_at(DAY, month.earliest.replace(day=min(anchor.day, month.latest.day)))


def _first_day(month: int) -> date:
    year, place = divmod(month, _MONTHS_IN_YEAR)
    return date(year, place + 1, 1)


def _ordinal(text: str, year: int, month: int, day: int) -> int:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        raise ValueError(f"{text} bestaat niet") from None


def _no_date(text: str) -> str:
    return f'"{text}" is geen datum; schrijf bijvoorbeeld 2018-06-21, 2018-06, 2018 of {UNKNOWN_DATE}'
