"""The line of time under a drawing: days become places from 0 to 1, however vague they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wijkledger.domain.moment import Moment
from wijkledger.reports.drawing import Bar, Tick

_LABELS: Final = 12
"""As many years can be named along a drawing; of more, every second or third is named."""
_FINE: Final = 5


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first day of the earliest year to the last day of the year of ``day``, the day of telling."""

    begin: date
    day: date

    @staticmethod
    def over(moments: Iterable[Moment], day: date) -> Axis:
        """The line of time that holds every known day of these moments up to the day of telling."""
        known = [end for one in moments for end in (one.earliest, one.latest) if end is not None]
        first = min((one.year for one in known if one <= day), default=day.year)
        return Axis(date(first, 1, 1), day)

    @property
    def end(self) -> date:
        """The last day that is drawn."""
        return date(self.day.year, 12, 31)

    def at(self, day: date) -> float:
        """The place of a day; one outside the line lies at its end."""
        whole = (self.end - self.begin + timedelta(days=1)).days
        return round(min(max((day - self.begin).days / whole, 0.0), 1.0), _FINE)

    def ticks(self) -> tuple[Tick, ...]:
        """The first day of each year, or of every second or third."""
        years = range(self.begin.year, self.day.year + 1)
        step = -(-len(years) // _LABELS)
        return tuple(Tick(self.at(date(year, 1, 1)), str(year)) for year in years[::step])

    def bar(self, begin: Moment, end: Moment | None, mark: str = "") -> Bar:
        """A stretch of time; without an end it goes on to the day of telling."""
        today = self.at(self.day)
        earliest = self.at(begin.earliest or self.begin)
        sure_from = self.at(begin.latest or self.day)
        if end is None:
            return Bar(earliest, sure_from, today, today, goes_on=True, mark=mark)
        sure_until = self.at(end.earliest) if end.earliest else sure_from
        latest = max(self.at(end.latest or self.day), earliest)
        return Bar(earliest, sure_from, sure_until, latest, mark=mark)
