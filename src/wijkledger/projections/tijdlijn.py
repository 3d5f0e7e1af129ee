"""Everything that happened, in the order in which it happened."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import sentence, word_for
from wijkledger.projections.upkeep import UPKEEP
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "tijdlijn"
TITLE: Final = "Tijdlijn"
COLUMNS: Final = (
    Column("datum", "datum", 20),
    Column("nr", "nr", 8),
    Column("soort", "soort", 16),
    Column("zin", "wat er gebeurde", 60),
    Column("lezingen", "andere lezingen", 30),
    Column("geboekt", "geboekt op", 12),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """A row for every entry about the world; what the book says about itself stands beside its subject.

    An explanation or a norm is a row of its own, and so is a struck-out entry, which says that it is.
    """
    lens = Lens(chronicle, held_on, today)
    facts = [fact for fact in chronicle.facts if fact.kind not in UPKEEP]
    if held_on is not None:
        facts = [fact for fact in facts if chronicle.happened(fact, held_on) != "nee"]
    rows = LazyRows(facts, lambda fact: _row(lens, fact))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, fact: Fact) -> Row:
    when, itself = lens.when(fact), (fact.citation,)
    cells = {
        "datum": when,
        "nr": Cell(fact.citation, itself),
        "soort": Cell(word_for(fact), when.entries, (), when.possible),
        "zin": Cell(_sentence(lens, fact), when.entries, (), when.possible),
        "lezingen": _accounts(lens, fact),
        "geboekt": Cell(fact.entry.recorded_at[:10], itself),
    }
    return Row(itself[0], cells)


def _sentence(lens: Lens, fact: Fact) -> str:
    said = sentence(lens.chronicle, fact)
    return f"[doorgehaald] {said}" if fact.is_void else said


def _accounts(lens: Lens, fact: Fact) -> Cell:
    """Other accounts and additions, each as a sentence."""
    told = [*(account.fact for account in fact.readings), *fact.notes]
    others = [one for one in told if lens.has_happened(one)]
    if not others:
        return EMPTY
    return Cell(tuple(sentence(lens.chronicle, one) for one in others), citations(others))
