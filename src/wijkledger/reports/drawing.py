"""What a figure draws, as bare data: places on a line from 0 to 1, counts and words, and no ink."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the line of time, from 0 (its begin) to 1 (its end)."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time whose two ends may be vague: surely from ``sure_from`` to ``sure_until``.

    It may have begun as early as ``earliest`` and lasted as long as ``latest``; nothing of it is sure when
    ``sure_until`` is not after ``sure_from``. ``mark`` is a word above its begin; ``goes_on`` means that it
    has no end yet.
    """

    earliest: float
    sure_from: float
    sure_until: float
    latest: float
    goes_on: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the drawing: its label and what lies on it; ``group`` stands above the first of its group."""

    group: str
    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes above one line of time."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """One column: its label and how many there are of each series, in the order of the series."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """Columns side by side, each the sum of the same series."""

    series: tuple[str, ...]
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A score: when (0 to 1), how high (0 to 1) and what it says; ``width`` is how vague its day is."""

    at: float
    height: float
    label: str
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Course:
    """The scores on one subject in the order of time."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Courses under each other above one line of time."""

    ticks: tuple[Tick, ...]
    courses: tuple[Course, ...]


Drawing = Timeline | Stacks | Scores
