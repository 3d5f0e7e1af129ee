"""What rubbed, how far it went up, along the agreed path or not, and how it ended."""

from __future__ import annotations

from datetime import date
from typing import Final

from wijkledger.domain.entry import Erased, Scalar
from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.thing import Thing
from wijkledger.projections.toezeggingen import standing, term
from wijkledger.projections.view import EMPTY, Cell, Column, LazyRows, Row, View

NAME: Final = "escalaties"
TITLE: Final = "Escalaties"
COLUMNS: Final = (
    Column("onderwerp", "onderwerp", 36),
    Column("baan", "baan", 16),
    Column("tussen", "tussen", 20),
    Column("stap", "stap", 8),
    Column("bij", "bij wie", 20),
    Column("pad", "afgesproken pad", 20),
    Column("sinds", "sinds", 16),
    Column("termijn", "termijn", 16),
    Column("stand", "stand", 14),
    Column("gewijzigd", "wat wijzigde", 16),
)


def build(chronicle: Chronicle, held_on: date | None, today: date) -> View:
    """The agreed paths, and every tension or escalation, in order."""
    lens = Lens(chronicle, held_on, today)
    kinds = ("escalation-path-agreed", "tension-signalled", "escalation-raised", "escalation-closed")
    rows = LazyRows(lens.things(*kinds), lambda thing: _row(lens, thing))
    return View(NAME, TITLE, chronicle.code, COLUMNS, rows, held_on, chronicle.known_at)


def _row(lens: Lens, thing: Thing) -> Row:
    raised = thing.all("escalation-raised")
    last = raised[-1] if raised else None
    is_path = thing.kind == "escalation-path-agreed"
    cells = {
        "onderwerp": _subject(lens, thing),
        "baan": lens.latest(thing, "lane"),
        "tussen": lens.cell(thing.root, "by" if is_path else "between"),
        "stap": _step(lens, raised),
        "bij": lens.cell(thing.root, "steps") if is_path else lens.cell(last, "to"),
        "pad": lens.said("pad", thing.root) if is_path else _path(lens, thing, last, len(raised)),
        "sinds": lens.when(thing.root),
        "termijn": term(lens, thing),
        "stand": standing(lens, thing),
        "gewijzigd": lens.latest(thing, "changed"),
    }
    return Row(thing.citation, cells)


def _subject(lens: Lens, thing: Thing) -> Cell:
    """Its own text, else that of what it is about."""
    own = thing.first("text")
    if own is not None:
        return lens.text(own)
    about = lens.chronicle.fact(str(thing.root.value("of") or ""))
    if about is None:
        return EMPTY
    cell = lens.subject(about)
    return cell._replace(entries=(*thing.root.entries, *cell.entries)) if cell.entries else EMPTY


def _step(lens: Lens, raised: list[Fact]) -> Cell:
    """The step that was named last, else how often it was raised."""
    if not raised:
        return EMPTY
    named = next((fact for fact in reversed(raised) if fact.has("step")), None)
    return lens.cell(named, "step") if named is not None else lens.said(len(raised), *raised)


def _path(lens: Lens, thing: Thing, last: Fact | None, times: int) -> Cell:
    """Whether the one it went to is the one whom the path names for that step.

    The path agreed last for its lane counts; where nobody named a lane, any path that was followed.
    """
    lane = thing.latest("lane")
    paths = [
        path
        for path in lens.facts("escalation-path-agreed")
        if lane is None or path.value("lane") in {None, lane.value("lane")}
    ]
    if last is None or not paths:
        return EMPTY
    stated = last.value("step")
    number = stated if isinstance(stated, int) else times
    path = paths[-1]
    if lane is None:
        path = next((one for one in reversed(paths) if _names(one, number) in last.values("to")), path)
    named = _names(path, number)
    if named is None:
        return lens.said("stap staat niet in pad", last, path)
    return lens.said("volgens pad" if named in last.values("to") else "wijkt af van pad", last, path)


def _names(path: Fact, number: int) -> Scalar | Erased | None:
    """Whom a path names for a step."""
    place = 0
    while path.has(f"steps.{place}"):
        if path.value(f"steps.{place}.number") == number:
            return path.value(f"steps.{place}.who")
        place += 1
    return None
