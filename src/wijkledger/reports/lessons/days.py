"""Days, times and spans as a report says them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment

_HERE: Final = ZoneInfo("Europe/Amsterdam")
_YEAR: Final = 12
_LONG: Final = 24
_HALF_A_MONTH: Final = 15


def say_day(day: date) -> str:
    """A day in full: ``21 juni 2018``."""
    return speak_moment(Moment.parse(day.isoformat()))


def say_time(recorded: str) -> str:
    """The Dutch day of a time as the ledger stores it (UTC, ISO, milliseconds)."""
    return say_day(datetime.fromisoformat(recorded).replace(tzinfo=UTC).astimezone(_HERE).date())


def say_span(begin: Moment, end: Moment) -> str:
    """How long it took, in months or years, as a range where the dates are vague; ``onbekend`` where open."""
    if None in (begin.earliest, begin.latest, end.earliest, end.latest):
        return "onbekend"
    shortest = _months(begin.latest, end.earliest)
    longest = _months(begin.earliest, end.latest)
    if shortest == longest:
        return _say_months(longest)
    return f"ten minste {_say_months(shortest)}, ten hoogste {_say_months(longest)}"


def _months(begin: date | None, end: date | None) -> int:
    if begin is None or end is None or end <= begin:
        return 0
    months = (end.year - begin.year) * _YEAR + end.month - begin.month
    days = end.day - begin.day
    return months + (1 if days > _HALF_A_MONTH else -1 if days < -_HALF_A_MONTH else 0)


def _say_months(months: int) -> str:
    if months == 0:
        return "minder dan een maand"
    if months < _LONG:
        return "1 maand" if months == 1 else f"{months} maanden"
    years, rest = divmod(months, _YEAR)
    if not rest:
        return f"{years} jaar"
    return f"{years} jaar en {rest} {'maand' if rest == 1 else 'maanden'}"
