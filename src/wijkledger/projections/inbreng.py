"""What people brought in, how often it was passed on, what the answer was and who heard it back."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.toezeggingen import standing
from wijkledger.projections.told import Messages, about, messages, say_told, whole
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "inbreng"
TITLE: Final = "Inbreng"
COLUMNS: Final = (
    Column("wat", "wat", 40),
    Column("soort", "soort", 12),
    Column("van", "van", 18),
    Column("aantal", "aantal", 12),
    Column("kanaal", "kanaal", 14),
    Column("aan", "bij wie nu", 18),
    Column("datum", "ontvangen", 16),
    Column("doorgezet", "× doorgezet", 11),
    Column("stand", "stand", 16),
    Column("antwoord", "antwoord en waarom", 32),
    Column("door", "door", 16),
    Column("besluit", "besluit", 12),
    Column("terug", "teruggekoppeld aan", 32),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """Everything that was brought in, in the order in which it came."""
    lens = Lens(chronicle, held_on, today)
    sent = messages(lens)
    rows = LazyRows(lens.things("input-received"), lambda thing: _row(lens, thing, sent))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing, sent: Messages) -> Row:
    moved, answers = thing.all("input-moved"), thing.all("input-answered")
    answer = answers[-1] if answers else None
    decided = answer if answer is not None and answer.has("about") else None
    cells = {
        "wat": lens.subject(thing.root),
        "soort": lens.cell(thing.root, "sort"),
        "van": lens.cell(thing.root, "by"),
        "aantal": lens.cell(thing.root, "figures"),
        "kanaal": lens.cell(thing.root, "channel"),
        "aan": lens.latest(thing, "to"),
        "datum": lens.when(thing.root),
        "doorgezet": lens.said(len(moved), *moved) if moved else EMPTY,
        "stand": standing(lens, thing),
        "antwoord": _answer(lens, answer),
        "door": lens.cell(answer, "by"),
        "besluit": lens.cell(decided, "about"),
        "terug": say_told(lens, _told_back(thing, answer, decided, sent)),
    }
    return Row(thing.citation, cells)


def _answer(lens: Lens, answer: Fact | None) -> Cell:
    if answer is None:
        return EMPTY
    cell = lens.text(answer)
    return cell if cell.entries else lens.cell(answer, "outcome")


def _told_back(thing: Thing, answer: Fact | None, decided: Fact | None, sent: Messages) -> list[Fact]:
    """Messages about the input or its answer; about the decision they count once there is an answer."""
    told = about(sent, [fact.citation for fact in thing.trail])
    if answer is not None and decided is not None:
        told += [fact for fact in about(sent, [whole(decided.value("about"))]) if fact not in told]
    return told
