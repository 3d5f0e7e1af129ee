"""In which phase the neighbourhood is, since when, on what ground, and what was skipped on the way.

Phases may overlap, go back and start late. For each part of the neighbourhood the phase that was entered
last and not closed is the current one, and those entered before it are past; only parts run side by side.
When the last one was closed because it was left or skipped, the one before it is current again. The end of
the trajectory closes every phase that was current; a phase entered after it opens the dossier again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from wijkledger.domain.vocabulary import Phase
from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "fase"
TITLE: Final = "Fasen"
COLUMNS: Final = (
    Column("deel", "deel", 12),
    Column("fase", "fase", 12),
    Column("eigen_naam", "eigen naam", 18),
    Column("sinds", "sinds", 16),
    Column("tot", "tot", 16),
    Column("stand", "stand", 14),
    Column("grond", "grond", 20),
    Column("overgeslagen", "overgeslagen", 16),
    Column("uitleg", "uitleg", 24),
    Column("toelichting", "toelichting", 30),
    Column("dossier", "dossier", 14),
)
_LEFT: Final = frozenset(("verlaten", "overgeslagen"))
_ENDED: Final = "trajectory-ended"
_ORDER: Final = {str(phase): place for place, phase in enumerate(Phase)}


@dataclass(slots=True)
class Stay:
    """One stay in a phase: how it began, what closed it, and whether it is the current one.

    ``closed`` is the closing of the phase or the end of the whole trajectory.
    """

    entered: Fact
    closed: Fact | None = None
    next: Fact | None = None
    is_current: bool = False
    is_possible: bool = False

    @property
    def part(self) -> str:
        """The part of the neighbourhood; empty for the whole."""
        return str(self.entered.value("part") or "")


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every stay in a phase, in order."""
    lens = Lens(chronicle, held_on, today)
    found = stays(lens)
    dossier = _dossier(lens)
    rows = LazyRows(
        range(len(found)),
        lambda place: Row(
            found[place].entered.citation, {**_cells(lens, found[place], found[:place]), "dossier": dossier}
        ),
    )
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def stays(lens: Lens) -> list[Stay]:
    """Every stay in a phase, in the order in which they began."""
    found: list[Stay] = []
    for fact in lens.facts("phase-entered", "phase-closed", _ENDED):
        if fact.kind == "phase-entered":
            found.append(Stay(fact))
        elif fact.kind == _ENDED:
            for stay in {stay.part: stay for stay in found}.values():
                stay.closed = stay.closed or fact
        else:
            open_ = next((stay for stay in reversed(found) if _closes(fact, stay)), None)
            if open_ is not None:
                open_.closed = fact
    _mark_current(lens, found)
    return found


def running_at(lens: Lens, fact: Fact, found: Sequence[Stay]) -> list[Fact]:
    """The entries into the phases that ran when something happened; the last one before where none ran.

    Of its part or of the whole; without a part every phase that ran then.
    """
    place, own = lens.chronicle.place, fact.value("part")
    before = [stay for stay in found if place(stay.entered) <= place(fact)]
    if own is not None:
        last = next((stay for stay in reversed(before) if stay.part in {"", str(own)}), None)
        return [last.entered] if last is not None else []
    newest = {stay.part: stay for stay in before}.values()
    running = [stay for stay in newest if stay.closed is None or place(stay.closed) > place(fact)]
    return [stay.entered for stay in running or before[-1:]]


def _closes(fact: Fact, stay: Stay) -> bool:
    same = (fact.value("phase"), str(fact.value("part") or "")) == (stay.entered.value("phase"), stay.part)
    return same and stay.closed is None


def _mark_current(lens: Lens, found: Sequence[Stay]) -> None:
    parts: dict[str, list[Stay]] = {}
    for stay in found:
        parts.setdefault(stay.part, []).append(stay)
    for own in parts.values():
        for stay, following in pairwise(own):
            stay.next = following.entered
        _newest(lens, own)


