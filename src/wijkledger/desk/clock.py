"""Time and identity at the edge: the only place of the program that asks what time it is."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from wijkledger.desk.errors import BadDate
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment

HERE: Final = ZoneInfo("Europe/Amsterdam")
_RANDOM_BITS: Final = 74
_DAY: Final = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_END_OF_TIME: Final = "9999-12-31T23:59:59.999Z"


class Clock(Protocol):
    """Anything that tells the time, with its time zone."""

    def __call__(self) -> datetime:
        """The present moment."""


def system_clock() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


def recorded_text(moment: datetime) -> str:
    """UTC with milliseconds, the form in which the ledger stores time: ``2026-11-22T09:30:00.000Z``."""
    # isoformat writes a year in four digits, which strftime does not do everywhere.
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def day_here(moment: datetime) -> date:
    """The day it is in the Netherlands."""
    return moment.astimezone(HERE).date()


def end_of_day(day: date) -> str:
    """The last millisecond of a Dutch day, as the ledger stores time."""
    if day == date.max:
        return _END_OF_TIME
    midnight = datetime.combine(day + timedelta(days=1), time.min, HERE)
    return recorded_text(midnight.astimezone(UTC) - timedelta(milliseconds=1))


def say_time(stored: str) -> str:
    """A stored time in Dutch words, here: ``21 november 2026 14:30``, or only the day at the end of one."""
    moment = datetime.fromisoformat(stored).astimezone(HERE)
    day = moment.date()
    told = speak_moment(Moment.day(day))
    return told if end_of_day(day) == stored else f"{told} {moment:%H:%M}"


def read_day(text: str) -> date:
    """A day written as 2021-01-01, from the year 1000 on; BadDate otherwise."""
    bare = text.strip()
    if _DAY.fullmatch(bare):
        try:
            return date.fromisoformat(bare)
        except ValueError:
            pass
    raise BadDate(text)


def read_time(text: str) -> str:
    """A day (meaning its end), or a time here or in the zone it names, as it is stored; BadDate otherwise."""
    bare = text.strip()
    if _DAY.fullmatch(bare):
        return end_of_day(read_day(bare))
    try:
        moment = datetime.fromisoformat(bare) if _DAY.match(bare) else None
        if moment is not None:
            return recorded_text(moment if moment.tzinfo else moment.replace(tzinfo=HERE))
    except (ValueError, OverflowError):
        pass
    raise BadDate(text)


def new_id(clock: Clock = system_clock, random_bits: Callable[[int], int] = secrets.randbits) -> str:
    """A UUID of version 7 (RFC 9562, section 5.7): its order follows the clock, its tail is random."""
    milliseconds = int(clock().timestamp() * 1000) & ((1 << 48) - 1)
    tail = random_bits(_RANDOM_BITS)
    value = milliseconds << 80 | 0x7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | (tail & ((1 << 62) - 1))
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
