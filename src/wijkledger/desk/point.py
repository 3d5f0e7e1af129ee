"""A point on both clocks: the day that is asked about, and how much of the ledger is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from wijkledger.desk.clock import read_day, read_time


@dataclass(frozen=True, slots=True)
class Point:
    """A point on both clocks: the day it is about, and up to when the ledger is read; None is now."""

    held_on: date | None = None
    known_at: str | None = None

    @classmethod
    def read(cls, held_on: str | None = None, known_at: str | None = None) -> Point:
        """From what people type; BadDate when it is no date."""
        return cls(
            None if held_on is None else read_day(held_on),
            None if known_at is None else read_time(known_at),
        )


NOW: Final = Point()
