"""The order of facts: by Moment, then by number; claims of before and after override the dates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from wijkledger.domain.moment import UNKNOWN, Moment
from wijkledger.projections.fact import Fact
from wijkledger.projections.upkeep import number_in

_LATEST: Final = 52
_EARLIEST: Final = 30  # numbers of entries stay below 2**30, ordinals of days below 2**22

Path = tuple[int, ...]


class Claim(NamedTuple):
    """Entry ``number`` says to come after or before entry ``of``; ``told_in`` is the entry that says so."""

    told_in: int
    number: int
    of: int
    is_after: bool


class Ordered(NamedTuple):
    """All facts in order, and the numbers of those whose claim of order was left out of it."""

    facts: list[Fact]
    circles: tuple[int, ...]


def order(facts: Mapping[int, Fact], code: str) -> Ordered:
    """Sort by latest day, earliest day, number.

    A fact without a latest day stands directly after the entry numbered before it; one that claims to come
    after or before another stands next to it where its own dates would put it elsewhere. Of claims that run
    in a circle the one told last is left out. Cost: a sort, plus the length of the chains of claims.
    """
    dated: dict[int, int] = {}
    loose: list[int] = []
    claims: list[Claim] = []
    for number, fact in facts.items():
        base, has_claim = _key(fact.when)
        if has_claim:
            claims.extend(_claim(fact, code, facts))
        if base is None:
            loose.append(number)
        else:
            dated[number] = base | number
    if not loose and not claims:
        return Ordered([facts[number] for number in sorted(dated, key=dated.__getitem__)], ())
    return _placed(facts, dated, loose, claims)


@lru_cache(maxsize=1 << 16)
def _key(when: str) -> tuple[int | None, bool]:
    """The part of the sort key that the dates give, and whether the moment claims an order."""
    try:
        moment = Moment.parse(when)
    except ValueError:
        moment = UNKNOWN
    has_claim = moment.after is not None or moment.before is not None
    if moment.latest is None:
        return None, has_claim
    earliest = moment.earliest.toordinal() if moment.earliest else 0
    return moment.latest.toordinal() << _LATEST | earliest << _EARLIEST, has_claim


def _claim(fact: Fact, code: str, facts: Mapping[int, Fact]) -> list[Claim]:
    moment = fact.moment
    other = number_in(moment.after or moment.before, code)
    if other is None or other not in facts:
        return []
    corrections = [one.number for one in fact.upkeep.corrections if one.has("instead.when")]
    return [Claim(max((fact.number, *corrections)), fact.number, other, moment.after is not None)]


def _placed(
    facts: Mapping[int, Fact], dated: Mapping[int, int], loose: list[int], claims: list[Claim]
) -> Ordered:
    beside: dict[int, tuple[int, bool]] = {number: (number - 1, True) for number in loose}
    circles: list[int] = []
    for claim in sorted(claims):
        if _leads_to(claim.number, claim.of, beside):
            circles.append(claim.number)
        else:
            beside[claim.number] = (claim.of, claim.is_after)
    paths = _paths(facts, dated, beside)
    ordered = sorted(facts, key=lambda number: (*paths[number], 0))
    return Ordered([facts[number] for number in ordered], tuple(sorted(circles)))


def _leads_to(target: int, start: int, beside: Mapping[int, tuple[int, bool]]) -> bool:
    """Whether ``start`` is placed, by however many steps, next to ``target``."""
    seen: set[int] = set()
    while start != target:
        if start in seen or start not in beside:
            return False
        seen.add(start)
        start = beside[start][0]
    return True


def _paths(
    facts: Mapping[int, Fact], dated: Mapping[int, int], beside: Mapping[int, tuple[int, bool]]
) -> dict[int, Path]:
    """For each fact the steps that lead to its place; a fact's own place sorts as its path plus a zero."""
    paths: dict[int, Path] = {number: (key,) for number, key in dated.items() if number not in beside}
    for number in facts:
        chain: list[int] = []
        while number not in paths and number in facts:
            chain.append(number)
            number = beside[number][0]  # noqa: PLW2901 - walking up is what the loop does
        for link in reversed(chain):
            anchor, is_after = beside[link]
            paths[link] = _path(link, dated.get(link), anchor, paths.get(anchor, (0,)), is_after=is_after)
    return paths


def _path(number: int, own: int | None, anchor: int, there: Path, *, is_after: bool) -> Path:
    if own is not None and ((own,) > there if is_after else (own,) < there):
        return (own,)  # its own date already agrees with the claim
    hangs_after = len(there) > 1 and there[-2] == 1
    if is_after and hangs_after and number > anchor:
        return (*there[:-1], number)  # a neighbour, not a child: long runs without a date stay shallow
    return (*there, 1 if is_after else -1, number)
