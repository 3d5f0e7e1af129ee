"""Whether two accounts of one field disagree, or one of them only says it less exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from wijkledger.domain.moment import Moment
from wijkledger.domain.values import FieldType
from wijkledger.projections.actors import Actors
from wijkledger.projections.fact import Found, Told
from wijkledger.projections.wording import specs_for, tell

Band = tuple[Fraction, Fraction]
"""From and up to: what a number can stand for at the precision in which it was told."""


def agree(one: Told, other: Told, name: str) -> bool:
    """Whether both can be true at once: 2/3 and 67 %, 83 % and 80–100 %, 2018 and June 2018."""
    spec = specs_for(one.kind).get(name)
    if spec is None:
        return one.value(name) == other.value(name)
    first = f"{name}.0" if spec.many else name
    compare = _COMPARED.get(spec.type)
    if compare is not None:
        both_list_more = one.has(f"{name}.1") and other.has(f"{name}.1")
        return compare(one, other, first) and not both_list_more
    if spec.type is FieldType.ACTOR and spec.many:
        return set(map(str, one.values(name))) == set(map(str, other.values(name)))
    return tell(one, name, Actors()) == tell(other, name, Actors())


def _moments(one: Told, other: Told, path: str) -> bool:
    return _moments_agree(_text_at(one, path), _text_at(other, path))


def _dues(one: Told, other: Told, path: str) -> bool:
    return _moments_agree(one.value(f"{path}.at"), other.value(f"{path}.at"))


def _shares(one: Told, other: Told, path: str) -> bool:
    return _overlap(_share(one, path), _share(other, path))


def _text_at(told: Told, path: str) -> Found:
    return getattr(told, "when", None) if path == "when" and told.value(path) is None else told.value(path)


def counts_agree(one: Told, other: Told, path: str) -> bool:
    """Whether two counts at one path can both be true, at the precision in which each was told."""
    for part in ("n", "of"):
        mine, theirs = one.value(f"{path}.{part}"), other.value(f"{path}.{part}")
        if mine is not None and theirs is not None and mine != theirs:
            return False
    mine_band, their_band = _ratio(one, path), _ratio(other, path)
    if mine_band and their_band:
        return _overlap(mine_band, their_band)
    return one.value(f"{path}.n") is not None and one.value(f"{path}.n") == other.value(f"{path}.n")


def _ratio(told: Told, path: str) -> Band | None:
    n, of, pct, low, high = (told.value(f"{path}.{part}") for part in ("n", "of", "pct", "low", "high"))
    if isinstance(pct, int):
        return _rounded(pct)
    if isinstance(low, int) or isinstance(high, int):
        return Fraction(low if isinstance(low, int) else 0), Fraction(high if isinstance(high, int) else 1000)
    if isinstance(n, int) and isinstance(of, int) and of:
        return Fraction(1000 * n, of), Fraction(1000 * n, of)
    return None


def told_per_mille(told: Told, path: str) -> Band | None:
    """The share at face value, per mille from and up to; a percentage is not widened by its rounding."""
    pct = told.value(f"{path}.pct")
    return (Fraction(pct), Fraction(pct)) if isinstance(pct, int) else _ratio(told, path)


def _share(told: Told, path: str) -> Band | None:
    n, d = told.value(f"{path}.n"), told.value(f"{path}.d")
    if not isinstance(n, int) or not isinstance(d, int) or not d:
        return None
    return _rounded(n) if d == 1000 else (Fraction(1000 * n, d), Fraction(1000 * n, d))  # noqa: PLR2004 - per mille


def _rounded(per_mille: int) -> Band:
    """A whole per cent may have been rounded by half a per cent, one with a decimal by half a tenth."""
    half = Fraction(5) if per_mille % 10 == 0 else Fraction(1, 2)
    return per_mille - half, per_mille + half


def _overlap(one: Band | None, other: Band | None) -> bool:
    """Bands that only touch do not overlap: 82 % and 83 % are two numbers; 66⅔ lies within 67."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return low < high or (low == high and (one[0] == one[1] or other[0] == other[1]))


def _moments_agree(one: Found, other: Found) -> bool:
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    try:
        first, second = Moment.parse(one), Moment.parse(other)
    except ValueError:
        return False
    return first.edtf == second.edtf or _within(first, second) or _within(second, first)


def _within(one: Moment, other: Moment) -> bool:
    if one.is_unknown or other.is_unknown:
        return True
    starts = other.earliest is None or (one.earliest is not None and one.earliest >= other.earliest)
    ends = other.latest is None or (one.latest is not None and one.latest <= other.latest)
    return starts and ends


_COMPARED: Final[Mapping[FieldType, Callable[[Told, Told, str], bool]]] = {
    **dict.fromkeys((FieldType.COUNT, FieldType.ROW, FieldType.FIGURE), counts_agree),
    FieldType.SHARE: _shares,
    FieldType.MOMENT: _moments,
    FieldType.DUE: _dues,
}
