"""Counts, money, shares and effort: from the words of a line to whole numbers, and back.

Every reader takes the words and the place where it begins, and gives the value with the number of words it
used, or None when no such value begins there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,15})"
_WHOLE = re.compile(NUMBER)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d))?%?")
_BAND = re.compile(r"(\d{1,3})(?:,(\d))?\s?[-–]\s?(\d{1,3})(?:,(\d))?%")
_SHARE = re.compile(r"(\d{1,15})/(\d{1,15})")
_AMOUNT = re.compile(rf"({NUMBER})(?:,(\d{{1,2}}))?(?:,-)?")
_TENTHS = re.compile(rf"({NUMBER})(?:,(\d))?")
_SCALES = {"mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9, "duizend": 10**3}
_PERIODS = {"jaar": "jaar", "maand": "maand", "woning": "woning"}
_RESERVES = ("ruim", "circa", "bijna")
_UNIT = re.compile(r"[^\W\d_][\w²³/'’-]*")
_EFFORT_UNITS = {"fte", "uur", "uren"}


class Read(NamedTuple):
    """A value and the number of words it took."""

    value: Mapping[str, Any]
    used: int


class NotANumber(Exception):  # noqa: N818 - a fact about a text
    """A number that cannot be, with a Dutch message and the offset of its word."""

    def __init__(self, message: str, word: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.word = word


Unit = Callable[[int], str | None]


def whole(word: str) -> int | None:
    """``4.500`` or ``4500`` as a number."""
    return int(word.replace(".", "")) if _WHOLE.fullmatch(word) else None


def _tenths(whole_part: str, tenth: str | None) -> int:
    return int(whole_part) * 10 + int(tenth or 0)


def read_share(words: Sequence[str], start: int) -> Read | None:
    """``2/3``, or ``67%`` as so many per mille."""
    found = _SHARE.fullmatch(words[start])
    if found:
        return Read({"n": int(found[1]), "d": int(found[2])}, 1)
    percent = read_percentage(words, start)
    if percent is None:
        return None
    return Read({"n": percent[0], "d": 1000}, percent[1])


def read_percentage(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """``83%``, ``83,5%`` or ``83,5 %`` in tenths, with the number of words."""
    word = words[start]
    found = _PERCENT.fullmatch(word)
    if found is None:
        return None
    used = 1
    if not word.endswith("%"):
        if start + 1 >= len(words) or words[start + 1] != "%":
            return None
        used = 2
    tenths = _tenths(found[1], found[2])
    if tenths > 1000:  # noqa: PLR2004 - a hundred percent, in tenths
        raise NotANumber(f"{word} kan niet: een percentage is hooguit 100")
    return tenths, used


def read_count(words: Sequence[str], start: int, unit: Unit) -> Read | None:
    """``83% van 293 koopwoningen``, ``75-80%``, ``245 van 293 koopwoningen`` or ``14 inschrijvers``."""
    band = _BAND.fullmatch(words[start])
    if band:
        low, high = _tenths(band[1], band[2]), _tenths(band[3], band[4])
        return _of_whole({"low": low, "high": high}, words, start, 1, unit)
    percent = read_percentage(words, start)
    if percent:
        return _of_whole({"pct": percent[0]}, words, start, percent[1], unit)
    number = whole(words[start])
    if number is None:
        return None
    return _of_whole({"n": number}, words, start, 1, unit, needs_unit=True)


def _of_whole(  # noqa: PLR0913 - one step of the reading, with all it has read so far
    value: dict[str, Any], words: Sequence[str], start: int, used: int, unit: Unit, *, needs_unit: bool = False
) -> Read | None:
    place = start + used
    if words[place : place + 1] == ["van"] and place + 1 < len(words) and whole(words[place + 1]) is not None:
        value["of"] = whole(words[place + 1])
        used, place, needs_unit = used + 2, place + 2, True
    name = unit(place)
    if name is not None:
        return Read({**value, "unit": name}, used + 1)
    if needs_unit:
        raise NotANumber(
            f"{words[place - 1]} is een getal zonder eenheid; zet erachter waarvan, bijvoorbeeld {words[place - 1]} woningen"
        )
    return Read(value, used)


def unit_word(word: str) -> bool:
    """Whether a word can be the unit of a count without quotes."""
    return bool(_UNIT.fullmatch(word)) and word not in _EFFORT_UNITS and word not in _SCALES


def read_effort(words: Sequence[str], start: int) -> Read | None:
    """``0,4 fte`` or ``12 uur``."""
    if start + 1 >= len(words) or words[start + 1] not in _EFFORT_UNITS:
        return None
    found = _TENTHS.fullmatch(words[start])
    if found is None:
        return None
    number = int(found[1].replace(".", ""))
    if words[start + 1] == "fte":
        return Read({"tenths_fte": number * 10 + int(found[2] or 0)}, 2)
    if found[2]:
        raise NotANumber(f"{words[start]} uur kan niet; schrijf hele uren")
    return Read({"hours": number}, 2)


def begins_money(words: Sequence[str], start: int) -> bool:
    """Whether an amount in euros begins at this word."""
    word = words[start]
    return word.startswith("€") or (word in _RESERVES and words[start + 1 : start + 2] != [] and words[start + 1].startswith("€"))


def read_money(words: Sequence[str], start: int) -> Read | None:
    """``ruim € 4,5 mln``, ``€4.500,50 per jaar`` or ``€ 4.000 eenmalig`` in whole cents."""
    if not begins_money(words, start):
        return None
    value: dict[str, Any] = {}
    place = start
    if words[place] in _RESERVES:
        value["about"] = words[place]
        place += 1
    written = words[place].removeprefix("€")
    if not written:
        place += 1
        written = words[place] if place < len(words) else ""
    place += 1
    scale = _SCALES.get(words[place], 0) if place < len(words) else 0
    value["cents"] = _cents(written, scale or 1)
    place += bool(scale)
    if words[place : place + 1] == ["eenmalig"]:
        return Read({**value, "per": "eenmalig"}, place + 1 - start)
    if words[place : place + 1] == ["per"] and place + 1 < len(words) and words[place + 1] in _PERIODS:
        return Read({**value, "per": _PERIODS[words[place + 1]]}, place + 2 - start)
    return Read(value, place - start)


def _cents(written: str, scale: int) -> int:
    found = _AMOUNT.fullmatch(written)
    if found is None:
        raise NotANumber(f"€ {written} is geen bedrag; schrijf bijvoorbeeld € 4.500,50 of € 4,5 mln")
    digits, behind = found[1].replace(".", ""), found[2] or ""
    return int(digits + behind) * 100 * scale // 10 ** len(behind)


def format_number(number: int) -> str:
    """A whole number with points between the thousands, as people here write it."""
    return f"{number:,}".replace(",", ".")


def format_tenths(tenths: int) -> str:
    """Tenths as ``83,5`` or ``83``."""
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


def format_money(value: Mapping[str, Any]) -> str:
    """The reverse of read_money."""
    euros, cents = divmod(int(value["cents"]), 100)
    amount = f"€ {format_number(euros)}" + (f",{cents:02d}" if cents else "")
    about, per = value.get("about"), value.get("per")
    tail = f" {per}" if per == "eenmalig" else f" per {per}" if per else ""
    return (f"{about} " if about else "") + amount + tail


def format_effort(value: Mapping[str, Any]) -> str:
    """The reverse of read_effort."""
    if value.get("tenths_fte") is not None:
        return f"{format_tenths(int(value['tenths_fte']))} fte"
    return f"{format_number(int(value['hours']))} uur"


def format_share(value: Mapping[str, Any]) -> str:
    """The reverse of read_share."""
    n, d = int(value["n"]), int(value["d"])
    return f"{format_tenths(n)}%" if d == 1000 and n <= 1000 else f"{n}/{d}"  # noqa: PLR2004 - per mille


def format_count(value: Mapping[str, Any], quote: Callable[[str], str]) -> str:
    """The reverse of read_count; the unit goes through ``quote`` when it is more than one word."""
    of, unit = value.get("of"), value.get("unit")
    if value.get("pct") is not None:
        text = f"{format_tenths(int(value['pct']))}%"
    elif value.get("low") is not None and value.get("high") is not None:
        text = f"{format_tenths(int(value['low']))}-{format_tenths(int(value['high']))}%"
    else:
        text = format_number(int(value["n"]))
    if of is not None:
        text += f" van {format_number(int(of))}"
    return text if unit is None else f"{text} {unit if unit_word(str(unit)) else quote(str(unit))}"
