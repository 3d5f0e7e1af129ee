"""A book of a few hand-made entries, and the report that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import pytest

from wijkledger.domain.entry import Entry, flatten
from wijkledger.projections.chronicle import Chronicle
from wijkledger.reports.document import Document, FootnoteRef, Heading, Inlines, Strong, Text, inlines_of
from wijkledger.reports.lessons import lessons_report

TODAY = date(2026, 11, 22)
CLEAR = ("basis", "tags")


class Head(NamedTuple):
    size: int
    root: bytes


@dataclass
class Book:
    """Entries of dossier WB, written one after another; ``write`` gives the citation of the new one."""

    entries: list[Entry] = field(default_factory=list)

    def write(self, kind: str, when: str = "XXXX", *, erased: tuple[str, ...] = (), **values: Any) -> str:
        number = len(self.entries) + 1
        clear = {"recorded_at": f"2026-11-01T09:{number:02}:00.000Z", "when": when, "schema": 1}
        clear.update({name: values.pop(name) for name in CLEAR if name in values})
        fields = {path: value for path, value in flatten(values).items() if path not in erased}
        entry = Entry("WB", number, kind, f"id-{number}", clear, fields, erased)
        self.entries.append(entry)
        return entry.citation

    def open(self, **more: Any) -> None:
        self.write("dossier-opened", code="WB", name="Benedenbuurt", municipality="gem", **more)
        for code, name, sort in (
            ("gem", "Gemeente Wageningen", "organisatie"),
            ("wow", "Coöperatie WOW", "organisatie"),
            ("college", "het college", "gremium"),
        ):
            above = "gem" if code == "college" else None
            self.write("actor-registered", code=code, name=name, sort=sort, part_of=above)

    def report(self, held_on: date | None = None) -> Document:
        return lessons_report(
            Chronicle.of(self.entries),
            held_on=held_on,
            today=TODAY,
            head=Head(len(self.entries), bytes(32)),
            ledger_id="grootboek-1",
        )


def plain(inlines: Inlines) -> str:
    return "".join(one.text for one in inlines if isinstance(one, Text | Strong))


def marks(inlines: Inlines) -> list[str]:
    return [citation for one in inlines if isinstance(one, FootnoteRef) for citation in one.citations]


def chapter(document: Document, title: str) -> Iterator[Inlines]:
    """Every run of text under a heading of the first level."""
    inside = False
    for block in (*document.blocks, *document.closing):
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        elif inside:
            yield from inlines_of(block)


@pytest.fixture
def book() -> Book:
    made = Book()
    made.open()
    return made


@pytest.fixture
def invented() -> Document:
    """The report of a dossier that was opened as an invented one."""
    made = Book()
    made.open(fictional="fictief")
    return made.report()


@pytest.fixture
def told() -> Callable[[Document, str], str]:
    """The plain text of a chapter, one run a line."""
    return lambda document, title: "\n".join(plain(one) for one in chapter(document, title))


@pytest.fixture
def cited() -> Callable[[Document, str, str], list[str]]:
    """The entries cited by the runs of a chapter in which these words stand."""
    return lambda document, title, words: [
        citation for one in chapter(document, title) if words in plain(one) for citation in marks(one)
    ]
