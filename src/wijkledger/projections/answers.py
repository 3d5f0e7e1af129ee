"""The answers to one question: each body that decided on it has one, and so has each advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing, is_advice_on

TAKEN: Final = "decision-taken"
_Group = list[Fact]


def answers(thing: Thing) -> list[Thing]:
    """The thing itself while one body answers it; else a thing for every body and every advice.

    A body that answers again, or together with others, gives the same answer anew. The question keeps its own
    name, and an answer of its own, until a second body decides on it; from then on each answer is named after
    the first decision in it.
    """
    taken = thing.all(TAKEN)
    has_advice = any(_is_advice(thing, one) for one in taken)
    if not has_advice and (len(taken) < 2 or len(set(map(_bodies, taken))) == 1):  # noqa: PLR2004 - one answer
        return [thing]
    groups = _groups(thing, taken)
    advices = [group for group in groups if _is_advice(thing, group[0])]
    deciding = [group for group in groups if group not in advices]
    if not advices and len(deciding) < 2:  # noqa: PLR2004 - one body
        return [thing]
    return list(_split(thing, advices, deciding))


def is_open(thing: Thing, day: date) -> bool:
    """Whether the question as a whole is open: also while one of its answers waits for its conditions."""
    state = thing.state(day)
    if state.word != "beslist":
        return state.is_open
    states = (answer.state(day) for answer in answers(thing))
    return any(one.is_open for one in states if one.word == "beslist")


def _is_advice(thing: Thing, fact: Fact) -> bool:
    return is_advice_on(thing.root, fact)


def _groups(thing: Thing, taken: Sequence[Fact]) -> list[_Group]:
    found: list[_Group] = []
    for fact in sorted(taken, key=lambda one: one.number):  # what answers again was told later
        own = next((group for group in reversed(found) if _is_same(thing, group, fact)), None)
        if own is None:
            found.append([fact])
        else:
            own.append(fact)
    return found


def _is_same(thing: Thing, group: _Group, fact: Fact) -> bool:
    """Whether a decision is by a body of the group; one without a body joins what it cites."""
    if _is_advice(thing, group[0]) is not _is_advice(thing, fact):
        return False
    own = _bodies(fact)
    if own:
        known = {body for one in group for body in _bodies(one)}
        return not known.isdisjoint(own) or (not known and fact.value("of") == group[-1].citation)
    return fact.value("of") in {one.citation for one in group} or not _bodies(group[0])


def _bodies(fact: Fact) -> frozenset[str]:
    return frozenset(str(one) for one in fact.values("by"))


def _split(thing: Thing, advices: Sequence[_Group], deciding: Sequence[_Group]) -> Iterator[Thing]:
    groups = [*advices, *deciding]
    owned = {id(fact): group for group in groups for fact in group}
    rest = [fact for fact in thing.trail if id(fact) not in owned]
    loose: list[Fact] = []
    for fact in rest:
        whole = str(fact.value("of") or "").partition(".")[0]
        own = next((group for group in groups if any(one.citation == whole for one in group)), None)
        (loose if own is None else own).append(fact)
    for group in advices:
        yield thing.narrowed(group[0], group)
    asks = id(thing.root) not in owned
    if len(deciding) < 2 and (asks or deciding):  # noqa: PLR2004 - the question and its only answer are one
        yield thing.narrowed(
            thing.root if asks else deciding[0][0], [*loose, *(deciding[0] if deciding else ())]
        )
        return
    for group in deciding:
        is_last = group is deciding[-1]
        yield thing.narrowed(
            group[0], [*group, *(fact for fact in loose if is_last and fact is not thing.root)]
        )
