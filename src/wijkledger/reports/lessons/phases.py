"""The phases over time: from when till when, how long, and on what ground."""

from __future__ import annotations

from wijkledger.domain.moment import Moment
from wijkledger.projections.fase import Stay, stays
from wijkledger.projections.sentence import word_for
from wijkledger.projections.view import Row
from wijkledger.projections.wording import say_moment
from wijkledger.reports.document import Block, Heading, Inline, Inlines, Table, Text
from wijkledger.reports.lessons.days import say_span
from wijkledger.reports.lessons.drawn_phases import drawn_phases
from wijkledger.reports.lessons.telling import Telling

_COLUMNS = ("Fase", "Van", "Tot", "Duur", "Stand", "Grond")


def phases(telling: Telling) -> tuple[Block, ...]:
    """A row for every stay in a phase."""
    heading = Heading(1, "Fasen in de tijd")
    pairs = list(zip(stays(telling.lens), telling.view("fase").rows, strict=True))
    if not pairs:
        return heading, telling.paragraph("Er is geen fase vastgelegd.")
    rows = tuple(_row(telling, stay, row) for stay, row in pairs)
    explained = (
        "De fasen zijn die van het landelijke stappenplan. Een fase kan naast een andere lopen, terugkomen of"
        " later beginnen dan gedacht. Waar een datum vaag is, staat de duur er als kortste en langste"
        " mogelijkheid."
    )
    drawn = drawn_phases(telling, [stay for stay, _ in pairs])
    return heading, telling.paragraph(explained), drawn, Table(_COLUMNS, rows, "De wijk door de fasen")


def _row(telling: Telling, stay: Stay, row: Row) -> tuple[Inlines, ...]:
    fact = stay.entered
    seen = set(telling.known(fact.entries))
    own = telling.lens.cell(fact, "own_name").value
    names = ", ".join(filter(None, (str(own or ""), f"deel {stay.part}" if stay.part else "")))
    phase = f"{fact.value('phase')} ({names})" if names else str(fact.value("phase"))
    return (
        telling.stated(phase, fact.entries),
        telling.cell(row.cells["sinds"], seen),
        telling.cell(row.cells["tot"], seen, "loopt nog"),
        (Text(_span(telling, stay)),),
        telling.cell(row.cells["stand"], seen),
        _ground(telling, stay, seen),
    )


def _span(telling: Telling, stay: Stay) -> str:
    end = stay.closed or (None if stay.is_current else stay.next)
    if end is not None:
        return say_span(stay.entered.moment, end.moment)
    span = say_span(stay.entered.moment, Moment.parse(telling.day.isoformat()))
    return span if span == "onbekend" else f"tot nu toe {span}"


def _ground(telling: Telling, stay: Stay, seen: set[str]) -> Inlines:
    found: list[Inline] = []
    for citation in stay.entered.basis:
        basis = telling.chronicle.fact(citation)
        if basis is None:
            continue
        said = f"{word_for(basis).replace('-', ' ')} ({say_moment(basis.when)})"
        found.append(Text(f"; {said}" if found else said))
        found.extend(telling.mark(one for one in basis.entries if one not in seen))
        seen.update(basis.entries)
    if stay.entered.value("grounding") == "afgeleid":
        reading = "gevolgtrekking van de onderzoeker"
        found.append(Text(f"; {reading}" if found else reading))
    return tuple(found) or (Text("niet vastgelegd"),)
