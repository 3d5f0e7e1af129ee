"""Who gives what to whom, on what conditions, until when; which capacity is needed, arranged or short."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from wijkledger.projections.besluiten import conditions_told, standing
from wijkledger.projections.cells import Lens, joined
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact, day_of
from wijkledger.projections.fase import Stay, running_at, stays
from wijkledger.projections.sentence import sentence
from wijkledger.projections.thing import Thing
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "middelen"
TITLE: Final = "Middelen"
COLUMNS: Final = (
    Column("van", "van", 18),
    Column("aan", "aan", 18),
    Column("soort", "soort", 14),
    Column("wat", "wat", 32),
    Column("gevraagd", "gevraagd", 18),
    Column("bedrag", "bedrag of inzet", 18),
    Column("dekking", "dekking", 18),
    Column("voorwaarden", "voorwaarden", 26),
    Column("tot", "tot", 14),
    Column("verantwoord", "verantwoord", 16),
    Column("stand", "stand", 18),
    Column("fase", "fase", 12),
    Column("steunt", "wat erop steunt", 30),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Every support that was asked, offered or decided, then every capacity that was stated."""
    lens = Lens(chronicle, held_on, today)
    found = stays(lens)
    things = [*lens.things("support-asked", "support-decided"), *lens.things("capacity-stated")]
    rows = LazyRows(things, lambda thing: _row(lens, thing, found))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing, found: Sequence[Stay]) -> Row:
    cells = _capacity(lens, thing.root) if thing.kind == "capacity-stated" else _support(lens, thing)
    cells["fase"] = lens.listed(running_at(lens, thing.root, found), "phase")
    cells["steunt"] = _leaning(lens, thing)
    return Row(thing.citation, cells)


def _support(lens: Lens, thing: Thing) -> dict[str, Cell]:
    asked = thing.root if thing.kind == "support-asked" else None
    decisions, accounted = thing.all("support-decided"), thing.all("support-accounted")
    last = decisions[-1] if decisions else None
    return {
        "van": _party(lens, last, "by", asked, "to"),
        "aan": _party(lens, last, "to", asked, "by"),
        "soort": lens.latest(thing, "sort"),
        "wat": lens.subject(*(fact for fact in (last, asked) if fact is not None)),
        "gevraagd": _size(lens, asked),
        "bedrag": _size(lens, last),
        "dekking": lens.cell(last, "source"),
        "voorwaarden": conditions_told(lens, thing),
        "tot": lens.latest(thing, "until"),
        "verantwoord": lens.cell(accounted[-1], "outcome") if accounted else EMPTY,
        "stand": _standing(lens, thing),
    }


def _party(lens: Lens, decided: Fact | None, name: str, asked: Fact | None, otherwise: str) -> Cell:
    """Who stands in the decision, else who stood at the other end of the request."""
    cell = lens.cell(decided, name)
    return cell if cell.entries else lens.cell(asked, otherwise)


def _size(lens: Lens, fact: Fact | None) -> Cell:
    amount = lens.cell(fact, "amount")
    if not amount.entries or fact is None or not fact.has("effort"):
        return amount if amount.entries else lens.cell(fact, "effort")
    spread = amount.value if isinstance(amount.value, tuple) else (amount.value,)
    return joined(amount._replace(value=", ".join(map(str, spread))), lens.cell(fact, "effort"), between=", ")


def _standing(lens: Lens, thing: Thing) -> Cell:
    """Where it stands; what holds no longer after its last day has run out."""
    cell, until = standing(lens, thing), thing.latest("until")
    last = day_of(until.value("until")) if until is not None else None
    word = str(cell.value)
    if not word.startswith("geldt") or until is None or last is None or last >= lens.day:
        return cell
    entries = tuple(dict.fromkeys((*cell.entries, *until.entries)))
    return cell._replace(value=word.replace("geldt", "afgelopen", 1), entries=entries)


def _capacity(lens: Lens, fact: Fact) -> dict[str, Cell]:
    sort = lens.cell(fact, "sort")
    return {
        "aan": lens.cell(fact, "who"),
        "soort": sort if sort.entries else lens.said("capaciteit", fact),
        "wat": lens.text(fact),
        "bedrag": lens.cell(fact, "effort"),
        "stand": _stance(lens, fact),
    }


def _stance(lens: Lens, fact: Fact) -> Cell:
    """What was said of it, and what the next statement that builds on this one says."""
    later = [
        one
        for one in lens.chronicle.resting_on.get(fact.citation, ())
        if one.kind == fact.kind and one.has("stance") and lens.has_happened(one)
    ]
    cell = lens.cell(fact, "stance")
    if not later:
        return cell
    return lens.said(f"{cell.value}, later {lens.cell(later[-1], 'stance').value}", fact, later[-1])


def _leaning(lens: Lens, thing: Thing) -> Cell:
    """What names it as its basis: that stops, or has to stand otherwise, when this ends."""
    resting = lens.chronicle.resting_on
    found = [one for fact in thing.trail for one in resting.get(fact.citation, ()) if lens.has_happened(one)]
    unique = [fact for fact in dict.fromkeys(found) if fact not in thing.trail]
    return lens.said(tuple(sentence(lens.chronicle, fact) for fact in unique), *unique)
