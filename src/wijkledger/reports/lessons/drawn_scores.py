"""The scores of evaluations as a drawing: a course for each subject, along one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.wording import say_moment
from wijkledger.reports.document import Figure, Text
from wijkledger.reports.drawing import Course, Point, Scores
from wijkledger.reports.lessons.axis import Axis
from wijkledger.reports.lessons.telling import Telling

_ON_A_PAGE: Final = 9
"""More courses than this do not fit in one drawing; the rest comes in the next."""
_TEN: Final = 10
"""A score without its maximum is read as a school mark."""


@dataclass(frozen=True, slots=True)
class _Score:
    """What was scored on one subject: ``n`` out of ``of``, in one evaluation."""

    subject: str
    n: int
    of: int
    shown: str
    held: Fact


def drawn_scores(telling: Telling) -> tuple[Figure, ...]:
    """A drawing for every so many subjects; none where nothing was scored."""
    scores = [one for fact in telling.lens.facts("evaluation-held") for one in _scores(telling, fact)]
    if not scores:
        return ()
    axis = Axis.over([one.held.moment for one in scores], telling.day)
    courses: dict[str, list[_Score]] = {}
    for one in scores:
        courses.setdefault(one.subject, []).append(one)
    names = list(courses)
    pages = [names[at : at + _ON_A_PAGE] for at in range(0, len(names), _ON_A_PAGE)]
    return tuple(_figure(telling, axis, {name: courses[name] for name in page}) for page in pages)


def _scores(telling: Telling, fact: Fact) -> Iterator[_Score]:
    place = 0
    while fact.has(path := f"scores.{place}"):
        place += 1
        n, of = fact.value(f"{path}.n"), fact.value(f"{path}.of")
        if isinstance(n, int):
            subject = telling.chronicle.say(str(fact.value(f"{path}.subject")))
            top = of if isinstance(of, int) and of > 0 else max(_TEN, n)
            yield _Score(subject, n, top, f"{n} van {of}" if of is not None else str(n), fact)


def _figure(telling: Telling, axis: Axis, courses: dict[str, list[_Score]]) -> Figure:
    drawn = tuple(Course(name, tuple(_point(axis, one) for one in those)) for name, those in courses.items())
    alt = " ".join(f"{name}: {_said(those)}." for name, those in courses.items())
    marks = telling.mark(citations(one.held for those in courses.values() for one in those))
    caption = "Cijfers uit de evaluaties; elke lijn loopt van nul tot het hoogste dat gegeven kon worden."
    return Figure(Scores(axis.ticks(), drawn), (Text(caption), *marks), alt)


def _point(axis: Axis, score: _Score) -> Point:
    moment = score.held.moment
    begin = axis.at(moment.earliest or axis.begin)
    end = axis.at(moment.latest or axis.day)
    height = round(min(max(score.n / score.of, 0.0), 1.0), 3)
    return Point(round((begin + end) / 2, 5), height, score.shown, round(end - begin, 5))


def _said(those: list[_Score]) -> str:
    return "; ".join(f"{one.shown} ({say_moment(one.held.when)})" for one in those)
