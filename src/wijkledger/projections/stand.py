"""Where one dossier stands, in a handful of cells: for ``status`` and the portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wijkledger.domain.event import Family
from wijkledger.projections.answers import is_open
from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.fase import Stay, stays
from wijkledger.projections.gaps import gaps
from wijkledger.projections.sentence import sentence
from wijkledger.projections.view import EMPTY, Cell
from wijkledger.projections.wording import say_moment


@dataclass(frozen=True, slots=True)
class Standing:
    """The summary of a dossier; each cell carries the entries it rests on.

    ``regels`` is the number of entries that are known, and on a day of those that had, or may have, happened;
    ``fase`` names the current phases, each with its part; ``open``, ``te_laat``, ``open_vragen`` and
    ``ontbreekt`` are numbers; ``fictief`` tells that the dossier is invented.
    """

    code: str
    fictief: bool
    naam: Cell
    gemeente: Cell
    fase: Cell
    sinds: Cell
    regels: int
    laatste: Cell
    laatst_geboekt: str
    open: Cell
    te_laat: Cell
    open_vragen: Cell
    ontbreekt: Cell

    def as_json(self) -> dict[str, Any]:
        """JSON values: plain values, and under ``entries`` the citations behind each of them."""
        cells = {name: cell for name in self.__slots__ if isinstance(cell := getattr(self, name), Cell)}
        plain = {name: getattr(self, name) for name in self.__slots__ if name not in cells}
        values = {name: list(v) if isinstance(v := cell.value, tuple) else v for name, cell in cells.items()}
        return {**plain, **values, "entries": {name: list(cell.entries) for name, cell in cells.items()}}


def stand(chronicle: Chronicle, held_on: date | None, today: date) -> Standing:
    """Sum up one dossier, on a day or now."""
    lens = Lens(chronicle, held_on, today)
    opening = chronicle.opening
    current = [stay for stay in stays(lens) if stay.is_current]
    entered = [stay.entered for stay in current]
    known = [fact for fact in chronicle.facts if lens.has_happened(fact)]
    last = _newest(known) if held_on is None else _last(lens, known)
    open_ = [thing for thing in lens.things("commitment-made") if thing.state(lens.day).is_open]
    asked = [thing.root for thing in lens.things(Family.BESLUIT) if is_open(thing, lens.day)]
    return Standing(
        code=chronicle.code,
        fictief=chronicle.is_fictional,
        naam=lens.cell(opening, "name"),
        gemeente=lens.cell(opening, "municipality"),
        fase=_phases(lens, current),
        sinds=_since(lens, entered),
        regels=len(known),
        laatste=EMPTY if last is None else lens.said(sentence(chronicle, last), last),
        laatst_geboekt=max((fact.entry.recorded_at for fact in known), default=""),
        open=_count(thing.root for thing in open_),
        te_laat=_count(thing.root for thing in open_ if thing.state(lens.day).is_late),
        open_vragen=_count(asked),
        ontbreekt=_count(gap.facts[0] for gap in gaps(lens)),
    )


def _newest(facts: Sequence[Fact]) -> Fact | None:
    return max(facts, key=lambda fact: fact.number, default=None)


def _last(lens: Lens, facts: Sequence[Fact]) -> Fact | None:
    """What happened last; what only may have happened, or only has a name, counts when nothing else had."""
    told = [fact for fact in facts if not lens.chronicle.only_introduces(fact)] or facts
    sure = (fact for fact in reversed(told) if not lens.is_possible(fact))
    return next(sure, told[-1] if told else None)


def _since(lens: Lens, entered: Sequence[Fact]) -> Cell:
    """Since when each phase lasts; once where they all began at the same time."""
    said = tuple(say_moment(fact.when) for fact in entered)
    return lens.said(_one(said if len(set(said)) > 1 else said[:1]), *entered)


def _phases(lens: Lens, current: Sequence[Stay]) -> Cell:
    """The current phases, each with its part; afgesloten when the trajectory ended and nothing followed."""
    if current:
        said = tuple(f"{one.entered.value('phase')}{f' ({one.part})' if one.part else ''}" for one in current)
        entered = [stay.entered for stay in current]
        return Cell(_one(said), citations(entered), (), any(stay.is_possible for stay in current))
    ended = lens.facts("trajectory-ended")
    return lens.said(f"afgesloten ({ended[-1].value('outcome')})", ended[-1]) if ended else EMPTY


def _one(values: tuple[str, ...]) -> str | tuple[str, ...] | None:
    return values if len(values) > 1 else values[0] if values else None


def _count(facts: Iterable[Fact]) -> Cell:
    found = list(facts)
    return Cell(len(found), citations(found))
