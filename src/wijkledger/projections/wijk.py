"""Whom in the neighbourhood was spoken to, in which phase, by what means; and who was never reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.fase import running_at, stays
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "wijk"
TITLE: Final = "Bereik in de wijk"
COLUMNS: Final = (
    Column("groep", "groep", 24),
    Column("fase", "fase", 14),
    Column("contact", "laatste contact", 18),
    Column("middel", "middel", 20),
    Column("trekker", "trekker", 20),
    Column("aantal", "aantal", 20),
    Column("keren", "× contact", 10),
)
_CONTACTS: Final = {"activity-held": "groups", "audience-informed": "to", "input-received": "by"}
"""How a group can be reached, with the field that names it; what was only planned reached nobody."""
_NEVER: Final = "nooit bereikt"


class Reach(NamedTuple):
    """The contacts with one group, in one stay in a phase or (``entered`` None) in all of them."""

    group: str
    known_by: Fact
    contacts: Sequence[Fact]
    entered: Fact | None = None

    @property
    def key(self) -> str:
        """The code of the group, with the entry into the phase."""
        return f"{self.group}:{self.entered.citation}" if self.entered else self.group


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """For every group a row for the whole and one for each phase in which it was spoken to."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(_reached(lens), lambda reach: _row(lens, reach))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _reached(lens: Lens) -> list[Reach]:
    found, phases, known = list[Reach](), stays(lens), _groups(lens)
    by_group: dict[str, list[Fact]] = {group: [] for group in known}
    for fact in lens.facts(*_CONTACTS):
        for group in _named(fact, _CONTACTS[fact.kind]):
            if group in by_group:
                by_group[group].append(fact)
    for group, contacts in by_group.items():
        found.append(Reach(group, known[group], contacts))
        in_phase: dict[Fact, list[Fact]] = {}
        for fact in contacts:
            for entered in running_at(lens, fact, phases):
                in_phase.setdefault(entered, []).append(fact)
        found.extend(Reach(group, known[group], told, entered) for entered, told in in_phase.items())
    return found


def _groups(lens: Lens) -> dict[str, Fact]:
    """Who is registered as a group, and whoever an activity was for, with the fact that tells so."""
    found: dict[str, Fact] = {}
    for fact in lens.facts("actor-registered", "activity-planned", "activity-held"):
        is_actor = fact.kind == "actor-registered"
        if is_actor and fact.value("sort") != "groep":
            continue
        for group in (fact.value("code"),) if is_actor else _named(fact, "groups"):
            if isinstance(group, str):
                found.setdefault(group, fact)
    return found


def _named(fact: Fact, name: str) -> list[str]:
    return list(dict.fromkeys(one for one in fact.values(name) if isinstance(one, str)))


def _row(lens: Lens, reach: Reach) -> Row:
    last = reach.contacts[-1] if reach.contacts else None
    known = reach.known_by
    cells = {
        "groep": lens.said(lens.actors.name(reach.group), known),
        "fase": lens.cell(reach.entered, "phase") if reach.entered else lens.said("alle", known),
        "contact": lens.when(last) if last is not None else lens.said(_NEVER, known),
        "middel": _means(lens, last),
        "trekker": lens.cell(last, "by"),
        "aantal": lens.cell(last, "figures"),
        "keren": Cell(len(reach.contacts), citations(reach.contacts) or known.entries),
    }
    return Row(reach.key, cells)


def _means(lens: Lens, fact: Fact | None) -> Cell:
    """By what means; where that was not said, what sort of contact it was."""
    if fact is None:
        return EMPTY
    name = {"audience-informed": "level", "input-received": "sort"}.get(fact.kind, "means")
    cells = [lens.cell(fact, "means"), lens.cell(fact, name)]
    return next((cell for cell in cells if cell.entries), EMPTY)
