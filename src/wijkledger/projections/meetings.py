"""Which meeting is meant by "volgend overleg", as far as the book can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from wijkledger.projections.fact import Fact, day_of

if TYPE_CHECKING:
    from wijkledger.projections.chronicle import Chronicle

_CALLED_OFF: Final = frozenset(("afgelast", "vervallen"))
_RHYTHM: Final = 31
"""Days between the meetings of a body of which too few are known to see its own rhythm; ours, no norm."""
_FAR: Final = 2
"""So many times its rhythm a body may stay away before a meeting in between is likely to be missing."""
_ENOUGH: Final = 3


class NextMeeting(NamedTuple):
    """The entry of the meeting, recorded or only planned, and the last day it can have been.

    ``day_from`` is set when the meeting is so far away, by the rhythm of its body, that the list of one in
    between may be lost: it is the first day that can have been meant, and ``day`` the last.
    """

    fact: Fact
    day: date | None
    day_from: date | None = None

    @property
    def is_sure(self) -> bool:
        """Whether this is the meeting that was meant."""
        return self.day_from is None


class Meetings:
    """The meetings of every body in one chronicle."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._held: dict[str, list[Fact]] = {}
        for meeting in chronicle.all("meeting-opened"):
            self._held.setdefault(str(meeting.value("body")), []).append(meeting)
        self._left = {str(one.value("who")): one for one in chronicle.all("actor-left")}
        self._planned = self._plans()

    def next(self, fact: Fact, due: str) -> NextMeeting | None:
        """The first meeting of a body after a fact; a planned one counts until it is called off.

        The body is the one that the field ``due`` names, else that of the meeting the fact was noted in;
        None when the body is unknown, or was never heard of again.
        """
        body = self._body(fact, due)
        if body is None:
            return None
        start = self._chronicle.fact(str(fact.value("meeting") or "")) or fact
        held, planned = self._first_held(body, start), self._first_planned(body, start)
        if held is None and planned is None:
            return self._first_announced(body, start)
        if held is None or (planned and held.day and planned.day and planned.day < held.day):
            return planned
        return held

    def _body(self, fact: Fact, due: str) -> str | None:
        noted_in = self._chronicle.fact(str(fact.value("meeting") or ""))
        body = fact.value(f"{due}.body") or (noted_in.value("body") if noted_in else None)
        return body if isinstance(body, str) else None

    def _first_held(self, body: str, start: Fact) -> NextMeeting | None:
        place = self._chronicle.place
        after = place(start)
        found = next((one for one in self._held.get(body, ()) if place(one) > after), None)
        if found is None:
            return None
        begun, day = start.moment.latest, found.moment.latest
        if begun is None or day is None:
            return NextMeeting(found, day)
        rhythm = self._rhythm(body)
        is_far = (day - begun).days > _FAR * rhythm
        return NextMeeting(found, day, begun + timedelta(rhythm) if is_far else None)

    def _first_planned(self, body: str, start: Fact) -> NextMeeting | None:
        begun = start.moment.latest
        if begun is None:
            return None
        return next((NextMeeting(one, day) for day, one in self._planned.get(body, ()) if day > begun), None)

    def is_over(self, fact: Fact, due: str) -> Fact | None:
        """The fact by which the body ceased to be before the meeting that was meant; None when it did not."""
        body = self._body(fact, due)
        left = self._left.get(str(body)) if body is not None else None
        if left is None:
            return None
        meeting = self.next(fact, due)
        return left if meeting is None or meeting.fact.kind == "meeting-closed" else None

    def _first_announced(self, body: str, start: Fact) -> NextMeeting | None:
        """The date that a meeting closed with; it may not have been kept, so it is only possibly meant."""
        begun = start.moment.latest
        for fact in self._chronicle.all("meeting-closed"):
            of, day = self._chronicle.fact(str(fact.value("meeting") or "")), day_of(fact.value("next"))
            if of is not None and of.value("body") == body and day and begun and day > begun:
                return NextMeeting(fact, day, day)
        return None

    def _rhythm(self, body: str) -> int:
        """The usual number of days between two meetings: the middle one of all gaps."""
        days = sorted(day for one in self._held[body] if (day := one.moment.latest))
        if len(days) < _ENOUGH:
            return _RHYTHM
        gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
        return gaps[(len(gaps) - 1) // 2]

    def _plans(self) -> Mapping[str, Sequence[tuple[date, Fact]]]:
        found: dict[str, list[tuple[date, Fact]]] = {}
        for thing in self._chronicle.things("target-set"):
            if thing.root.value("sort") != "overleg":
                continue
            told, settled = thing.latest("target"), thing.all("target-settled")
            day = day_of(told.value("target.at")) if told else None
            if told is None or day is None or (settled and settled[-1].value("outcome") in _CALLED_OFF):
                continue
            for body in self._bodies(thing.root):
                found.setdefault(body, []).append((day, told))
        for plans in found.values():
            plans.sort(key=lambda plan: (plan[0], self._chronicle.place(plan[1])))
        return found

    def _bodies(self, plan: Fact) -> tuple[str, ...]:
        named = (*plan.values("by"), *((group,) if (group := plan.value("group")) else ()))
        if not named:
            meeting = self._chronicle.fact(str(plan.value("meeting") or ""))
            named = (meeting.value("body") or "",) if meeting else ()
        return tuple(str(one) for one in named)
