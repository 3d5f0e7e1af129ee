"""When something happened, as exactly as the parties know it and no more exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from wijkledger.domain.edtf import UNKNOWN_DATE, Atom, Interval, read_edtf

CITATION: Final = re.compile(r"[A-Z][A-Z0-9]{1,11}-[1-9][0-9]{0,8}(?:\.[1-9][0-9]{0,3})?")
_DAY: Final = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_STORED: Final = re.compile(r"(\S+)(?: (after|before) (\S+))?")

Certainty = Literal["ja", "mogelijk", "nee"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of any precision, or none, with an optional known order; make one with parse or day.

    ``edtf`` is canonical EDTF; ``earliest`` and ``latest`` are the days it can mean, None on an open side;
    ``after`` and ``before`` cite the entry it came after or before, at most one of the two;
    ``approximate`` tells that one of its dates carries ``~``, ``?`` or ``%``; the bounds stay as written.
    """

    edtf: str
    after: str | None = None
    before: str | None = None
    earliest: date | None = field(default=None, compare=False)
    latest: date | None = field(default=None, compare=False)
    approximate: bool = field(default=False, compare=False)

    @staticmethod
    def parse(text: str) -> Moment:
        """Read the stored form, ``2018 after WB-28``; ValueError in Dutch when it is no moment."""
        return _parse(text)

    @staticmethod
    def day(day: date) -> Moment:
        """The moment of one known day, from the year 1000 on."""
        return _parse(day.isoformat())

    @property
    def is_unknown(self) -> bool:
        """No date at all is known, though an order may be."""
        return self.edtf == UNKNOWN_DATE

    @property
    def chronology(self) -> tuple[date, date, str]:
        """A total order by latest, then earliest day, then text; an open side sorts last, or first."""
        return (self.latest or date.max, self.earliest or date.min, str(self))

    def __str__(self) -> str:
        if self.after is not None:
            return f"{self.edtf} after {self.after}"
        return self.edtf if self.before is None else f"{self.edtf} before {self.before}"


def certainty(moment: Moment, held_on: date) -> Certainty:
    """Whether it had happened by the end of that day, as far as its dates tell."""
    if moment.latest is not None and moment.latest <= held_on:
        return "ja"
    if moment.earliest is not None and moment.earliest > held_on:
        return "nee"
    return "mogelijk"


@lru_cache(maxsize=1 << 16)
def _parse(text: str) -> Moment:
    if _DAY.fullmatch(text):
        return _plain_day(text)
    stored = _STORED.fullmatch(text)
    if stored is None:
        raise ValueError(f'"{text}" is geen moment; schrijf bijvoorbeeld 2018-06-21 of 2018 after WB-28')
    written, order, citation = stored.groups()
    if citation is not None and not CITATION.fullmatch(citation):
        raise ValueError(f'"{citation}" is geen verwijzing; schrijf bijvoorbeeld WB-28')
    return _bounded(written, citation if order == "after" else None, citation if order == "before" else None)


def _plain_day(text: str) -> Moment:
    """Most moments are one day, so they skip the grammar."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} bestaat niet") from None
    return Moment(text, None, None, day, day)


def _bounded(written: str, after: str | None, before: str | None) -> Moment:
    edtf = read_edtf(written)
    if edtf is None:
        return Moment(UNKNOWN_DATE, after, before)
    begin, end = (edtf, edtf) if isinstance(edtf, Atom) else _sides(edtf)
    return Moment(
        str(edtf),
        after,
        before,
        begin.earliest if begin else None,
        end.latest if end else None,
        any(side is not None and side.mark != "" for side in (begin, end)),
    )


def _sides(interval: Interval) -> tuple[Atom | None, Atom | None]:
    return interval.begin, interval.end


UNKNOWN: Final = _parse(UNKNOWN_DATE)
