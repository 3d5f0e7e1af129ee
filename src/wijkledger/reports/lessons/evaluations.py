"""When parties looked back, what they found, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.view import EMPTY, Row
from wijkledger.reports.document import Block, Bullets, Heading, Inlines, Paragraph, Table, Text
from wijkledger.reports.lessons.drawn_scores import drawn_scores
from wijkledger.reports.lessons.naming import marked, referred
from wijkledger.reports.lessons.prose import sentence
from wijkledger.reports.lessons.telling import Telling, show

_VERDICTS: Final[Mapping[str, str]] = {
    "plus": "Goed",
    "min": "Niet goed",
    "mits": "Goed onder voorbehoud",
    "neutraal": "Vastgesteld",
}


def evaluations(telling: Telling) -> tuple[Block, ...]:
    """Every evaluation, held or not, and every finding with what followed."""
    return Heading(1, "Evaluaties en bevindingen"), *_evaluations(telling), *_findings(telling)


def _evaluations(telling: Telling) -> Iterator[Block]:
    if not telling.view("evaluaties").rows:
        yield telling.paragraph("Er is geen evaluatie gepland of gehouden.")
        return
    yield _table(telling)
    yield from drawn_scores(telling)


def _table(telling: Telling) -> Table:
    """When each was planned and held, with whom, and what came of it; the drawing tells what was scored."""
    shown = telling.view("evaluaties").rows
    rows = tuple(_row(telling, row) for row in shown)
    columns = ("Wat", "Wanneer", "Wie erbij", "Stand", "Bijsturing")
    return Table(columns, rows, "Wanneer er werd teruggekeken, en met wie")


def _row(telling: Telling, row: Row) -> tuple[Inlines, ...]:
    seen: set[str] = set()
    return (
        telling.cell(row.cells["wat"], seen),
        _when(telling, row, seen),
        telling.cell(row.cells["wie"], seen),
        telling.cell(row.cells["stand"], seen),
        _adjusted(telling, row.cells.get("bijsturing", EMPTY).entries),
    )


def _when(telling: Telling, row: Row, seen: set[str]) -> Inlines:
    """The day it was held; the day it was planned for only where that is another, or the only one."""
    planned, held = row.cells["gepland"], row.cells["gehouden"]
    if not show(held):
        return telling.cell(planned, seen)
    if not show(planned) or (show(planned) == show(held) and not planned.readings):
        return telling.cell(held._replace(entries=(*held.entries, *planned.entries)), seen)
    return (*telling.cell(held, seen), Text("; gepland: "), *telling.cell(planned, seen))


def _adjusted(telling: Telling, entries: Iterable[str]) -> Inlines:
    facts = [telling.chronicle.fact(one) for one in telling.known(entries)]
    return marked(telling, [fact for fact in facts if fact is not None]) or (Text("–"),)


def _findings(telling: Telling) -> Iterator[Block]:
    """The findings under what they come from, so that this is named once."""
    found = telling.lens.facts("finding-noted")
    if not found:
        yield telling.paragraph("Er is geen bevinding genoteerd.")
        return
    yield Heading(2, "Bevindingen")
    yield telling.paragraph(
        "Bij elke bevinding staat wat erop volgde; staat er niets, dan is geen vervolg vastgelegd."
    )
    groups: dict[str, list[Fact]] = {}
    for fact in found:
        origin = _origin(telling, fact)
        groups.setdefault(origin.citation if origin else "", []).append(fact)
    for citation, findings in groups.items():
        yield _source(telling, telling.chronicle.fact(citation))
        yield Bullets(tuple(_finding(telling, fact) for fact in findings))


def _origin(telling: Telling, fact: Fact) -> Fact | None:
    return telling.chronicle.fact(str(fact.value("of")))


def _source(telling: Telling, origin: Fact | None) -> Paragraph:
    if origin is None:
        return telling.paragraph("Los genoteerd:")
    return Paragraph((*telling.stated(f"Uit {referred(origin)}", origin.entries), Text(":")))


def _finding(telling: Telling, fact: Fact) -> Inlines:
    followed = follow_ups(telling, fact)
    after = (Text(" Daarop volgde: "), *marked(telling, followed), Text(".")) if followed else ()
    return *telling.stated(_said(telling, fact), fact.entries), *after


def finding_said(telling: Telling, fact: Fact) -> Inlines:
    """A finding as a sentence that stands by itself, with what it comes from."""
    origin = _origin(telling, fact)
    if origin is None:
        return telling.stated(_said(telling, fact), fact.entries)
    said = f"{_said(telling, fact)} Uit {referred(origin)}."
    return telling.stated(said, citations((fact, origin)))


def _said(telling: Telling, fact: Fact) -> str:
    """The verdict, on which side, by whom, and what was found."""
    verdict = str(fact.value("verdict"))
    side, by = fact.value("dimension"), show(telling.lens.cell(fact, "by"))
    about = ", ".join(filter(None, (str(side) if side is not None else "", f"volgens {by}" if by else "")))
    head = _VERDICTS.get(verdict, verdict) + (f" ({about})" if about else "")
    return f"{head}: {sentence(show(telling.lens.text(fact)))}"


def follow_ups(telling: Telling, fact: Fact) -> list[Fact]:
    """What rests on a finding."""
    return telling.by_then(telling.chronicle.resting_on.get(fact.citation, ()))
