"""The words of the calendar, and how a Moment is said in Dutch: to people, and in a journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from wijkledger.domain.edtf import (
    CENTURY,
    DAY,
    DECADE,
    HALF,
    MONTH,
    QUADRIMESTER,
    QUARTER,
    SEASON,
    SOME_DAY_OF_MONTH,
    SOME_DAY_OF_YEAR,
    SOME_MONTH,
    YEAR,
    Atom,
    Interval,
    Unit,
    read_edtf,
)
from wijkledger.domain.moment import Moment

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SEASONS: Final = ("lente", "zomer", "herfst", "winter")
WINTER: Final = SEASONS.index("winter")
PARTS_OF_YEAR: Final = ("begin", "medio", "eind")
MONTH_NAMES: Final = {
    name: place
    for place, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "february"),
            ("maart", "mrt", "mar", "march"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("augustus", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct", "october"),
            ("november", "nov"),
            ("december", "dec"),
        )
    )
    for name in names
}
"""Every name of a month that is understood, with its place from 0."""
WEEKDAY_NAMES: Final = {name: place for place, day in enumerate(WEEKDAYS) for name in (day, day[:2])}
"""Every name of a weekday that is understood, Monday = 0."""
SEASON_NAMES: Final = {name: place for place, name in enumerate(SEASONS)} | {
    "voorjaar": 0,
    "spring": 0,
    "summer": 1,
    "najaar": 2,
    "autumn": 2,
}
"""Every name of a season that is understood, with its place from 0, spring first."""
ORDINALS: Final = {"1e": 0, "2e": 1, "3e": 2, "4e": 3, "eerste": 0, "tweede": 1, "derde": 2, "vierde": 3}
"""First to fourth, with its place from 0."""
NUMBERS: Final = {
    word: value
    for value, words in enumerate(("een één", "twee", "drie", "vier", "vijf", "zes"), start=1)
    for word in words.split()
}
"""The small numbers that minutes write out."""
QUARTERS: Final = {"q1": 0, "q2": 1, "q3": 2, "q4": 3}
"""The quarters of a year, with their place from 0."""
NEAR_DAYS: Final = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
"""Days by how far they are from today."""
STEPS: Final = {
    word: step
    for step, words in (
        (-1, "vorig vorige afgelopen"),
        (0, "dit deze"),
        (1, "volgend volgende komend komende"),
    )
    for word in words.split()
}
"""Which one, counted from this one: vorig jaar, deze week, komende maandag."""
SPANS: Final = {
    word: span
    for span, words in (((1, 0), "dag dagen"), ((7, 0), "week weken"), ((0, 1), "maand maanden"))
    for word in words.split()
} | {"jaar": (0, 12)}
"""How many days and months a unit of time is."""
ALIASES: Final = {
    alias: word
    for word, aliases in {
        "voor": "vóór before",
        "na": "after",
        "vanaf": "sinds since",
        "tussen": "between",
        "en": "and",
        "ca": "circa rond",
        "medio": "midden halverwege",
        "eind": "einde",
        "vandaag": "today",
        "gisteren": "yesterday",
        "morgen": "tomorrow",
        "onbekend": "unknown",
    }.items()
    for alias in aliases.split()
}
"""Other words for the same, English among them."""
YEARS: Final = range(1900, 2101)
"""The years that are written bare; another one is ``jaar 1850``, so that a count is not read as a year."""
_MARKS: Final = {"": "", "~": "ca. ", "?": "vermoedelijk ", "%": "vermoedelijk ca. "}


@lru_cache(maxsize=1 << 14)
def speak_moment(moment: Moment) -> str:
    """Say it in full: ``21 juni 2018``, ``eind 2020``, ``vóór maart 2023``, ``datum onbekend, na HM-38``."""
    edtf, said = read_edtf(moment.edtf), "datum onbekend"
    if edtf is not None:
        said = _atom(edtf) if isinstance(edtf, Atom) else _interval(edtf)
    if moment.after is not None:
        return f"{said}, na {moment.after}"
    return said if moment.before is None else f"{said}, vóór {moment.before}"


def season(atom: Atom) -> str:
    """A season with its year; a winter bears the two years it spans: ``winter 2023/2024``."""
    name = SEASONS[atom.place - 1]
    return f"{name} {atom.year}/{atom.year + 1}" if atom.place - 1 == WINTER else f"{name} {atom.year}"


def _interval(interval: Interval) -> str:
    begin, end = interval.begin, interval.end
    if begin is not None:
        return f"vanaf {_atom(begin)}" if end is None else f"tussen {_atom(begin)} en {_atom(end)}"
    if end is None:
        return "datum onbekend"
    try:
        return f"vóór {_atom(end.succ)}"
    except ValueError:  # nothing comes after the year 9999
        return f"tot en met {_atom(end)}"


def _atom(atom: Atom) -> str:
    if atom.unit is QUADRIMESTER and atom.mark in {"~", "%"}:
        said = f"{PARTS_OF_YEAR[atom.place - 1]} {atom.year}"
        return said if atom.mark == "~" else f"vermoedelijk {said}"
    return _MARKS[atom.mark] + _SAID[atom.unit](atom)


def _day(atom: Atom) -> str:
    day = atom.earliest
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _month(atom: Atom) -> str:
    return f"{MONTHS[atom.earliest.month - 1]} {atom.year}"


def _months(atom: Atom) -> str:
    return f"{MONTHS[atom.earliest.month - 1]} t/m {MONTHS[atom.latest.month - 1]} {atom.year}"


def _years(atom: Atom) -> str:
    return f"{atom.year}–{atom.latest.year}"


_SAID: Final[dict[Unit, Callable[[Atom], str]]] = {
    DAY: _day,
    MONTH: _month,
    YEAR: lambda atom: str(atom.year),
    SEASON: season,
    QUARTER: lambda atom: f"{atom.place}e kwartaal {atom.year}",
    QUADRIMESTER: _months,
    HALF: lambda atom: f"{atom.place}e helft {atom.year}",
    DECADE: _years,
    CENTURY: _years,
    SOME_MONTH: lambda atom: f"{atom.year}, maand onbekend",
    SOME_DAY_OF_MONTH: lambda atom: f"{_month(atom)}, dag onbekend",
    SOME_DAY_OF_YEAR: lambda atom: f"{atom.year}, dag onbekend",
}


def format_moment(moment: Moment) -> str:
    """Write it for a journal, so that reading gives it back on any day: ``voor 2018-06-21``."""
    order = ""
    if moment.after is not None:
        order = f"na {moment.after}"
    elif moment.before is not None:
        order = f"voor {moment.before}"
    edtf = read_edtf(moment.edtf)
    if edtf is None:
        return order or "datum onbekend"
    text = _write_atom(edtf) if isinstance(edtf, Atom) else _write_interval(edtf)
    return f"{text} {order}" if order else text


def _write_interval(interval: Interval) -> str:
    begin, end = interval.begin, interval.end
    if end is None:
        return f"vanaf {_write_atom(begin)}" if begin else "datum onbekend"
    if begin is not None:
        return f"tussen {_write_atom(begin)} en {_write_atom(end)}"
    try:
        return f"voor {_write_atom(end.succ)}"
    except ValueError:  # nothing comes after the year 9999
        return f"tot en met {_write_atom(end)}"


def _write_atom(atom: Atom) -> str:
    """Words where Dutch has them for just this, EDTF elsewhere."""
    about = "ca. " if atom.mark == "~" else ""
    bare = str(atom).removesuffix("~")
    if atom.unit is YEAR:
        return about + (bare if atom.year in YEARS else f"jaar {bare}")
    if atom.unit in {DAY, MONTH}:
        return about + bare
    if atom.mark in {"?", "%"} or atom.year not in YEARS:
        return str(atom)
    if atom.unit is QUADRIMESTER and about:
        return f"{PARTS_OF_YEAR[atom.place - 1]} {atom.year}"
    written = _WRITTEN.get(atom.unit)
    return about + written(atom) if written else str(atom)


_WRITTEN: Final[dict[Unit, Callable[[Atom], str]]] = {
    SEASON: season,
    QUARTER: lambda atom: f"Q{atom.place} {atom.year}",
    HALF: lambda atom: f"{atom.place}e helft {atom.year}",
}
