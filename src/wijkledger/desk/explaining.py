"""Why: from a value to the entries it rests on, and from an entry to its sources and grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wijkledger.domain.entry import Entry
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.desk.shelf import Book
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import sentence
from wijkledger.projections.view import Cell


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document: its code, page and quote, with the title and address of the document."""

    document: str
    page: str = ""
    quote: str = ""
    title: str = ""
    address: str = ""

    def __str__(self) -> str:
        parts = [self.document, f"p. {self.page}" if self.page else "", f"“{self.quote}”" if self.quote else ""]
        about = ", ".join(part for part in (self.title, self.address) if part)
        return " ".join(part for part in parts if part) + (f" ({about})" if about else "")


@dataclass(frozen=True, slots=True)
class Ground:
    """An entry explained: what it says, when, by whom it was recorded, and on what it rests."""

    citation: str
    kind: str
    sentence: str
    when: str
    recorded_at: str
    recorded_by: str
    sources: tuple[Source, ...]
    rests_on: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to why: the value that was asked about, if any, and the entries behind it."""

    asked: str
    value: str | None
    grounds: tuple[Ground, ...]
    readings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON: asked, value, readings, and an object per entry."""
        return {
            "asked": self.asked,
            "value": self.value,
            "readings": list(self.readings),
            "entries": [
                {
                    "citation": ground.citation,
                    "kind": ground.kind,
                    "sentence": ground.sentence,
                    "when": ground.when,
                    "recorded_at": ground.recorded_at,
                    "recorded_by": ground.recorded_by,
                    "sources": [str(source) for source in ground.sources],
                    "rests_on": list(ground.rests_on),
                    "remarks": list(ground.remarks),
                }
                for ground in self.grounds
            ],
        }


def ground_of(book: Book, chronicle: Chronicle, citation: str) -> Ground | None:
    """Explain one entry; None when the dossier does not have it."""
    entry = book.entry(citation)
    if entry is None:
        return None
    return Ground(
        entry.citation,
        entry.kind,
        _say(chronicle, entry),
        speak_moment(Moment.parse(entry.when)),
        entry.recorded_at,
        str(entry.value("recorded_by") or ""),
        tuple(_sources(book, entry)),
        tuple(_rests_on(entry)),
        tuple(_remarks(book, chronicle, entry)),
    )


def _say(chronicle: Chronicle, entry: Entry) -> str:
    fact = chronicle.numbered.get(entry.number)
    return sentence(chronicle, Fact(entry) if fact is None else fact)


def _sources(book: Book, entry: Entry) -> list[Source]:
    found: list[Source] = []
    for item in entry.tree().get("evidence", ()):
        code = str(item.get("document", ""))
        document = book.dossier.documents.get(code)
        issued = book.entry(document) if document else None
        title = str(issued.value("text") or "") if issued else ""
        address = str(issued.value("address") or "") if issued else ""
        found.append(Source(code, str(item.get("page", "")), str(item.get("quote", "")), title, address))
    return found


def _rests_on(entry: Entry) -> list[str]:
    basis = [str(ref) for ref in entry.clear.get("basis", ())]
    cited = [str(entry.value(name)) for name in ("of", "follows") if entry.value(name)]
    return list(dict.fromkeys([*basis, *cited, *(str(ref) for ref in entry.values("of"))]))


UPKEEP: Mapping[str, str] = {
    "entry-corrected": "verbeterd door",
    "account-added": "anders verteld in",
    "entry-annotated": "aangevuld door",
    "entry-confirmed": "bevestigd in",
    "entry-erased": "deels gewist door",
}


def _remarks(book: Book, chronicle: Chronicle, entry: Entry) -> list[str]:
    found: list[str] = []
    for later in book.entries[entry.number :]:
        verb = UPKEEP.get(later.kind)
        if verb and entry.citation in (later.value("of"), *later.values("of")):
            found.append(f"{verb} {later.citation}: {_say(chronicle, later)}")
    return found


def explain_cell(book: Book, chronicle: Chronicle, asked: str, cell: Cell, said: str) -> Explanation:
    """Explain a value of a view by the entries it rests on."""
    grounds = [ground_of(book, chronicle, citation) for citation in cell.entries]
    readings = tuple(
        f"{_said(reading.value)} ({', '.join(reading.entries)})"
        for reading in cell.readings
    )
    return Explanation(asked, said, tuple(ground for ground in grounds if ground), readings)


def _said(value: Any) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


