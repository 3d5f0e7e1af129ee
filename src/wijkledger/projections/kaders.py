"""The course and its frames: what is hard, where people may still decide, what changed and who was told."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.toezeggingen import standing
from wijkledger.projections.told import Messages, about, messages, say_told
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View, say_value

NAME: Final = "kaders"
TITLE: Final = "Kaders"
COLUMNS: Final = (
    Column("kader", "kader", 38),
    Column("soort", "soort", 14),
    Column("van", "van", 18),
    Column("hardheid", "hard?", 14),
    Column("openheid", "openheid", 14),
    Column("beslist", "wie beslist", 16),
    Column("keuze", "keuze", 12),
    Column("sinds", "sinds", 16),
    Column("gewijzigd", "gewijzigd, en waarom", 38),
    Column("stand", "stand", 14),
    Column("tegen", "tegen", 20),
    Column("belang", "belang erachter", 20),
    Column("verteld", "verteld aan, besproken met", 32),
    Column("laatste", "laatste wijziging verteld", 20),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every frame in the order in which it was set."""
    lens = Lens(chronicle, held_on, today)
    sent = messages(lens)
    rows = LazyRows(lens.things("frame-set"), lambda thing: _row(lens, thing, sent))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing, sent: Messages) -> Row:
    changes = thing.all("frame-changed")
    told = about(sent, [fact.citation for fact in thing.trail])
    cells = {
        "kader": lens.subject(thing.root),
        "soort": lens.cell(thing.root, "sort"),
        "van": lens.cell(thing.root, "by"),
        "hardheid": lens.latest(thing, "hardness"),
        "openheid": lens.latest(thing, "openness"),
        "beslist": lens.latest(thing, "decider"),
        "keuze": lens.latest(thing, "choice"),
        "sinds": lens.when(thing.root),
        "gewijzigd": lens.said(tuple(_change(lens, fact) for fact in changes), *changes),
        "stand": standing(lens, thing),
        "tegen": lens.cell(thing.root, "against"),
        "belang": lens.cell(thing.root, "interest"),
        "verteld": say_told(lens, told),
        "laatste": _last_told(lens, changes, told),
    }
    return Row(thing.citation, cells)


def _change(lens: Lens, fact: Fact) -> str:
    why, text = (say_value(lens.cell(fact, name).value) for name in ("why", "text"))
    return f"{lens.when(fact).value}: {text}{f' ({why})' if why else ''}"


def _last_told(lens: Lens, changes: list[Fact], told: list[Fact]) -> Cell:
    """Whether anybody was told of the last change: in a message about it, or sent after it."""
    if not changes:
        return EMPTY
    last, place = changes[-1], lens.chronicle.place
    after = [fact for fact in told if place(fact) > place(last)]
    if not after:
        return lens.said("niet verteld", last)
    names = dict.fromkeys(say_value(lens.cell(fact, "to").value) for fact in after)
    return lens.said(tuple(names), last, *after)
