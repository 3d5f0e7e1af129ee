"""The phases as a drawing: a line for each phase of each part, vague ends and going back included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wijkledger.domain.moment import Moment
from wijkledger.domain.vocabulary import Phase
from wijkledger.projections.fact import Fact
from wijkledger.projections.fase import Stay
from wijkledger.projections.wording import say_moment
from wijkledger.reports.document import Figure, Text
from wijkledger.reports.drawing import Lane, Timeline
from wijkledger.reports.lessons.axis import Axis
from wijkledger.reports.lessons.telling import Telling

_ORDER: Final = tuple(str(phase) for phase in Phase)
_WHOLE: Final = "De wijk"
_BACK: Final = "terug"


def drawn_phases(telling: Telling, stays: Sequence[Stay]) -> Figure:
    """When each part of the neighbourhood was in which phase."""
    ends = [end for stay in stays if (end := _end(stay)) is not None]
    axis = Axis.over([stay.entered.moment for stay in stays] + [end.moment for end in ends], telling.day)
    parts = list(dict.fromkeys(stay.part for stay in stays))
    lanes = tuple(lane for part in parts for lane in _lanes(axis, part, _of(stays, part)))
    caption = "De fasen in de tijd"
    alt = " ".join(_said(part, _of(stays, part)) for part in parts)
    marks = telling.mark(entry for stay in stays for entry in stay.entered.entries)
    return Figure(Timeline(axis.ticks(), lanes), (Text(f"{caption}."), *marks), alt)


def _of(stays: Sequence[Stay], part: str) -> list[Stay]:
    return [stay for stay in stays if stay.part == part]


def _lanes(axis: Axis, part: str, stays: Sequence[Stay]) -> Iterator[Lane]:
    names = [str(stay.entered.value("phase")) for stay in stays]
    back = {id(after) for before, after in pairwise(stays) if _place(after) < _place(before)}
    for phase in sorted(dict.fromkeys((*_between(names), *names)), key=_rank):
        bars = tuple(
            axis.bar(stay.entered.moment, _moment(stay), _BACK if id(stay) in back else "")
            for stay, name in zip(stays, names, strict=True)
            if name == phase
        )
        yield Lane(part.capitalize() or _WHOLE, phase, bars)


def _between(names: Sequence[str]) -> tuple[str, ...]:
    """The phases of the step plan from the first to the last entered: a gap is an empty line."""
    places = [_rank(name) for name in names if name in _ORDER]
    return _ORDER[min(places) : max(places) + 1] if places else ()


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _place(stay: Stay) -> int:
    return _rank(str(stay.entered.value("phase")))


def _end(stay: Stay) -> Fact | None:
    return stay.closed or (None if stay.is_current else stay.next)


def _moment(stay: Stay) -> Moment | None:
    end = _end(stay)
    return None if end is None else end.moment


def _said(part: str, stays: Sequence[Stay]) -> str:
    told = [_stay(before, stay) for before, stay in zip((None, *stays), stays, strict=False)]
    return f"{f'Deel {part}' if part else _WHOLE}: {'; '.join(told)}."


def _stay(before: Stay | None, stay: Stay) -> str:
    back = f"{_BACK} naar " if before is not None and _place(stay) < _place(before) else ""
    end = _end(stay)
    until = f" tot {say_moment(end.when)}" if end is not None else ", loopt nog"
    return f"{back}{stay.entered.value('phase')} van {say_moment(stay.entered.when)}{until}"
