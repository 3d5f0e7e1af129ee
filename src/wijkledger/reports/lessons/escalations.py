"""Tensions and escalations, the agreed path, and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wijkledger.projections.sentence import sentence as told
from wijkledger.projections.view import Row, say_value
from wijkledger.reports.document import Block, Bullets, Heading, Inlines
from wijkledger.reports.lessons.prose import enumerated, sentence
from wijkledger.reports.lessons.telling import Telling, entries_of, listed, show

_NOTHING: Final = "Er is geen spanning of escalatie vastgelegd. Een escalatiepad is er ook niet."


def escalations(telling: Telling) -> tuple[Block, ...]:
    """The paths that were agreed, and every tension with its end; plainly so when there are none."""
    heading = Heading(1, "Escalaties en hoe ze afliepen")
    rows = telling.view("escalaties").rows
    paths = [row for row in rows if row.cells["pad"].value == "pad"]
    raised = [row for row in rows if row.cells["pad"].value != "pad"]
    if not rows:
        return heading, telling.paragraph(_NOTHING)
    return heading, *_paths(telling, paths), *_raised(telling, raised)


def _paths(telling: Telling, rows: list[Row]) -> Iterator[Block]:
    if not rows:
        yield telling.paragraph("Er is geen escalatiepad vastgelegd.")
        return
    for row in rows:
        steps = listed(row.cells["bij"].value)
        who, since = row.cells["tussen"], show(row.cells["sinds"])
        agreed = "spraken" if isinstance(who.value, tuple) else "sprak"
        said = f"{show(who)} {agreed} een escalatiepad af ({since}): {steps}"
        yield telling.paragraph(sentence(said), entries_of(row))


def _raised(telling: Telling, rows: list[Row]) -> Iterator[Block]:
    if not rows:
        yield telling.paragraph("Er is geen spanning of escalatie vastgelegd.")
        return
    yield Bullets(tuple(_escalation(telling, row) for row in rows))


def _escalation(telling: Telling, row: Row) -> Inlines:
    cells = row.cells
    subject, between, by = (show(cells[name]) for name in ("onderwerp", "tussen", "bij"))
    went = [
        f"sinds {show(cells['sinds'])}",
        f"tussen {between}" if between else "",
        f"voorgelegd aan {by}" if by else "nog aan niemand voorgelegd",
        f"stap {show(cells['stap'])}" if cells["stap"].entries else "",
        show(cells["pad"]),
        f"stand: {show(cells['stand'])}",
    ]
    said = f"{subject or 'Onderwerp niet vastgelegd'} ({'; '.join(filter(None, went))})"
    changed = _changed(telling, row)
    return telling.stated(sentence(said) + (f" Wat wijzigde: {changed}." if changed else ""), entries_of(row))


def _changed(telling: Telling, row: Row) -> str:
    value = row.cells["gewijzigd"].value
    cited = (
        telling.chronicle.fact(say_value(one)) for one in (value if isinstance(value, tuple) else (value,))
    )
    return enumerated(told(telling.chronicle, fact) for fact in cited if fact is not None).rstrip(".")
