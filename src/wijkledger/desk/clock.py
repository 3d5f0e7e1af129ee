"""Time and identity at the edge: the only place of the program that asks what time it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from wijkledger.desk.errors import BadDate

HERE = ZoneInfo("Europe/Amsterdam")
_RANDOM_BITS = 74


class Clock(Protocol):
    """Anything that tells the time, with its time zone."""

    def __call__(self) -> datetime:
        """The present moment."""


def system_clock() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


def recorded_text(moment: datetime) -> str:
    """UTC with milliseconds, the form in which the ledger stores time: ``2026-11-22T09:30:00.000Z``."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def day_here(moment: datetime) -> date:
    """The day it is in the Netherlands."""
    return moment.astimezone(HERE).date()


def end_of_day(day: date) -> str:
    """The last millisecond of a Dutch day, as the ledger stores time."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, HERE)
    return recorded_text(midnight.astimezone(UTC) - timedelta(milliseconds=1))


def read_day(text: str) -> date:
    """A day as people type it for a machine; BadDate otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadDate(text) from None


def read_time(text: str) -> str:
    """A day (meaning its end) or a time of day here, as the ledger stores time; BadDate otherwise."""
    bare = text.strip()
    try:
        return end_of_day(date.fromisoformat(bare))
    except (ValueError, OverflowError):
        pass
    try:
        moment = datetime.fromisoformat(bare)
    except ValueError:
        raise BadDate(text) from None
    return recorded_text(moment if moment.tzinfo else moment.replace(tzinfo=HERE))


def new_id(clock: Clock = system_clock, random_bits: Callable[[int], int] = secrets.randbits) -> str:
    """A UUID of version 7 (RFC 9562, section 5.7): its order follows the clock, its tail is random."""
    milliseconds = int(clock().timestamp() * 1000) & ((1 << 48) - 1)
    tail = random_bits(_RANDOM_BITS)
    value = milliseconds << 80 | 0x7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | tail & ((1 << 62) - 1)
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
