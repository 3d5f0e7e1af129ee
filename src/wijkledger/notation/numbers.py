"""Counts, money, shares and effort: from the words of a line to whole numbers, and back.

Every reader takes the words and the place where it begins, and gives the value with the number of words it
used, or None when no such value begins there; NotANumber when one begins there that cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

# At most eighteen digits: more than any value may hold, and never slow to read.
NUMBER: Final = r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,5}|[0-9]{1,18})"
_WHOLE: Final = re.compile(NUMBER)
_PERCENT: Final = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]))?%?")
_BAND: Final = re.compile(r"([0-9]{1,3})(?:,([0-9]))?[-–]([0-9]{1,3})(?:,([0-9]))?%")
_SHARE: Final = re.compile(r"([0-9]{1,18})/([0-9]{1,18})")
_AMOUNT: Final = re.compile(rf"({NUMBER})(?:,([0-9]{{1,2}}))?(?:,-)?")
_TENTHS: Final = re.compile(rf"({NUMBER})(?:,([0-9]))?")
_SCALES: Final = {"mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9, "duizend": 10**3}
_PERIODS: Final = frozenset({"jaar", "maand", "woning"})
_RESERVES: Final = frozenset({"ruim", "circa", "bijna"})
_UNIT: Final = re.compile(r"[^\W\d_][\w²³/'’-]*")
_EFFORT_UNITS: Final = frozenset({"fte", "uur", "uren"})
_EUROS: Final = frozenset({"euro", "EUR", "eur", "Euro"})
_NO_UNITS: Final = _EFFORT_UNITS | _EUROS | _SCALES.keys()
_CENTS_PER_LAST_DIGIT: Final = (100, 10, 1)
"""What the last digit written is worth with none, one or two digits behind the comma."""
_ALL: Final = 1000
"""A whole in tenths of a percent."""


class Read(NamedTuple):
    """A value and the number of words it took."""

    value: Mapping[str, Any]
    used: int


class NotANumber(Exception):  # noqa: N818 - a fact about a text
    """A number that cannot be, with a Dutch message."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


Unit = Callable[[int], str | None]
"""The unit that stands at a place, or None when the word there is something else."""


def whole(word: str) -> int | None:
    """``4.500`` or ``4500`` as a number."""
    return int(word.replace(".", "")) if _WHOLE.fullmatch(word) else None


def _tenths(whole_part: str, tenth: str | None) -> int:
    return int(whole_part.replace(".", "")) * 10 + int(tenth or 0)


def read_share(words: Sequence[str], start: int) -> Read | None:
    """``2/3``, or ``67%`` as so many per mille."""
    found = _SHARE.fullmatch(words[start])
    if found:
        return Read({"n": int(found[1]), "d": int(found[2])}, 1)
    percent = read_percentage(words, start)
    return None if percent is None else Read({"n": percent[0], "d": _ALL}, percent[1])


