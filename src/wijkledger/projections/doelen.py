"""What people steered by: dates and numbers, how often they slipped, and whether they were met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from wijkledger.domain.moment import UNKNOWN
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.toezeggingen import standing, term
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View
from wijkledger.projections.wording import tell

NAME: Final = "doelen"
TITLE: Final = "Doelen en mijlpalen"
COLUMNS: Final = (
    Column("doel", "doel", 36),
    Column("soort", "soort", 14),
    Column("eigenaar", "eigenaar", 18),
    Column("eerst", "eerst", 16),
    Column("bekend", "bekend geworden", 24),
    Column("verschoven", "verschoven naar", 30),
    Column("nu", "nu", 16),
    Column("waarde", "waarde", 18),
    Column("stand", "stand", 12),
    Column("grond", "hoort bij", 10),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every milestone, forecast, deadline, threshold, linked chance and dependency, in order."""
    lens = Lens(chronicle, held_on, today)
    rows = LazyRows(lens.things("target-set"), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    became_known, shifts = _moves(thing)
    cells = {
        "doel": lens.subject(thing.root),
        "soort": lens.cell(thing.root, "sort"),
        "eigenaar": lens.latest(thing, "by"),
        "eerst": _first(lens, thing),
        "bekend": _told(lens, became_known),
        "verschoven": _told(lens, shifts),
        "nu": term(lens, thing, "target"),
        "waarde": lens.latest(thing, "value"),
        "stand": standing(lens, thing),
        "grond": lens.cell(thing.root, "about"),
    }
    return Row(thing.citation, cells)


def _first(lens: Lens, thing: Thing) -> Cell:
    """The date that the opening itself gave; empty when it gave none, whatever was told later."""
    return lens.cell(thing.root, "target") if _is_dated(thing.root) else EMPTY


def _is_dated(fact: Fact) -> bool:
    return fact.has("target") and fact.value("target.at") != str(UNKNOWN)


def _moves(thing: Thing) -> tuple[list[Fact], list[Fact]]:
    """The moves that told for the first time when or how much, and those that shifted what was known."""
    known = {name for name, is_told in _TOLD.items() if is_told(thing.root)}
    became_known, shifts = list[Fact](), list[Fact]()
    for move in thing.all("target-moved"):
        told = {name for name, is_told in _TOLD.items() if is_told(move)}
        (became_known if told and not told & known else shifts).append(move)
        known |= told
    return became_known, shifts


def _told(lens: Lens, moves: list[Fact]) -> Cell:
    """Each with the day it was told and the reason that was given."""
    return lens.said(tuple(_move(lens, fact) for fact in moves), *moves) if moves else EMPTY


def _move(lens: Lens, fact: Fact) -> str:
    to = [str(one) for one in (tell(fact, "target", lens.actors), tell(fact, "value", lens.actors)) if one]
    why = fact.value("text")
    said = f"{' · '.join(to) or 'onbekend'} ({lens.when(fact).value})"
    return f"{said}: {lens.actors.say(str(why))}" if why is not None else said


_TOLD: Final[Mapping[str, Callable[[Fact], bool]]] = {
    "target": _is_dated,
    "value": lambda fact: fact.has("value"),
}
