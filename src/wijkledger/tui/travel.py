"""The point in time at which everything is looked at: how it is chosen, and how it is said."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from wijkledger.desk import NOW, Point
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import MONTH_NAMES, speak_moment

_HERE = ZoneInfo("Europe/Amsterdam")
_LAST_SECOND: Final = (23, 59)
_YEAR: Final = re.compile(r"(1\d|20|21)\d\d")
_FIGURES: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_WORDS: Final = re.compile(r"(\d{1,2}) ([a-z]+)\.? (\d{4})")


def say_point(point: Point) -> str:
    """What a point in the past is called: ``stand van 1 januari 2021, zoals bekend op …``."""
    parts = []
    if point.held_on is not None:
        parts.append(f"stand van {speak_moment(Moment.day(point.held_on))}")
    if point.known_at is not None:
        moment = datetime.fromisoformat(point.known_at).astimezone(_HERE)
        day = speak_moment(Moment.day(moment.date()))
        whole_day = (moment.hour, moment.minute) == _LAST_SECOND
        parts.append(f"zoals bekend op {day}" + ("" if whole_day else f", {moment:%H:%M} uur"))
    return ", ".join(parts)


def is_past(point: Point) -> bool:
    """Whether this is another time than now."""
    return point != NOW


def read_day(text: str) -> date | None:
    """A day as typed: 2021-01-01, 1-1-2021, 1 januari 2021, a year for its last day; None if it is none."""
    said = text.strip().lower()
    try:
        if _YEAR.fullmatch(said):
            return date(int(said), 12, 31)
        if found := _FIGURES.fullmatch(said):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _WORDS.fullmatch(said)) and found[2] in MONTH_NAMES:
            return date(int(found[3]), MONTH_NAMES[found[2]] + 1, int(found[1]))
        return date.fromisoformat(said)
    except ValueError:
        return None
