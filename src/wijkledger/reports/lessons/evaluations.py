"""When parties looked back, what they found, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from wijkledger.projections.cells import citations
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import sentence as told
from wijkledger.reports.document import Block, Bullets, Heading, Inlines
from wijkledger.reports.lessons.prose import enumerated, sentence
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
    columns = ("wat", "gepland", "gehouden", "wie", "cijfers", "stand")
    yield telling.table("evaluaties", columns, "Evaluaties")


def _findings(telling: Telling) -> Iterator[Block]:
    found = telling.lens.facts("finding-noted")
    if not found:
        yield telling.paragraph("Er is geen bevinding genoteerd.")
        return
    yield Heading(2, "Bevindingen")
    yield Bullets(tuple(_finding(telling, fact) for fact in found))


def _finding(telling: Telling, fact: Fact) -> Inlines:
    followed = follow_ups(telling, fact)
    sentences = enumerated(told(telling.chronicle, one).rstrip(".") for one in followed)
    after = f" Daarop volgde: {sentences}." if followed else " Er is geen vervolg vastgelegd."
    said = finding_said(telling, fact)
    return (*telling.stated(said, fact.entries), *telling.stated(after, citations(followed)))


def finding_said(telling: Telling, fact: Fact) -> str:
    """A finding as a sentence: the verdict, on which side, by whom, and what was found."""
    verdict = str(fact.value("verdict"))
    side, by = fact.value("dimension"), show(telling.lens.cell(fact, "by"))
    about = ", ".join(filter(None, (str(side) if side is not None else "", f"volgens {by}" if by else "")))
    head = _VERDICTS.get(verdict, verdict) + (f" ({about})" if about else "")
    return f"{head}: {sentence(show(telling.lens.text(fact)))}"


def follow_ups(telling: Telling, fact: Fact) -> list[Fact]:
    """What rests on a finding."""
    return telling.by_then(telling.chronicle.resting_on.get(fact.citation, ()))
