"""The commitments as a drawing: how many were kept, late and open at the end of each period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.thing import Thing
from wijkledger.reports.document import Figure, Text
from wijkledger.reports.drawing import Stack, Stacks
from wijkledger.reports.lessons.days import say_day
from wijkledger.reports.lessons.telling import Telling

SERIES: Final = ("nagekomen", "anders afgehandeld", "open", "te laat")
_COLUMNS: Final = 14
"""As many columns can stand side by side."""
_BY_QUARTER: Final = 3
"""A history of at most so many years is told by the quarter."""


def drawn_commitments(telling: Telling) -> tuple[Figure, ...]:
    """How the pile of promises grew and shrank; none where no promise has a date."""
    begun = [thing.root.moment.latest for thing in telling.lens.things("commitment-made")]
    first = min((day for day in begun if day is not None and day <= telling.day), default=None)
    if first is None:
        return ()
    stacks = tuple(
        Stack(label, _counts(telling, end, is_last=end == telling.day))
        for label, end in _ends(first, telling.day)
    )
    caption = (
        "Toezeggingen aan het einde van elke periode; de laatste kolom is de stand op"
        f" {say_day(telling.day)}."
    )
    trail = citations(fact for thing in telling.lens.things("commitment-made") for fact in thing.trail)
    return (Figure(Stacks(SERIES, stacks), (Text(caption), *telling.mark(trail)), _said(stacks)),)


def _ends(first: date, day: date) -> list[tuple[str, date]]:
    """The last day of each quarter or year, the day of telling last."""
    if day.year - first.year < _BY_QUARTER:
        found = [(f"{end.year} k{(end.month + 2) // 3}", end) for end in _quarters(first, day)]
    else:
        found = [(str(year), min(date(year, 12, 31), day)) for year in range(first.year, day.year + 1)]
    step = -(-len(found) // _COLUMNS)
    return list(reversed(found[::-1][::step]))


def _quarters(first: date, day: date) -> Iterator[date]:
    year, quarter = first.year, (first.month + 2) // 3
    while True:
        following = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
        yield min(following - timedelta(days=1), day)
        if following > day:
            return
        year, quarter = following.year, (following.month + 2) // 3


def _counts(telling: Telling, end: date, *, is_last: bool) -> tuple[int, ...]:
    lens = telling.lens if is_last else Lens(telling.chronicle, end, telling.today)
    things = [
        thing for thing in lens.things("commitment-made") if is_last or not lens.is_possible(thing.root)
    ]
    words = [_word(thing, end) for thing in things]
    return tuple(words.count(word) for word in SERIES)


def _word(thing: Thing, day: date) -> str:
    state = thing.state(day)
    if state.is_late:
        return "te laat"
    if state.is_open:
        return "open"
    return "nagekomen" if state.outcome == "nagekomen" else "anders afgehandeld"


def _said(stacks: Sequence[Stack]) -> str:
    return "Aantal toezeggingen: " + "; ".join(f"{one.label}: {_counted(one)}" for one in stacks) + "."


def _counted(stack: Stack) -> str:
    parts = [f"{n} {word}" for n, word in zip(stack.counts, SERIES, strict=True) if n]
    return ", ".join(parts) or "geen"
