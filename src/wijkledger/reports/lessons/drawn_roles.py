"""The roles as a drawing: who carried what, party by party, along one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from wijkledger.domain.moment import Moment
from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.wording import say_moment, tell
from wijkledger.reports.document import Figure, Text
from wijkledger.reports.drawing import Lane, Timeline
from wijkledger.reports.lessons.axis import Axis
from wijkledger.reports.lessons.telling import Telling, listed

_HOLDERS: Final = {"role-agreed": "holders", "mandate-granted": "holder", "seat-taken": "who"}
_WORDS: Final = {"role-agreed": "role", "seat-taken": "function"}
_ENDINGS: Final = ("role-ended", "mandate-ended", "seat-left", "agreement-ended")
_IN_ONE: Final = 12
"""More lines than this fill more than half a page; the rest comes in the next drawing."""
_NOBODY: Final = "niet vastgelegd wie"


@dataclass(frozen=True, slots=True)
class _Held:
    """One party in one role for a while; ``ended`` is None while it lasts."""

    party: str
    role: str
    begun: Fact
    ended: Fact | None
    thing: Thing


def drawn_roles(telling: Telling) -> tuple[Figure, ...]:
    """A drawing for every so many lines; none where nobody carries anything."""
    held = [*_roles(telling), *_agreements(telling)]
    if not held:
        return ()
    moments = [one.begun.moment for one in held] + [one.ended.moment for one in held if one.ended]
    axis = Axis.over(moments, telling.day)
    lines: dict[tuple[str, str], list[_Held]] = {}
    for one in held:
        lines.setdefault((one.party, one.role), []).append(one)
    persons = {actor.name for actor in telling.chronicle.actors.values() if actor.sort == "persoon"}
    parties = list(dict.fromkeys(party for party, _ in lines))
    order = sorted(lines, key=lambda line: (line[0] in persons, parties.index(line[0])))
    pages = _pages(order)
    return tuple(
        _figure(telling, axis, {line: lines[line] for line in page}, place, len(pages))
        for place, page in enumerate(pages, start=1)
    )


def _pages(order: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The lines of each drawing; a party is not parted unless it has more lines than one drawing."""
    pages: list[list[tuple[str, str]]] = []
    for _, lines in groupby(order, key=itemgetter(0)):
        whole = list(lines)
        for some in (whole[at : at + _IN_ONE] for at in range(0, len(whole), _IN_ONE)):
            if not pages or len(pages[-1]) + len(some) > _IN_ONE:
                pages.append([])
            pages[-1].extend(some)
    return pages


def _figure(
    telling: Telling, axis: Axis, lines: dict[tuple[str, str], list[_Held]], place: int, of: int
) -> Figure:
    lanes = tuple(
        Lane(telling.party(party), role, tuple(axis.bar(one.begun.moment, _until(one)) for one in those))
        for (party, role), those in lines.items()
    )
    part = f" (deel {place} van {of})" if of > 1 else ""
    caption = f"Rollen door de tijd{part}"
    marks = telling.mark(
        citations(fact for those in lines.values() for one in those for fact in one.thing.trail)
    )
    alt = " ".join(
        f"{telling.party(party)}, {role}: {_said(those)}." for (party, role), those in lines.items()
    )
    return Figure(Timeline(axis.ticks(), lanes), (Text(f"{caption}."), *marks), alt)


def _until(one: _Held) -> Moment | None:
    return None if one.ended is None else one.ended.moment


def _said(those: list[_Held]) -> str:
    return "; ".join(
        f"van {say_moment(one.begun.when)}"
        + (f" tot {say_moment(one.ended.when)}" if one.ended else ", loopt nog")
        for one in those
    )


def _roles(telling: Telling) -> Iterator[_Held]:
    lens = telling.lens
    for thing in lens.things(*_HOLDERS):
        name = _HOLDERS[thing.kind]
        fact = thing.latest(name)
        told = tell(fact, name, lens.actors) if fact is not None else None
        word = _WORDS.get(thing.kind)
        role = listed(lens.latest(thing, word).value) if word else "mandaat"
        at = listed(lens.latest(thing, "at").value)
        for party in told if isinstance(told, tuple) else (told,):
            label = f"{role or 'rol'}{f' bij {at}' if at and at != party else ''}"
            yield _Held(str(party or _NOBODY), label, thing.root, _ended(thing), thing)


def _agreements(telling: Telling) -> Iterator[_Held]:
    """Who signed an agreement carries it; the first line of the report's table says so too."""
    for thing in telling.lens.things("agreement-drafted", "agreement-signed"):
        for fact in thing.all("agreement-signed"):
            sort = listed(telling.lens.latest(thing, "sort").value) or "overeenkomst"
            for code in fact.values("by"):
                yield _Held(telling.lens.actors.name(code), f"partij bij {sort}", fact, _ended(thing), thing)


def _ended(thing: Thing) -> Fact | None:
    ended = thing.all(*_ENDINGS)
    return ended[-1] if ended else None
