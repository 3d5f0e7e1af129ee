"""Who was to do what: roles, mandates and functions over time, and whether they were seen at it.

What was agreed and what was exercised are two columns. ``uitgeoefend`` counts only entries that say
themselves in what capacity somebody acted: under that hat (``als wethouder``), as chairman or note-taker,
or by virtue of the mandate. An empty cell means that no entry shows it, never that it was not done. Acting
without a hat is not counted: nobody can tell from it which of two hats was worn.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.fase import ground
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "rollen"
TITLE: Final = "Rollen"
COLUMNS: Final = (
    Column("onderwerp", "onderwerp", 26),
    Column("partij", "partij", 22),
    Column("rol", "rol", 20),
    Column("stadium", "stadium", 12),
    Column("aandeel", "aandeel", 9),
    Column("bij", "bij", 16),
    Column("namens", "namens", 16),
    Column("van", "van", 16),
    Column("partij_sinds", "partij sinds", 16),
    Column("tot", "tot", 16),
    Column("stand", "stand", 14),
    Column("uitgeoefend", "uitgeoefend", 22),
    Column("grond", "grond", 14),
)
_FIELDS: Final = {
    "role-agreed": ("holders", "role", "represents"),
    "mandate-granted": ("holder", "", "by"),
    "seat-taken": ("who", "function", "on_behalf_of"),
}
_CHAIRS: Final = {"chair": "voorzitter", "note_taker": "notulist"}
_TERM: Final = 4
"""Years that a municipal council sits (Kieswet, artikel C 4), and with it its aldermen."""


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every role, mandate and function, in the order in which it began."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(lens.things(*_FIELDS), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    holder, role, whom = _FIELDS[thing.kind]
    acts = list(exercised(lens, thing))
    cells = {
        "onderwerp": lens.text(thing.root),
        "partij": lens.latest(thing, holder),
        "rol": lens.latest(thing, role) if role else lens.said("mandaat", thing.root),
        "stadium": lens.latest(thing, "stage"),
        "aandeel": lens.latest(thing, "share"),
        "bij": lens.latest(thing, "at"),
        "namens": lens.latest(thing, whom),
        "van": lens.when(thing.root),
        "partij_sinds": _taken_over(lens, thing, holder),
        "tot": _end(lens, thing),
        "stand": _standing(lens, thing, acts),
        "uitgeoefend": _exercised(lens, acts),
        "grond": ground(lens, thing.root),
    }
    return Row(thing.citation, cells)


def _taken_over(lens: Lens, thing: Thing, holder: str) -> Cell:
    """Since when this party carries it, where that is not since the role began."""
    told = [fact for fact in thing.trail if fact.has(holder)]
    while len(told) > 1 and set(told[-2].values(holder)) == set(told[-1].values(holder)):
        told.pop()
    return lens.when(told[-1]) if len(told) > 1 else EMPTY


def _end(lens: Lens, thing: Thing) -> Cell:
    ended = thing.all("role-ended", "mandate-ended", "seat-left")
    return lens.when(ended[-1]) if ended else lens.latest(thing, "until")


def _standing(lens: Lens, thing: Thing, acts: list[Fact]) -> Cell:
    """Beoogd, geldt, gepauzeerd, beëindigd or verlopen.

    A function without an end goes on, but only ``mogelijk`` once nothing was heard of it for four years, the
    term of a municipal council. Roles and mandates bind parties until they are ended, so time alone leaves
    no doubt about them.
    """
    state = thing.state(lens.day)
    since = thing.since(state)
    stage = thing.latest("stage")
    word = state.word
    if word == "geldt" and stage is not None and stage.value("stage") == "beoogd":
        word = "beoogd"
    limited = [thing.trail[state.limited_by]] if state.limited_by is not None else []
    facts = [since, *(limited if word == "verlopen" else [])]
    is_silent = thing.kind == "seat-taken" and word == "geldt" and not limited
    possible = is_silent and _is_long_ago(lens, [*thing.trail, *acts])
    return Cell(word, citations(facts), (), possible or not state.is_certain or lens.is_possible(since))


def _is_long_ago(lens: Lens, facts: list[Fact]) -> bool:
    """Whether the last sign of it is more than a term ago; one without a date counts by when it was told."""
    last, day = max(map(_last_day, facts)), lens.day
    return (last.year + _TERM, last.month, last.day) < (day.year, day.month, day.day)


def _last_day(fact: Fact) -> date:
    moment = fact.moment
    return moment.latest or moment.earliest or date.fromisoformat(fact.entry.recorded_at[:10])


def _exercised(lens: Lens, acts: list[Fact]) -> Cell:
    if not acts:
        return EMPTY
    times = "1 keer," if len(acts) == 1 else f"{len(acts)} keer, laatst"
    return lens.said(f"{times} {lens.when(acts[-1]).value}", *acts)


def exercised(lens: Lens, thing: Thing) -> Iterator[Fact]:
    """The entries in which a holder acts in this very capacity, in order."""
    holder, role, _ = _FIELDS[thing.kind]
    stated, named = thing.latest(holder), thing.latest(role) if role else None
    held = (stated.value(holder), *stated.values(holder)) if stated is not None else ()
    who = {one for one in held if isinstance(one, str)}
    capacity, cited = (named.value(role) if named is not None else None), set(thing.entries)
    for fact in lens.chronicle.in_capacity:
        acts = _rests(fact, cited) or _acts_as(fact, who, capacity)
        if acts and fact not in thing.trail and lens.has_happened(fact):
            yield fact


def _rests(fact: Fact, cited: set[str]) -> bool:
    return not cited.isdisjoint(map(str, fact.values("mandate")))


def _acts_as(fact: Fact, who: set[str], capacity: object) -> bool:
    if not isinstance(capacity, str):
        return False
    if any(fact.value(name) in who for name, function in _CHAIRS.items() if function == capacity):
        return True
    acting = (*fact.values("by"), *fact.values("according_to"))
    return (fact.value("hat") == capacity and any(one in who for one in acting)) or _sat_as(
        fact, who, capacity
    )


def _sat_as(fact: Fact, who: set[str], capacity: str) -> bool:
    place = 0
    while fact.has(f"present.{place}"):
        if fact.value(f"present.{place}.hat") == capacity and fact.value(f"present.{place}.who") in who:
            return True
        place += 1
    return False
