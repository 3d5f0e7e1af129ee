"""Recommendations: only what the ledger itself says; nothing is invented here."""

from __future__ import annotations

from collections.abc import Iterator

from wijkledger.domain.event import Family
from wijkledger.projections.cells import citations
from wijkledger.projections.thing import Thing
from wijkledger.reports.document import Block, Bullets, Heading, Inlines
from wijkledger.reports.lessons.evaluations import finding_said, follow_ups
from wijkledger.reports.lessons.prose import enumerated, sentence
from wijkledger.reports.lessons.telling import Telling, show


def recommendations(telling: Telling) -> tuple[Block, ...]:
    """Advice that was given, findings that nobody followed up, and questions that are still open."""
    explained = (
        "Deze lijst is niet bedacht maar verzameld: het zijn de adviezen die partijen zelf vastlegden, de"
        " minder goede bevindingen waarop geen vervolg is vastgelegd, en de vragen en zaken die nog"
        " openstaan."
    )
    lists = (
        ("Adviezen", tuple(_advice(telling))),
        ("Bevindingen zonder vervolg", tuple(_findings(telling))),
        ("Open vragen en zaken", tuple(_questions(telling))),
    )
    absent = enumerated(f"geen {title[:1].lower()}{title[1:]}" for title, items in lists if not items)
    return (
        Heading(1, "Aanbevelingen"),
        telling.paragraph(explained + (f" Er zijn {absent}." if absent else "")),
        *(block for title, items in lists if items for block in (Heading(2, title), Bullets(items))),
    )


def _advice(telling: Telling) -> Iterator[Inlines]:
    for lesson in telling.lens.things("lesson-captured"):
        if lesson.root.value("sort") != "advies":
            continue
        by = show(telling.lens.cell(lesson.root, "by"))
        said = sentence(show(telling.lens.text(lesson.root)))
        yield telling.stated(sentence(f"{by} adviseert: {said}" if by else said), lesson.root.entries)


def _findings(telling: Telling) -> Iterator[Inlines]:
    for fact in telling.lens.facts("finding-noted"):
        if fact.value("verdict") == "min" and not follow_ups(telling, fact):
            yield finding_said(telling, fact)


def _questions(telling: Telling) -> Iterator[Inlines]:
    for thing in telling.lens.things(Family.BESLUIT, "input-received", "case-opened"):
        if thing.state(telling.day).is_open:
            yield _question(telling, thing)


def _question(telling: Telling, thing: Thing) -> Inlines:
    state = thing.state(telling.day)
    since = thing.since(state)
    asked = thing.first("text") or thing.root
    word = "wacht op voorwaarden" if state.word == "beslist" else state.word
    if thing.family is Family.INBRENG:
        word = "nog geen antwoord"
    late = ", over de termijn" if state.is_late else ""
    if thing.family is Family.ZAAK:
        word = f"{show(telling.lens.cell(thing.root, 'sort'))} zonder bekende afloop"
    said = f"{show(telling.lens.text(asked)).rstrip('.')} ({word}{late}; {telling.lens.when(since).value})"
    return telling.stated(sentence(said), citations((asked, since)))
