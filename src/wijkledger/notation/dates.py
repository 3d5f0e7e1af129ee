"""Dutch dates, from words to stored moments and back.

A date is read from a list of words at a given place, because in the head of a line it stands among other
marks. Three readings are settled by rule, so that a number is never silently taken for a date:

* ``2016`` is a year from 1900 to 2100 only (``is_year``); another year is written ``jaar 1850``. A caller
  that expects a number with a unit (``2016 huishoudens``) must try that first.
* ``12-6`` is a day and a month; ``12-16`` and ``11-16%`` are not; ``1/3`` is a share, ``1/3/2025`` a day.
* a date without a year is the last one up to the anchor (direction past) or the next one from it (future).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from wijkledger.domain import moment_words as calendar
from wijkledger.domain.edtf import (
    DAY,
    HALF,
    MONTH,
    OPEN,
    QUADRIMESTER,
    QUARTER,
    SEASON,
    UNKNOWN_DATE,
    YEAR,
    Atom,
    Interval,
    Unit,
    atom_at,
    in_year,
    months_away,
    nearest,
    nearest_day,
    read_atom,
    read_edtf,
)
from wijkledger.domain.moment import CITATION
from wijkledger.domain.moment_words import format_moment
from wijkledger.notation.date_line import DateError, DateLine, DateRead, Direction, is_year, year_behind

__all__ = ["DateError", "DateRead", "Direction", "format_moment", "is_year", "read_moment"]

_LABEL: Final = re.compile(r"&[\w-]+(?:\.[1-9][0-9]*)?")
_RAW_ATOM: Final = re.compile(r"[1-9][0-9][0-9X]{2}((?:-[0-9X]{2}){0,2})[~?%]?")
_FULL_DAY: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})")
_DAY_MONTH: Final = re.compile(r"(0?[1-9]|[12][0-9]|3[01])-(0?[1-9]|1[0-2])")
_MONTH_YEAR: Final = re.compile(r"(0?[1-9]|1[0-2])-([0-9]{4})")
_TWO_YEARS: Final = re.compile(r"([0-9]{4})/([0-9]{2}|[0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([12][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})")
_SMALL_NUMBER: Final = re.compile(r"[0-9]{1,3}")

_NAMED_PARTS: Final = {"kwartaal": QUARTER, "helft": HALF}


_Read = TypeVar("_Read")
Found = tuple[Atom, int] | None
"""A date and the place of the first word behind it."""


def read_moment(words: Sequence[str], start: int, anchor: date, *, direction: Direction) -> DateRead | None:
    """Read the date that begins at a word; None when none begins there, DateError when it cannot be.

    ``anchor`` gives a year to ``12 dec``, a day to ``over 3 weken``; ``binnen 6 weken`` is its last day.
    """
    line = DateLine(words, anchor, direction == "future")
    return _located(lambda: _read(line, start), start)


def _read(line: DateLine, start: int) -> DateRead | None:
    if order := _order(line, start):
        return DateRead(UNKNOWN_DATE, 2, *order)
    found = _edtf(line, start)
    if found is None:
        return None
    order = _order(line, found[1])
    used = found[1] - start
    return DateRead(found[0], used) if order is None else DateRead(found[0], used + 2, *order)


def _order(line: DateLine, place: int) -> tuple[str | None, str | None] | None:
    word, cited = line.at(place), line.raw(place + 1)
    if word not in {"na", "voor"} or not (CITATION.fullmatch(cited) or _LABEL.fullmatch(cited)):
        return None
    return (cited, None) if word == "na" else (None, cited)


def _edtf(line: DateLine, place: int) -> tuple[str, int] | None:
    raw = line.raw(place)
    if raw == UNKNOWN_DATE or line.at(place) == "onbekend":
        return UNKNOWN_DATE, place + 1
    if line.at(place) == "datum" and line.at(place + 1) == "onbekend":
        return UNKNOWN_DATE, place + 2
    if "/" in raw and _is_raw_interval(raw):
        return str(read_edtf(raw)), place + 1
    bound = line.at(place) in _BOUNDS or line.at(place) == "tussen"
    found = _bounded(line, place) if bound else _span(line, place) or _atom(line, place)
    return None if found is None else (str(found[0]), found[1])


def _is_raw_interval(raw: str) -> bool:
    sides = [side for side in raw.split("/") if side not in ("", OPEN)]
    return raw.count("/") == 1 and bool(sides) and all(_is_raw_atom(side) for side in sides)


def _is_raw_atom(raw: str) -> bool:
    shape = _RAW_ATOM.fullmatch(raw)
    return shape is not None and (shape[1] != "" or "X" in raw or is_year(raw[:4]))


def _bounded(line: DateLine, place: int) -> tuple[Interval, int] | None:
    word = line.at(place)
    if word == "tussen":
        return _between(line, place)
    if word == "tot":
        if (line.at(place + 1), line.at(place + 2)) != ("en", "met"):
            return None
        place += 2
    found = _atom(line, _skip(line, place + 1))
    return None if found is None else (_BOUNDS[word](found[0]), found[1])


def _between(line: DateLine, place: int) -> tuple[Interval, int] | None:
    begin = _atom(line, _skip(line, place + 1))
    if begin is None:
        return None
    end = _atom(line, _skip(line, begin[1] + 1)) if line.at(begin[1]) == "en" else None
    if end is None:
        raise DateError("na tussen horen twee datums: tussen mei 2019 en juni 2019", place)
    interval = Interval(begin[0], end[0])
    read_edtf(str(interval))  # refuses one that ends before it begins
    return interval, end[1]


def _span(line: DateLine, place: int) -> tuple[Interval, int] | None:
    """Read ``1 t/m 7 maart 2021`` and ``maart t/m mei 2021``; the begin is the last one before the end."""
    if not (line.at(place)[:1].isdigit() or line.at(place) in calendar.MONTH_NAMES):
        return None
    middle = next((at for at in range(place + 1, place + 4) if _up_to(line, at)), None)
    end = None if middle is None else _atom(line, _skip(line, middle + _up_to(line, middle)))
    if middle is None or end is None:
        return None
    begin = _begin(DateLine(line.words[:middle], end[0].earliest, future=False), place, end[0])
    if begin is None or begin[1] != middle:
        return None
    interval = Interval(begin[0], end[0])
    read_edtf(str(interval))  # refuses one that ends before it begins
    return interval, end[1]


def _begin(line: DateLine, place: int, end: Atom) -> Found:
    is_bare_day = place + 1 == len(line.words) and _SMALL_NUMBER.fullmatch(line.at(place)) is not None
    if not is_bare_day or end.unit is not DAY:
        return _atom(line, place)
    return _day(line, end.year, end.earliest.month, int(line.at(place))), place + 1


def _up_to(line: DateLine, place: int) -> int:
    """How many words say ``t/m`` here: one, three in ``tot en met``, or none."""
    if line.at(place) == "t/m":
        return 1
    return 3 if [line.at(place + step) for step in range(3)] == ["tot", "en", "met"] else 0


_BOUNDS: Final[dict[str, Callable[[Atom], Interval]]] = {
    "voor": lambda atom: Interval(None, atom.pred),
    "na": lambda atom: Interval(atom.succ, None),
    "vanaf": lambda atom: Interval(atom, None),
    "tot": lambda atom: Interval(None, atom),
    "t/m": lambda atom: Interval(None, atom),
}


def _skip(line: DateLine, place: int) -> int:
    """Step over ``de``, ``het`` and ``van``: na de zomer, eind van het jaar."""
    while line.at(place) in {"de", "het", "van"}:
        place += 1
    return place


def _atom(line: DateLine, place: int) -> Found:
    word = line.at(place)
    reader = _from_figures if word[:1].isdigit() else _WORDS.get(word)
    return None if reader is None else _located(lambda: reader(line, place), place)


def _located(read: Callable[[], _Read], place: int) -> _Read:
    """What cannot be gets the place of the word where it began, unless it has one already."""
    try:
        return read()
    except DateError:
        raise
    except ValueError as error:
        raise DateError(str(error), place) from None
    except OverflowError:
        raise DateError("deze datum ligt te ver weg", place) from None


def _from_figures(line: DateLine, place: int) -> Found:
    word = line.at(place)
    if line.at(place + 1) == "%":
        return None
    if word in calendar.ORDINALS:
        return _part(line, place)
    if _SMALL_NUMBER.fullmatch(word):
        return _day_of_month(line, place) or _ago(line, place)
    if _is_raw_atom(line.raw(place)):
        return read_atom(line.raw(place)), place + 1
    return _with_dashes(word, line, place)


def _with_dashes(word: str, line: DateLine, place: int) -> Found:
    if found := _FULL_DAY.fullmatch(word):
        if len(found[4]) == 2:  # noqa: PLR2004 - two digits of a year
            raise ValueError(f"schrijf het jaar voluit: {found[1]}-{found[3]}-20{found[4]}")
        return _day(line, int(found[4]), int(found[3]), int(found[1])), place + 1
    if found := _YEAR_FIRST.fullmatch(word):
        return _day(line, int(found[1]), int(found[2]), int(found[3])), place + 1
    if found := _DAY_MONTH.fullmatch(word):
        return _day(line, None, int(found[2]), int(found[1])), place + 1
    if (found := _MONTH_YEAR.fullmatch(word)) and is_year(found[2]):
        return in_year(MONTH, int(found[2]), int(found[1]) - 1), place + 1
    return None


def _day_of_month(line: DateLine, place: int) -> Found:
    month = calendar.MONTH_NAMES.get(line.at(place + 1))
    if month is None:
        return None
    year, behind = year_behind(line, place + 2)
    return _day(line, year, month + 1, int(line.at(place))), behind


def _ago(line: DateLine, place: int) -> Found:
    return _shifted(line, place, -1, place + 3) if line.at(place + 2) == "geleden" else None


def _named(line: DateLine, place: int) -> Found:
    """Read ``mei 2019``, ``zomer 2021``, ``Q3 2027``, with or without the year."""
    unit, part = _NAMES[line.at(place)]
    year, behind = year_behind(line, place + 1)
    return _placed(line, unit, year, part), behind


def _winter(line: DateLine, place: int) -> Found:
    """Read ``winter 2023/2024``, stored under the year in which it begins."""
    years = _TWO_YEARS.fullmatch(line.at(place + 1))
    if years is None or not is_year(years[1]):
        return _named(line, place)
    begin = int(years[1])
    if int(years[2]) not in {begin + 1, (begin + 1) % 100}:
        raise ValueError(f"winter {years[0]} bestaat niet: een winter telt twee opvolgende jaren")
    return in_year(SEASON, begin, calendar.WINTER), place + 2


def _part(line: DateLine, place: int) -> Found:
    """Read ``3e kwartaal 2027`` and ``1e helft 2024``."""
    unit, ordinal = _NAMED_PARTS.get(line.at(place + 1)), calendar.ORDINALS[line.at(place)]
    if unit is None:
        return None
    if ordinal >= unit.per_year:
        raise ValueError(f"een {ordinal + 1}e {line.at(place + 1)} bestaat niet")
    year, behind = year_behind(line, place + 2)
    return _placed(line, unit, year, ordinal), behind


def _part_first(line: DateLine, place: int) -> Found:
    """Read ``kwartaal 2 2024`` and ``kwartaal 2 van 2024``."""
    unit, word = _NAMED_PARTS[line.at(place)], line.at(place + 1)
    year, behind = year_behind(line, place + 2)
    if not _SMALL_NUMBER.fullmatch(word) or year is None:
        return None
    if not 1 <= int(word) <= unit.per_year:
        raise ValueError(f"een {line.at(place)} {word} bestaat niet")
    return in_year(unit, year, int(word) - 1), behind


def _about(line: DateLine, place: int) -> Found:
    found = _bare(line, _skip(line, place + 1))
    return None if found is None else (found[0].about, found[1])


def _third(line: DateLine, place: int) -> Found:
    """Read ``eind 2020`` as the last third of the year, and ``eind mei 2020`` as about that month."""
    inner = _skip(line, place + 1)
    if line.at(inner) == "jaar" and not line.at(inner + 1).isdigit():
        found: Found = atom_at(YEAR, line.anchor), inner + 1
    else:
        found = _bare(line, inner)
    if found is None or found[0].unit is DAY:
        return None
    if found[0].unit is not YEAR:
        return found[0].about, found[1]
    return in_year(QUADRIMESTER, found[0].year, calendar.PARTS_OF_YEAR.index(line.at(place)), "~"), found[1]


def _any_year(line: DateLine, place: int) -> Found:
    """Read ``jaar 1850``, which takes any year of four digits."""
    raw = line.raw(place + 1)
    return (read_atom(raw), place + 2) if re.fullmatch(r"[0-9]{4}[~?%]?", raw) else None


def _near_day(line: DateLine, place: int) -> Found:
    return atom_at(DAY, line.anchor + timedelta(days=calendar.NEAR_DAYS[line.at(place)])), place + 1


def _near_unit(line: DateLine, place: int) -> Found:
    """Read ``vorig jaar``, ``deze maand``, ``volgende week vrijdag``, ``komende maandag``."""
    step, word = calendar.STEPS[line.at(place)], line.at(place + 1)
    if word in {"jaar", "maand"}:
        here = atom_at(YEAR if word == "jaar" else MONTH, line.anchor)
        return Atom(here.unit, here.index + step), place + 2
    weekday = calendar.WEEKDAY_NAMES.get(line.at(place + 2) if word == "week" else word)
    if weekday is None:
        return None
    away = weekday - line.anchor.weekday()
    if word == "week":
        return atom_at(DAY, line.anchor + timedelta(days=away + 7 * step)), place + 3
    if step:
        away = step * ((step * away) % 7 or 7)
    return atom_at(DAY, line.anchor + timedelta(days=away)), place + 2


def _in_a_while(line: DateLine, place: int) -> Found:
    """Read ``over 3 weken`` and ``binnen een maand``."""
    return _shifted(line, place + 1, 1, place + 3)


def _with_weekday(line: DateLine, place: int) -> Found:
    found = _bare(line, place + 1)
    if found is None or found[0].unit is not DAY:
        return None
    wanted, day = calendar.WEEKDAY_NAMES[line.at(place)], found[0].earliest
    if day.weekday() != wanted:
        actual = calendar.WEEKDAYS[day.weekday()]
        raise ValueError(
            f"{day.day}-{day.month}-{day.year} is een {actual}, geen {calendar.WEEKDAYS[wanted]}"
        )
    return found


def _bare(line: DateLine, place: int) -> Found:
    """A date that does not itself begin with ``ca.``, ``eind`` or ``maandag``: those do not pile up."""
    return None if line.at(place) in _IN_FRONT else _atom(line, place)


_IN_FRONT: Final = {"ca", *calendar.PARTS_OF_YEAR, *calendar.WEEKDAY_NAMES}
_NAMES: Final = (
    {name: (MONTH, part) for name, part in calendar.MONTH_NAMES.items()}
    | {name: (SEASON, part) for name, part in calendar.SEASON_NAMES.items()}
    | {name: (QUARTER, part) for name, part in calendar.QUARTERS.items()}
)
_WORDS: Final[Mapping[str, Callable[[DateLine, int], Found]]] = (
    dict.fromkeys(calendar.NUMBERS, _ago)
    | dict.fromkeys(calendar.WEEKDAY_NAMES, _with_weekday)
    | dict.fromkeys(_NAMES, _named)
    | dict.fromkeys(calendar.ORDINALS, _part)
    | dict.fromkeys(_NAMED_PARTS, _part_first)
    | dict.fromkeys(calendar.PARTS_OF_YEAR, _third)
    | dict.fromkeys(calendar.NEAR_DAYS, _near_day)
    | dict.fromkeys(calendar.STEPS, _near_unit)
    | {"winter": _winter, "ca": _about, "jaar": _any_year, "over": _in_a_while, "binnen": _in_a_while}
)


def _placed(line: DateLine, unit: Unit, year: int | None, place: int) -> Atom:
    if year is None:
        return nearest(unit, place, line.anchor, future=line.future)
    return in_year(unit, year, place)


def _day(line: DateLine, year: int | None, month: int, day: int) -> Atom:
    if year is None:
        return nearest_day(month, day, line.anchor, future=line.future)
    try:
        return atom_at(DAY, date(year, month, day))
    except ValueError:
        raise ValueError(f"{day}-{month}-{year} bestaat niet") from None


def _shifted(line: DateLine, place: int, sign: int, behind: int) -> Found:
    word, span = line.at(place), calendar.SPANS.get(line.at(place + 1))
    number = int(word) if _SMALL_NUMBER.fullmatch(word) else calendar.NUMBERS.get(word)
    if span is None or number is None:
        return None
    days, months = span
    if months == 0:
        return atom_at(DAY, line.anchor + timedelta(days=sign * number * days)), behind
    return months_away(line.anchor, sign * number * months), behind