def read_percentage(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """``83%``, ``83,5%`` or ``83,5 %`` in tenths, with the number of words."""
    word = words[start]
    found = _PERCENT.fullmatch(word)
    if found is None:
        return None
    used = 1 if word.endswith("%") else 2
    if used > 1 and list(words[start + 1 : start + 2]) != ["%"]:
        return None
    tenths = _tenths(found[1], found[2])
    if tenths > _ALL:
        raise NotANumber(f"{word} kan niet: een percentage is hooguit 100")
    return tenths, used


def read_count(words: Sequence[str], start: int, unit: Unit) -> Read | None:
    """``83% van 293 koopwoningen``, ``75-80%``, ``245 van 293 koopwoningen`` or ``14 inschrijvers``."""
    band = _BAND.fullmatch(words[start])
    if band:
        value = {"low": _tenths(band[1], band[2]), "high": _tenths(band[3], band[4])}
        return _with_total(value, words, start, 1, unit)
    percent = read_percentage(words, start)
    if percent:
        return _with_total({"pct": percent[0]}, words, start, percent[1], unit)
    number = whole(words[start])
    return None if number is None else _with_total({"n": number}, words, start, 1, unit)


def _with_total(value: dict[str, int], words: Sequence[str], start: int, used: int, unit: Unit) -> Read:
    """Read ``van 293`` and the unit behind a number; a plain number is nothing without a unit."""
    place, bare = start + used, "n" in value
    if place + 1 < len(words) and words[place] == "van" and (total := whole(words[place + 1])) is not None:
        value["of"] = total
        place, bare = place + 2, True
    name = unit(place)
    if name is not None:
        return Read({**value, "unit": name}, place + 1 - start)
    if bare:
        raise NotANumber(
            f"{words[place - 1]} is een getal zonder eenheid; zet erachter waarvan, "
            f"bijvoorbeeld {words[place - 1]} woningen"
        )
    return Read(value, place - start)


def unit_word(word: str) -> bool:
    """Whether a word can be the unit of a count without quotes."""
    return bool(_UNIT.fullmatch(word)) and word not in _NO_UNITS


def read_effort(words: Sequence[str], start: int) -> Read | None:
    """``0,4 fte`` or ``12 uur``."""
    if start + 1 >= len(words) or words[start + 1] not in _EFFORT_UNITS:
        return None
    found = _TENTHS.fullmatch(words[start])
    if found is None:
        return None
    if words[start + 1] == "fte":
        return Read({"tenths_fte": _tenths(found[1], found[2])}, 2)
    if found[2]:
        raise NotANumber(f"{words[start]} uur kan niet; schrijf hele uren")
    return Read({"hours": int(found[1].replace(".", ""))}, 2)


def begins_money(words: Sequence[str], start: int) -> bool:
    """Whether an amount in euros begins at this word."""
    place = start + 1 if words[start] in _RESERVES else start
    return _at(words, place).startswith("€") or _at(words, place) in _EUROS or _euros_behind(words, place) > 0


def _euros_behind(words: Sequence[str], place: int) -> int:
    """How many words behind an amount end with ``euro``: one in ``500 euro``, two in ``1,5 miljoen euro``."""
    if _AMOUNT.fullmatch(_at(words, place)):
        if _at(words, place + 1) in _EUROS:
            return 1
        if _at(words, place + 1) in _SCALES and _at(words, place + 2) in _EUROS:
            return 2
    return 0


def read_money(words: Sequence[str], start: int) -> Read | None:
    """``ruim € 4,5 mln``, ``€4.500,50 per jaar`` or ``€ 4.000 eenmalig`` in whole cents."""
    if not begins_money(words, start):
        return None
    value: dict[str, Any] = {}
    place = start
    if words[place] in _RESERVES:
        value["about"] = words[place]
        place += 1
    behind = _euros_behind(words, place)
    written = words[place].removeprefix("€")
    if not written or written in _EUROS:
        place += 1
        written = _at(words, place)
    place += 1
    scale = _SCALES.get(_at(words, place), 0)
    value["cents"] = _cents(written, scale or 1)
    place += max(bool(scale), behind)
    if _at(words, place) == "eenmalig":
        value["per"], place = "eenmalig", place + 1
    elif _at(words, place) == "per" and _at(words, place + 1) in _PERIODS:
        value["per"], place = words[place + 1], place + 2
    return Read(value, place - start)


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _cents(written: str, scale: int) -> int:
    found = _AMOUNT.fullmatch(written)
    if found is None:
        raise NotANumber(f"€ {written} is geen bedrag; schrijf bijvoorbeeld € 4.500,50 of € 4,5 mln")
    digits, behind = found[1].replace(".", ""), found[2] or ""
    return int(digits + behind) * scale * _CENTS_PER_LAST_DIGIT[len(behind)]


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
    return f"{format_tenths(n)}%" if d == _ALL and n <= _ALL else f"{n}/{d}"


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
