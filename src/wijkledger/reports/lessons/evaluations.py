"""When parties looked back, what they found, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import sentence as told
from wijkledger.reports.document import Block, Bullets, Heading, Inlines, Text
from wijkledger.reports.lessons.drawn_scores import drawn_scores
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
    columns = ("wat", "gepland", "gehouden", "wie", "cijfers", "stand", "bijsturing")
    yield telling.table("evaluaties", columns, "Evaluaties")
    yield from drawn_scores(telling)


def _findings(telling: Telling) -> Iterator[Block]:
    found = telling.lens.facts("finding-noted")
    if not found:
        yield telling.paragraph("Er is geen bevinding genoteerd.")
        return
    yield Heading(2, "Bevindingen")
    yield Bullets(tuple(_finding(telling, fact) for fact in found))


def _finding(telling: Telling, fact: Fact) -> Inlines:
    return *finding_said(telling, fact), *_followed(telling, fact)


def _followed(telling: Telling, fact: Fact) -> Inlines:
    """What came after; that nothing did is only told of what asked for it."""
    followed = follow_ups(telling, fact)
    if followed:
        sentences = "; ".join(told(telling.chronicle, one).rstrip(".") for one in followed)
        return telling.stated(f" Daarop volgde: {sentences}.", citations(followed))
    return (Text(" Er is geen vervolg vastgelegd."),) if fact.value("verdict") in {"min", "mits"} else ()


def finding_said(telling: Telling, fact: Fact) -> Inlines:
    """A finding as a sentence: the verdict, on which side, by whom, what was found, and in what."""
    verdict = str(fact.value("verdict"))
    side, by = fact.value("dimension"), show(telling.lens.cell(fact, "by"))
    about = ", ".join(filter(None, (str(side) if side is not None else "", f"volgens {by}" if by else "")))
    head = _VERDICTS.get(verdict, verdict) + (f" ({about})" if about else "")
    said = f"{head}: {sentence(show(telling.lens.text(fact)))}"
    origin = telling.chronicle.fact(str(fact.value("of")))
    if origin is None:
        return telling.stated(said, fact.entries)
    source = told(telling.chronicle, origin).rstrip(".")
    return telling.stated(f"{said} Dit komt uit: {source}.", citations((fact, origin)))


def follow_ups(telling: Telling, fact: Fact) -> list[Fact]:
    """What rests on a finding."""
    return telling.by_then(telling.chronicle.resting_on.get(fact.citation, ()))
