"""Every meeting: who was there in which capacity, what came of it, and whether its minutes stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View, say_value

NAME: Final = "overleg"
TITLE: Final = "Overleg"
COLUMNS: Final = (
    Column("gremium", "gremium", 22),
    Column("datum", "datum", 16),
    Column("plaats", "plaats", 14),
    Column("tijd", "tijd", 7),
    Column("voorzitter", "voorzitter", 16),
    Column("aanwezig", "aanwezig", 30),
    Column("mk", "met kennisgeving", 18),
    Column("afwezig", "afwezig", 16),
    Column("besluiten", "besluiten", 34),
    Column("acties", "acties", 30),
    Column("verslag", "verslag", 22),
    Column("nagekomen", "nagekomen na vaststelling", 14),
    Column("volgende", "volgende", 16),
    Column("ritme", "na het vorige", 26),
)
_DECISIONS: Final = ("decision-taken",)
_ACTIONS: Final = ("commitment-made",)

Noted = Mapping[str, list[Fact]]
"""What was noted in each meeting, by the citation of the meeting."""


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every meeting in the order in which it was held."""
    lens = Lens(chronicle, held_on, today)
    meetings = lens.things("meeting-opened")
    noted, before, met_again = _noted(lens), _previous(meetings), _followed(meetings)
    rows = LazyRows(
        meetings,
        lambda thing: _row(lens, thing, noted.get(thing.citation, []), before.get(thing.citation), met_again),
    )
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _noted(lens: Lens) -> Noted:
    found: dict[str, list[Fact]] = {}
    for fact in lens.chronicle.facts:
        meeting = fact.value("meeting")
        if isinstance(meeting, str) and not fact.is_void and lens.has_happened(fact):
            found.setdefault(meeting, []).append(fact)
    return found


def _previous(meetings: Sequence[Thing]) -> Mapping[str, Thing]:
    """The meeting of the same body before each meeting."""
    last: dict[object, Thing] = {}
    found = {}
    for thing in meetings:
        body = thing.root.value("body")
        if body in last:
            found[thing.citation] = last[body]
        if isinstance(body, str):
            last[body] = thing
    return found


def _followed(meetings: Sequence[Thing]) -> frozenset[str]:
    """The meetings after which the same body met again."""
    return frozenset(thing.citation for thing in _previous(meetings).values())


def _row(lens: Lens, thing: Thing, noted: list[Fact], before: Thing | None, met_again: frozenset[str]) -> Row:
    adopted = thing.all("minutes-adopted")
    attended = [fact for fact in noted if fact.kind == "attendance-noted"]
    cells = {
        "gremium": lens.cell(thing.root, "body"),
        "datum": lens.when(thing.root),
        "plaats": lens.cell(thing.root, "place"),
        "tijd": lens.cell(thing.root, "time"),
        "voorzitter": lens.cell(thing.root, "chair"),
        "aanwezig": _present(lens, attended),
        "mk": lens.listed(attended, "excused"),
        "afwezig": lens.listed(attended, "absent"),
        "besluiten": _came_of_it(lens, noted, _DECISIONS, "outcome"),
        "acties": _came_of_it(lens, noted, _ACTIONS, "by"),
        "verslag": _minutes(lens, thing, adopted, met_again),
        "nagekomen": _afterwards(lens, noted, adopted),
        "volgende": lens.latest(thing, "next"),
        "ritme": _rhythm(lens, thing, before),
    }
    return Row(thing.citation, cells)


def _present(lens: Lens, attended: list[Fact]) -> Cell:
    """Who was there, for whom and with which hat on."""
    told = [name for fact in attended for name in _seats(lens, fact)]
    return lens.said(tuple(dict.fromkeys(told)), *attended) if told else EMPTY


def _seats(lens: Lens, fact: Fact) -> list[str]:
    found: list[str] = []
    while fact.has(seat := f"present.{len(found)}"):
        who = lens.actors.name(fact.value(f"{seat}.who"))
        whom, hat = fact.value(f"{seat}.on_behalf_of"), fact.value(f"{seat}.hat")
        more = [f"namens {lens.actors.name(whom)}"] if whom is not None else []
        more += [f"als {hat}"] if hat is not None else []
        found.append(f"{who} ({', '.join(more)})" if more else who)
    return found


def _came_of_it(lens: Lens, noted: list[Fact], kinds: Sequence[str], what: str) -> Cell:
    facts = [fact for fact in noted if fact.kind in kinds]
    said = tuple(_short(lens, fact, what) for fact in facts)
    return lens.said(said, *facts)


def _short(lens: Lens, fact: Fact, what: str) -> str:
    text, more = say_value(lens.subject(fact).value), say_value(lens.cell(fact, what).value)
    return f"{text} ({more})" if more else text


def _minutes(lens: Lens, thing: Thing, adopted: list[Fact], met_again: frozenset[str]) -> Cell:
    """Whether the minutes were adopted; not, only counts once the body met again."""
    if adopted:
        last = adopted[-1]
        told = (say_value(lens.cell(last, name).value) for name in ("how", "changes"))
        how = ": ".join(one for one in told if one)
        return lens.said(f"vastgesteld{f' ({how})' if how else ''}, {lens.when(last).value}", last)
    word = "niet vastgesteld" if thing.citation in met_again else "nog niet vastgesteld"
    return lens.said(word, thing.root)


def _afterwards(lens: Lens, noted: list[Fact], adopted: list[Fact]) -> Cell:
    """What was recorded as part of the meeting after its minutes had been adopted."""
    if not adopted:
        return EMPTY
    first = min(fact.number for fact in adopted)
    late = [fact for fact in noted if fact.number > first and fact not in adopted]
    return lens.said(tuple(fact.citation for fact in late), *late)


def _rhythm(lens: Lens, thing: Thing, before: Thing | None) -> Cell:
    """How many days after the meeting before, beside the rhythm that was agreed by then."""
    if before is None:
        return EMPTY
    here, there = thing.root.moment.latest, before.root.moment.latest
    if here is None or there is None:
        return EMPTY
    told, agreed = f"{(here - there).days} dagen", _agreed(lens, thing.root.value("body"), here)
    if agreed is None:
        return lens.said(told, thing.root, before.root)
    rhythm = say_value(lens.cell(agreed, "cadence").value)
    return lens.said(f"{told} (afgesproken: {rhythm})", thing.root, before.root, agreed)


def _agreed(lens: Lens, body: object, day: date) -> Fact | None:
    """The fact that gave a body the rhythm it had on a day; what is only introduced was always so."""
    actor = lens.actors.get(str(body))
    trail = [fact for fact in actor.trail if fact.has("cadence")] if actor is not None else []
    known = (
        fact
        for fact in reversed(trail)
        if lens.has_happened(fact) and lens.chronicle.happened(fact, day) != "nee"
    )
    return next(known, None)
