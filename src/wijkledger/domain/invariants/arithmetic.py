"""Invariants of the calendar and of arithmetic: what cannot have been, and what cannot add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from pydantic import BaseModel

from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.entry import GEWIST
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.invariants.line import Found, Line
from wijkledger.domain.invariants.wording import plain
from wijkledger.domain.moment import Moment
from wijkledger.domain.values import FieldType

_WHOLE: Final = 1000
"""A hundred per cent, in tenths."""
_LAST_PART: Final = 9999
_COUNTS: Final = (FieldType.COUNT, FieldType.ROW, FieldType.SCORE, FieldType.FIGURE)
_NUMBERED: Final = (FieldType.CONDITION, FieldType.CLAUSE, FieldType.STEP)

Numbers = Mapping[str, Any]
"""The fields of one value, such as a count or a sum of money."""


def moments_are_on_the_calendar(line: Line) -> Iterator[Found]:
    """Refuse a moment that is not a calendar moment, and an interval or until that ends before it begins."""
    moments: dict[str, Moment] = {}
    for path, text in line.strings(FieldType.MOMENT):
        try:
            moment = moments[path] = Moment.parse(text)
        except ValueError as error:
            yield path, f"{plain(str(error), 200)}."
            continue
        if str(moment) != text:
            yield path, f"Dit moment wordt geschreven als {moment}."
    when, until = moments.get("when"), moments.get("until")
    if when and until and when.earliest and until.latest and until.latest < when.earliest:
        yield "until", f"Het loopt tot {until}, maar begint pas op {when}; pas een van beide datums aan."


def counts_are_possible(line: Line) -> Iterator[Found]:
    """Refuse a row with n below 0 or above its total, a percentage outside 0-100, or low not below high."""
    for path, spec, count in _values(line):
        if spec.type in _COUNTS:
            # A stray figure may be a temperature; only a count of something starts at nothing.
            is_figure = spec.type is FieldType.FIGURE
            yield from ((path, message) for message in _impossible(count, may_be_negative=is_figure))


def _impossible(count: Numbers, *, may_be_negative: bool) -> Iterator[str]:
    n, of, low, high = (count.get(name) for name in ("n", "of", "low", "high"))
    if n is not None and n < 0 and (of is not None or not may_be_negative):
        yield f"{n} is minder dan niets; schrijf een aantal vanaf 0."
    if of is not None and of < 0:
        yield f"een totaal van {of} bestaat niet; schrijf een aantal vanaf 0."
    if n is not None and of is not None and n > of >= 0:
        yield f"{n} is meer dan het totaal van {of}; controleer beide getallen."
    for name in ("pct", "low", "high"):
        if (share := count.get(name)) is not None and not 0 <= share <= _WHOLE:
            yield f"{_percent(share)} ligt buiten 0 tot 100%; controleer het percentage."
    if low is not None and high is not None and low >= high:
        yield f"de ondergrens {_percent(low)} ligt niet onder de bovengrens {_percent(high)}; draai ze om."


def _percent(tenths: int) -> str:
    sign = "-" if tenths < 0 else ""
    whole, rest = divmod(abs(tenths), 10)
    return f"{sign}{whole}{f',{rest}' if rest else ''}%"


def parts_stay_within_the_total(line: Line) -> Iterator[Found]:
    """Refuse rows marked as parts that exceed the total the same entry states."""
    found = _whole_values(line)  # of a torn list nobody can tell which row was the total
    rows = [row for _, spec, row in found if spec.type is FieldType.ROW and row.get("n") is not None]
    totals: dict[str | None, int] = {}
    sums: Counter[str | None] = Counter()
    for row in rows:
        unit = row.get("unit")
        if row.get("is_part"):
            sums[unit] += row["n"]
        else:
            totals[unit] = max(row["n"], totals.get(unit, row["n"]))
    for unit, total in totals.items():
        if unit in sums and sums[unit] > total:
            of = f" {plain(unit)}" if unit else ""
            yield (
                "rows",
                f"De delen zijn samen {sums[unit]}{of}, het totaal is {total}; controleer de getallen.",
            )


def shares_fit_in_one(line: Line) -> Iterator[Found]:
    """Refuse a share of nothing or less, a share above one, and shares in one entry that exceed one."""
    whole = Fraction(0)
    for path, spec, share in _values(line):
        if spec.type is not FieldType.SHARE or not {"n", "d"} <= share.keys():
            continue
        n, d = share["n"], share["d"]
        if n <= 0 or d <= 0 or n > d:
            yield path, f"{n}/{d} is geen aandeel; schrijf een breuk boven 0 en hooguit 1."
        else:
            whole += Fraction(n, d)
    if whole > 1:
        yield "", f"De aandelen zijn samen {whole}, meer dan het geheel; controleer de breuken."


def money_and_effort_are_whole(line: Line) -> Iterator[Found]:
    """Refuse money or effort that is negative or not a whole number of cents, tenths or hours."""
    yield from line.mistaken(12)
    for path, spec, value in _values(line):
        if spec.type not in (FieldType.MONEY, FieldType.EFFORT):
            continue
        for name, amount in value.items():
            if isinstance(amount, int) and amount < 0:
                yield f"{path}.{name}", f"{amount} is minder dan niets; schrijf een bedrag of inzet vanaf 0."


def parts_have_their_own_number(line: Line) -> Iterator[Found]:
    """Refuse two parts of one entry with the same number, or with a number by which they cannot be cited."""
    numbers: Counter[tuple[str, int]] = Counter()
    for path, spec, part in _values(line):
        if spec.type not in _NUMBERED or "number" not in part:
            continue
        number = part["number"]
        numbers[spec.name, number] += 1
        if not 1 <= number <= _LAST_PART:
            yield path, f"Onderdeel {number} is niet aan te halen; nummer vanaf 1."
        elif numbers[spec.name, number] > 1:
            yield path, f"Nummer {number} staat er al; {line.citation}.{number} moet één ding zijn."


def votes_add_up(line: Line) -> Iterator[Found]:
    """Refuse votes that exceed those present, and more present than entitled."""
    for path, spec, vote in _values(line):
        if spec.type is not FieldType.VOTE:
            continue
        counted = {name: value for name, value in vote.items() if isinstance(value, int)}
        cast = sum(counted.get(name, 0) for name in ("in_favour", "against", "blank"))
        present, entitled = counted.get("present"), counted.get("entitled")
        if any(value < 0 for value in counted.values()):
            yield path, "Een aantal stemmen ligt niet onder 0; controleer de telling."
        if present is not None and cast > present:
            yield path, f"Er zijn {cast} stemmen van {present} aanwezigen; controleer de telling."
        if present is not None and entitled is not None and present > entitled:
            yield path, f"Er zijn {present} aanwezigen en {entitled} stemgerechtigden; controleer de telling."


def _values(line: Line) -> Iterator[tuple[str, FieldSpec, Numbers]]:
    """Every value made of a few scalars, with its path; without what was forgotten of it."""
    yield from _whole_values(line)
    if line.model is not None:
        yield from _left_of(_values_in(line.torn, line.model))
    yield from _left_of(_values_in(line.torn_around, Circumstances))


def _whole_values(line: Line) -> Iterator[tuple[str, FieldSpec, Numbers]]:
    """Those values of fields of which nothing was forgotten."""
    if line.model is not None:
        yield from _values_in(line.payload, line.model)
    yield from _values_in(line.around, Circumstances)


def _left_of(values: Iterator[tuple[str, FieldSpec, Numbers]]) -> Iterator[tuple[str, FieldSpec, Numbers]]:
    for path, spec, value in values:
        yield path, spec, {name: inner for name, inner in value.items() if inner is not GEWIST}


def _values_in(tree: Numbers, model: type[BaseModel]) -> Iterator[tuple[str, FieldSpec, Numbers]]:
    for name, spec in specs_of(model).items():
        value = tree.get(name)
        if spec.value is None or value is None:
            continue
        if spec.many:
            yield from ((f"{name}.{place}", spec, member) for place, member in enumerate(value))
        else:
            yield name, spec, value
