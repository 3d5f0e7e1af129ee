"""What was learned, who stands behind it, who disputes it, and where it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.fase import Stay, running_at, stays
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "lessen"
TITLE: Final = "Lessen"
COLUMNS: Final = (
    Column("les", "les", 44),
    Column("soort", "soort", 10),
    Column("fase", "fase", 12),
    Column("spoor", "spoor", 12),
    Column("van", "van wie", 18),
    Column("voor", "voor wie", 18),
    Column("onderschreven", "onderschreven door", 20),
    Column("betwist", "betwist door", 20),
    Column("gedeeld", "gedeeld", 20),
    Column("toegepast", "toegepast", 20),
    Column("datum", "datum", 16),
    Column("bewijs", "bewijs", 16),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every lesson, in order."""
    lens = Lens(chronicle, held_on, today)
    found = stays(lens)
    rows = LazyRows(lens.things("lesson-captured"), lambda thing: _row(lens, thing, found))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing, found: Sequence[Stay]) -> Row:
    root = thing.root
    cells = {
        "les": lens.text(root),
        "soort": lens.cell(root, "sort"),
        "fase": _phase(lens, root, found),
        "spoor": lens.said(root.tags, root),
        "van": lens.cell(root, "by"),
        "voor": lens.cell(root, "for_whom"),
        "onderschreven": _endorsed(lens, root),
        "betwist": _disputed(lens, root),
        "gedeeld": _told_on(lens, thing.all("lesson-shared"), "where", "to"),
        "toegepast": _told_on(lens, thing.all("lesson-applied"), "place", "by"),
        "datum": lens.when(root),
        "bewijs": lens.cell(root, "evidence"),
    }
    return Row(thing.citation, cells)


def _phase(lens: Lens, root: Fact, found: Sequence[Stay]) -> Cell:
    """The phase it was learned in: of its part or of the whole; without a part every phase that ran then."""
    told = running_at(lens, root, found)
    return lens.cell(told[0], "phase") if len(told) == 1 else lens.listed(told, "phase")


def _endorsed(lens: Lens, root: Fact) -> Cell:
    """Who stands behind it; having seen it is not the same."""
    return lens.listed(
        [fact for fact in _by_then(lens, root.confirmations) if fact.value("how") != "gezien"], "by"
    )


def _disputed(lens: Lens, root: Fact) -> Cell:
    facts = _by_then(lens, [account.fact for account in root.objections])
    names = tuple(
        f"{', '.join(map(lens.actors.name, fact.values('by'))) or 'onbekend'}"
        + (f": {lens.actors.say(str(fact.value('text')))}" if fact.has("text") else "")
        for fact in facts
    )
    return Cell(names, citations(facts)) if facts else EMPTY


def _by_then(lens: Lens, facts: list[Fact]) -> list[Fact]:
    held_on = lens.held_on
    return [fact for fact in facts if held_on is None or lens.chronicle.happened(fact, held_on) != "nee"]


def _told_on(lens: Lens, facts: list[Fact], how: str, who: str) -> Cell:
    said: list[str] = []
    for fact in facts:
        place, names = lens.cell(fact, how).value, ", ".join(map(lens.actors.name, fact.values(who)))
        said.append(": ".join(str(one) for one in (place, names) if one) or str(lens.when(fact).value))
    return lens.said(tuple(said), *facts)