def _newest(lens: Lens, own: Sequence[Stay]) -> None:
    """What may not have been entered or closed yet leaves the one before it possible."""
    doubt = False
    for stay in reversed(own):
        entered_maybe = lens.is_possible(stay.entered)
        if stay.closed is not None and not lens.is_possible(stay.closed):
            if stay.closed.value("outcome") in _LEFT or entered_maybe:
                doubt = doubt or entered_maybe
                continue
            return
        stay.is_current, stay.is_possible = True, doubt or entered_maybe or stay.closed is not None
        if not entered_maybe and stay.closed is None:
            return
        doubt = True


def _cells(lens: Lens, stay: Stay, earlier: Sequence[Stay]) -> Mapping[str, Cell]:
    entered = stay.entered
    return {
        "deel": lens.cell(entered, "part"),
        "fase": lens.cell(entered, "phase"),
        "eigen_naam": lens.cell(entered, "own_name"),
        "sinds": lens.when(entered),
        "tot": lens.when(stay.closed or (None if stay.is_current else stay.next)),
        "stand": _standing(lens, stay),
        "grond": ground(lens, entered),
        "overgeslagen": _skipped(lens, stay, earlier),
        "uitleg": _explained(lens, entered),
        "toelichting": lens.text(entered),
    }


def _standing(lens: Lens, stay: Stay) -> Cell:
    if stay.is_current:
        facts = [fact for fact in (stay.entered, stay.closed) if fact is not None]
        return Cell("huidig", citations(facts), (), stay.is_possible)
    if stay.closed is not None:
        outcome = stay.closed.value("outcome")
        word = "afgesloten" if stay.closed.kind == _ENDED else "afgerond"
        return lens.said(word if outcome is None else f"{word} ({outcome})", stay.entered, stay.closed)
    return lens.said("voorbij", stay.entered, stay.next)


def _skipped(lens: Lens, stay: Stay, earlier: Sequence[Stay]) -> Cell:
    """The phases of the step plan before this one that its part, or the whole, was never in by then."""
    own = [one.entered for one in earlier if one.part in {"", stay.part}]
    been = {str(fact.value("phase")) for fact in own}
    until = _ORDER.get(str(stay.entered.value("phase")), 0)
    reached = max((_ORDER.get(phase, -1) for phase in been), default=-1)
    missed = tuple(name for name, place in _ORDER.items() if reached < place < until)
    return lens.said(missed if len(missed) > 1 else missed[0], *own[-1:], stay.entered) if missed else EMPTY


def _explained(lens: Lens, entered: Fact) -> Cell:
    """Why the plan was not followed here, as it was explained."""
    told = [fact for fact in lens.facts("rule-explained") if fact.value("about") == entered.citation]
    return lens.listed(told, "text")


def _dossier(lens: Lens) -> Cell:
    """Whether the dossier is open on the day of asking, was opened again, or is closed: one state."""
    opening, place = lens.chronicle.opening, lens.chronicle.place
    ended = lens.facts(_ENDED)
    if not ended:
        return lens.said("open", opening)
    after = next((fact for fact in lens.facts("phase-entered") if place(fact) > place(ended[-1])), None)
    return (
        lens.said("afgesloten", opening, ended[-1])
        if after is None
        else lens.said("heropend", ended[-1], after)
    )


def ground(lens: Lens, fact: Fact) -> Cell:
    """On what the phase was entered: the entries it cites, and how firm that is (afgeleid, mondeling …)."""
    said = [*fact.basis, *(str(word) for word in (fact.value("grounding"),) if word is not None)]
    if not said:
        return EMPTY
    known = [one for one in fact.basis if lens.chronicle.fact(one) is not None]
    return Cell(
        tuple(said) if len(said) > 1 else said[0], (*fact.entries, *known), (), lens.is_possible(fact)
    )
