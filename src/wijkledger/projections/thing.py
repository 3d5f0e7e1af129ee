"""A thing of the world: the entry that began it and every later entry that acts on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from wijkledger.domain.event import Family, Role
from wijkledger.domain.shapes import State, Step, settle
from wijkledger.projections.declared import Folded, folded
from wijkledger.projections.fact import Fact, day_of

if TYPE_CHECKING:
    from wijkledger.projections.chronicle import Chronicle

_NOBODY: Final[frozenset[Fact]] = frozenset()


class Thing:
    """A trail in the order of the moments; ``root`` is the fact by whose citation the thing is named.

    ``maybe`` holds the facts of the trail of which it is not certain that they had happened on the day of
    asking; it is empty when the thing is asked for as it is now.
    """

    __slots__ = ("_chronicle", "_state", "maybe", "root", "trail")

    def __init__(
        self, chronicle: Chronicle, root: Fact, trail: Sequence[Fact], maybe: frozenset[Fact] = _NOBODY
    ) -> None:
        self._chronicle, self.root, self.trail, self.maybe = chronicle, root, trail, maybe
        self._state: tuple[date, State] | None = None

    @property
    def citation(self) -> str:
        """The name of the thing."""
        return self.root.citation

    @property
    def kind(self) -> str:
        """The kind of the entry that began it."""
        return self.root.kind

    @property
    def family(self) -> Family:
        """The family of the entry that began it."""
        return folded(self.root.kind).family

    @property
    def mentions(self) -> Sequence[Fact]:
        """Facts that cite it with ``of`` and are things of their own: the findings of an evaluation."""
        return self._chronicle.mentions_of(self.root)

    @property
    def entries(self) -> tuple[str, ...]:
        """The citations of the whole trail."""
        return tuple(citation for fact in self.trail for citation in fact.entries)

    def narrowed(self, root: Fact, facts: Collection[Fact]) -> Thing:
        """Part of this thing as a thing of its own: only these of its facts, named after one of them."""
        trail = [fact for fact in self.trail if fact in facts]
        return Thing(self._chronicle, root, trail, self.maybe.intersection(trail))

    def latest(self, name: str) -> Fact | None:
        """The latest fact of the trail that says anything under this name."""
        trail = self.trail
        if len(trail) == 1:
            return trail[0] if trail[0].has(name) else None
        return next((fact for fact in reversed(trail) if fact.has(name)), None)

    def first(self, name: str) -> Fact | None:
        """The first fact of the trail that says anything under this name."""
        return next((fact for fact in self.trail if fact.has(name)), None)

    def all(self, *kinds: str) -> list[Fact]:
        """The facts of the trail of these kinds, in order."""
        return [fact for fact in self.trail if fact.kind in kinds]

    def state(self, day: date) -> State:
        """Where it stands on a day, by the engine of its shape."""
        if self._state is None or self._state[0] != day:
            self._state = (day, self._settled(day))
        return self._state[1]

    def limits(self) -> Iterator[date]:
        """Every day on which a term of this thing ends, or may end, past ones included."""
        for fact in self.trail:
            step = self._step(fact, folded(fact.kind))
            yield from (day for day in (step.limit, step.limit_from) if day is not None)

    def since(self, state: State) -> Fact:
        """The fact that brought it into this state."""
        return self.trail[state.since] if 0 <= state.since < len(self.trail) else self.trail[0]

    def _settled(self, day: date) -> State:
        shape = folded(self.root.kind).shape
        steps = [self._step(fact, folded(fact.kind)) for fact in self.trail]
        maybe = frozenset(
            place for place, fact in enumerate(self.trail) if fact in self.maybe and fact is not self.root
        )
        return settle(shape, steps, day, maybe)

    def _step(self, fact: Fact, how: Folded) -> Step:
        fields = fact.fields
        word = fields.get(how.word) if how.word else None
        role = Role.CHANGE if how.role is Role.START and fact is not self.root else how.role
        if is_advice_on(self.root, fact):
            role = Role.NOTE  # an advice settles no question
        limit, has_limit, limit_from = None, False, None
        if how.limit is not None:
            stated = fields.get(how.limit)
            if stated is not None:
                limit, has_limit = day_of(stated), True
            elif how.limit.endswith(".at") and how.limit[:-2] + "next_meeting" in fields:
                meeting = self._chronicle.meetings.next(fact, how.limit[:-3])
                has_limit = True
                if meeting is not None:
                    limit, limit_from = meeting.day, meeting.day_from
        return Step(
            role,
            word if isinstance(word, str) else None,
            limit,
            has_limit,
            _parts(fact, how),
            how.role is Role.REVOKE and fact.has("remains"),
            limit_from,
        )

    def __repr__(self) -> str:
        return f"Thing({self.citation} {self.kind}, {len(self.trail)} facts)"


def is_advice_on(root: Fact, fact: Fact) -> bool:
    """Whether a decision only advises on a question that somebody else is to answer."""
    if fact.value("sort") != "advies" or fact.kind != "decision-taken" or fact is root:
        return False
    return root.value("sort") != "advies"


def _parts(fact: Fact, how: Folded) -> tuple[int, ...]:
    if how.role is Role.SETTLE:
        part = str(fact.value("of") or "").partition(".")[2]
        return (int(part),) if part.isdecimal() else ()
    if not how.has_conditions:
        return ()
    return tuple(number for number, _ in conditions(fact))


def conditions(fact: Fact) -> list[tuple[int, str]]:
    """The conditions a decision brings, as number and path; a forgotten number is the place in the list."""
    found: list[tuple[int, str]] = []
    while fact.has(path := f"conditions.{len(found)}"):
        number = fact.value(f"{path}.number")
        found.append((number if isinstance(number, int) else len(found) + 1, path))
    return found
