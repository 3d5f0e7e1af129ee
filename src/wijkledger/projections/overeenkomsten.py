"""What parties bound themselves to: who signed which text, from when till when, and what followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens, citations, joined
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import Cell, Column, LazyRows, Row, View

NAME: Final = "overeenkomsten"
TITLE: Final = "Overeenkomsten"
COLUMNS: Final = (
    Column("soort", "soort", 22),
    Column("inhoud", "inhoud", 30),
    Column("partijen", "partijen", 30),
    Column("getekend", "getekend door", 30),
    Column("namens", "ondertekenaars", 18),
    Column("versie", "versie", 8),
    Column("van", "van", 16),
    Column("tot", "tot", 16),
    Column("stand", "stand", 18),
    Column("artikelen", "artikelen", 30),
    Column("vervolg", "vervolg op", 10),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every agreement, drafted or signed; versions and changes of one text are one row."""
    lens = Lens(chronicle, held_on, today)
    things = lens.things("agreement-drafted", "agreement-signed", "agreement-changed", "agreement-ended")
    rows = LazyRows(things, lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    signed = thing.all("agreement-signed")
    cells = {
        "soort": lens.latest(thing, "sort"),
        "inhoud": lens.text(thing.first("text")),
        "partijen": _parties(lens, thing, signed),
        "getekend": _signers(lens, signed),
        "namens": lens.listed(signed, "signer"),
        "versie": lens.latest(thing, "version"),
        "van": lens.when(signed[0] if signed else thing.root),
        "tot": _end(lens, thing),
        "stand": standing(lens, thing),
        "artikelen": lens.latest(thing, "clauses"),
        "vervolg": lens.latest(thing, "follows"),
    }
    return Row(thing.citation, cells)


def _parties(lens: Lens, thing: Thing, signed: Sequence[Fact]) -> Cell:
    listed = thing.latest("parties")
    return lens.cell(listed, "parties") if listed is not None else _signers(lens, signed)


def _signers(lens: Lens, signed: Sequence[Fact]) -> Cell:
    return lens.cell(signed[0], "by") if len(signed) == 1 else lens.listed(signed, "by")


def _end(lens: Lens, thing: Thing) -> Cell:
    ended = thing.all("agreement-ended")
    return lens.when(ended[-1]) if ended else lens.latest(thing, "until")


def standing(lens: Lens, thing: Thing) -> Cell:
    """Concept, signed by some, in force, suspended, expired or ended, and how."""
    state = thing.state(lens.day)
    since = thing.since(state)
    possible = not state.is_certain or lens.is_possible(since)
    if state.word in {"beëindigd", "verlopen", "gepauzeerd"}:
        facts = [since, *([thing.trail[state.limited_by]] if state.limited_by is not None else [])]
        word = "opgeschort" if state.word == "gepauzeerd" else state.word
        how = f" ({state.outcome})" if state.outcome else ""
        return Cell(word + how, citations(facts), (), possible)
    return _signed(lens, thing)


def _signed(lens: Lens, thing: Thing) -> Cell:
    signed, listed = thing.all("agreement-signed"), thing.latest("parties")
    if not signed:
        return lens.said("concept", thing.root)
    signers = {code for fact in signed for code in fact.values("by")}
    parties = set(listed.values("parties")) if listed is not None else signers
    missing = parties - signers
    if missing:
        return lens.said(f"getekend door {len(parties) - len(missing)} van {len(parties)}", *signed, listed)
    return lens.said("van kracht", *signed, listed)


def in_short(lens: Lens, thing: Thing) -> Cell:
    """Sort and content as one value."""
    return joined(lens.latest(thing, "sort"), lens.cell(thing.first("text"), "text"), between=": ")
