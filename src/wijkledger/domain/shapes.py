"""The four life cycles as one small engine: steps in the order of the facts go in, a state comes out.

No transition is refused. A second closing, a move after the closing, an end before the start are all
taken as they come; the latest step decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from wijkledger.domain.event import Role, Shape
from wijkledger.domain.kinds.besluit import UNDECIDED

PAUSED: Final = frozenset(("gepauzeerd", "opgeschort"))
UNSETTLED: Final = frozenset(("open", "gewijzigd"))
"""How a condition stands that still has to be met."""
WITHDRAWN: Final = "ingetrokken"
_NONE: Final[Mapping[int, str]] = MappingProxyType({})


class Step(NamedTuple):
    """What one fact does: its role, the word it decides by (outcome, how, standing) and its limit.

    ``limit`` is the last day of a due date or an ``until`` that this step states, and ``has_limit`` tells
    that it states one (an open one has no last day). ``parts`` are the numbers of the conditions that a
    decision brings, or of the one that is settled (none: all of them). ``is_partial`` marks an ending that
    lets something remain. ``limit_from`` is the first day that a worked-out limit can have been; when
    that is the limit itself, nobody knows whether the limit was kept.
    """

    role: Role
    word: str | None = None
    limit: date | None = None
    has_limit: bool = False
    parts: tuple[int, ...] = ()
    is_partial: bool = False
    limit_from: date | None = None


@dataclass(slots=True)
class State:
    """Where a thing stands. ``since`` is the place of the step that made it so, -1 before any step.

    ``word`` is one of: geldt, gepauzeerd, beëindigd, verlopen · open, heropend, gesloten · voorgesteld,
    beslist, heropend, a word that leaves the question open, or a word that ended it · genoteerd.
    ``limited_by`` is the place of the step whose limit counts, or None.
    """

    word: str
    outcome: str | None = None
    since: int = -1
    is_open: bool = False
    is_late: bool = False
    is_partial: bool = False
    times_closed: int = 0
    limit: date | None = None
    limited_by: int | None = None
    limit_from: date | None = None
    conditions: Mapping[int, str] = field(default_factory=lambda: _NONE)
    is_certain: bool = True


def settle(shape: Shape, steps: Sequence[Step], day: date, maybe: frozenset[int] = frozenset()) -> State:
    """The state on a day; ``maybe`` holds the places of steps that may not have been taken by then.

    It is certain when it stays the same whichever one of those steps is left out or taken alone.
    """
    state = _fold(shape, enumerate(steps), day)
    if not maybe:
        return state
    sure = [(place, step) for place, step in enumerate(steps) if place not in maybe]
    others = [sure]
    for one in maybe:
        others.append([(place, step) for place, step in enumerate(steps) if place != one])
        others.append(sorted([*sure, (one, steps[one])]))
    said = (state.word, state.outcome, state.is_late)
    for other in others:
        tried = _fold(shape, other, day)
        if (tried.word, tried.outcome, tried.is_late) != said:
            return replace(state, is_certain=False)
    return state


def _fold(shape: Shape, steps: Iterable[tuple[int, Step]], day: date) -> State:
    state = State("genoteerd" if shape is Shape.FACT else "onbekend")
    take = _TAKE[shape]
    for place, step in steps:
        if step.has_limit:
            state.limit, state.limited_by, state.limit_from = step.limit, place, step.limit_from
        if step.role is Role.SETTLE:
            _condition(state, step)
        else:
            take(state, place, step)
    is_past = state.limit is not None and state.limit < day
    if shape is Shape.HOLDS:
        if is_past and state.is_open:
            state.word, state.is_open = "verlopen", False
    elif shape is Shape.CHOICE:
        _weigh(state)
    state.is_late = shape is not Shape.HOLDS and is_past and state.is_open
    is_known = is_past and state.limit_from != state.limit
    may_be_late = state.limit_from is not None and state.limit_from < day and not is_known
    state.is_certain = not (may_be_late and state.is_open)
    return state


def _to(state: State, place: int, word: str, outcome: str | None, *, is_open: bool) -> None:
    if word != state.word or outcome != state.outcome:
        state.since = place
    state.word, state.outcome, state.is_open = word, outcome, is_open


def _holds(state: State, place: int, step: Step) -> None:
    if step.role in {Role.END, Role.CLOSE, Role.REVOKE} or step.word == WITHDRAWN:
        state.times_closed += 1
        _to(state, place, "beëindigd", step.word, is_open=False)
    elif step.role is Role.CHANGE and step.word is None and state.word == "gepauzeerd":
        return  # another text or date does not wake what rests
    elif step.role in {Role.START, Role.CHANGE}:
        _to(state, place, "gepauzeerd" if step.word in PAUSED else "geldt", None, is_open=True)


def _runs(state: State, place: int, step: Step) -> None:
    if step.role in {Role.CLOSE, Role.END, Role.REVOKE}:
        state.times_closed += 1
        _conditions(state, step)
        _to(state, place, "gesloten", step.word, is_open=False)
    elif step.role in {Role.OPEN, Role.MOVE}:
        again = state.times_closed > 0
        _to(state, place, "heropend" if again else "open", None, is_open=True)


def _choice(state: State, place: int, step: Step) -> None:
    if step.role is Role.PROPOSE:
        _to(state, place, "heropend" if state.times_closed else "voorgesteld", None, is_open=True)
    elif step.role is Role.TAKE:
        _conditions(state, step)
        state.is_partial = False
        if step.word in UNDECIDED:
            _to(state, place, step.word or "beslist", None, is_open=True)
            return
        state.times_closed += 1
        _to(state, place, "beslist", step.word, is_open=False)
    elif step.is_partial:
        state.is_partial = True
    elif step.role in {Role.REVOKE, Role.END, Role.CLOSE}:
        _to(state, place, step.word or "vervallen", None, is_open=False)


def _note(state: State, place: int, step: Step) -> None:
    if step.role is Role.NOTE and state.since < 0:
        state.since = place


def _conditions(state: State, step: Step) -> None:
    """A decision brings its own; one that brings none leaves standing what was settled before it."""
    if step.parts:
        state.conditions = dict.fromkeys(step.parts, "open")
    elif step.word != "akkoord mits":
        state.conditions = {
            number: word for number, word in state.conditions.items() if word not in UNSETTLED
        }


def _condition(state: State, step: Step) -> None:
    settled = dict.fromkeys(step.parts or state.conditions, step.word or "afgehandeld")
    state.conditions = {**state.conditions, **settled}


def _weigh(state: State) -> None:
    """A yes on conditions leaves the question open until each condition is settled."""
    if state.word == "beslist" and state.outcome == "akkoord mits":
        state.is_open = any(word in UNSETTLED for word in state.conditions.values())


_TAKE: Final = {Shape.HOLDS: _holds, Shape.RUNS: _runs, Shape.CHOICE: _choice, Shape.FACT: _note}
