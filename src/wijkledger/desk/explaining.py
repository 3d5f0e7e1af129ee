"""Why: from a value to the entries it rests on, and from an entry to its sources and grounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wijkledger.desk.shelf import Book
from wijkledger.domain.dossier import PARTS
from wijkledger.domain.entry import Entry
from wijkledger.domain.moment import Moment
from wijkledger.domain.moment_words import speak_moment
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.sentence import sentence
from wijkledger.projections.upkeep import UPKEEP
from wijkledger.projections.view import EMPTY, Cell, Row, View, say_value

CITATION: Final = re.compile(r"([A-Z][A-Z0-9]{1,11})-([1-9][0-9]{0,8})(?:\.([1-9][0-9]{0,8}))?")
"""A dossier code, a number and perhaps the number of a part: ``WB-17.2``."""

VERBS: Final[Mapping[str, str]] = {
    "entry-corrected": "verbeterd door",
    "account-added": "anders verteld in",
    "entry-annotated": "aangevuld door",
    "entry-confirmed": "bevestigd in",
    "entry-erased": "deels gewist door",
}
"""What a later entry did to the one that it cites."""

_CITING: Final = ("of", "follows")


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document: its code, page and quote, with the title and address of the document."""

    document: str
    page: str = ""
    quote: str = ""
    title: str = ""
    address: str = ""

    def __str__(self) -> str:
        parts = [
            self.document,
            f"p. {self.page}" if self.page else "",
            f"“{self.quote}”" if self.quote else "",
        ]
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

    def as_json(self) -> dict[str, Any]:
        """The entry as JSON values, sources as text."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        lists = {name: [str(one) for one in plain[name]] for name in ("sources", "rests_on", "remarks")}
        return {**plain, **lists}


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of a row that was asked about: its path, its heading, what it says and on which entries."""

    path: str
    label: str
    value: str
    entries: tuple[str, ...]
    readings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The cell as JSON values."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        return {**plain, "entries": list(self.entries), "readings": list(self.readings)}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to why: the value that was asked about, if any, and the entries behind it.

    ``cells`` holds every value of a whole row, where a row was asked about; ``is_fictional`` tells that the
    dossier is invented.
    """

    asked: str
    value: str | None
    grounds: tuple[Ground, ...]
    readings: tuple[str, ...] = ()
    cells: tuple[Value, ...] = ()
    is_fictional: bool = False

    def as_json(self) -> dict[str, Any]:
        """The answer as JSON: asked, value, readings, an object per cell and an object per entry."""
        return {
            "asked": self.asked,
            "fictional": self.is_fictional,
            "value": self.value,
            "readings": list(self.readings),
            "cells": [cell.as_json() for cell in self.cells],
            "entries": [ground.as_json() for ground in self.grounds],
        }


# --- entries ----------------------------------------------------------------------------------------------


def explain_entry(book: Book, chronicle: Chronicle, asked: str) -> Explanation | None:
    """Explain an entry (``WB-17``) or a part of it (``WB-17.2``); None when it is not known there."""
    part = asked.partition(".")[2]
    ground = ground_of(book, chronicle, asked)
    if ground is None:
        return None
    said = _part(book, ground.citation, int(part)) if part else None
    if part and said is None:
        return None
    return Explanation(asked, said, (ground,), is_fictional=chronicle.is_fictional)


def ground_of(book: Book, chronicle: Chronicle, citation: str) -> Ground | None:
    """Explain one entry; None when the dossier does not have it, or did not yet in this chronicle."""
    found = CITATION.fullmatch(citation)
    if found is None or found[1] != book.code or int(found[2]) > len(chronicle.entries):
        return None
    entry = chronicle.entries[int(found[2]) - 1]
    return Ground(
        entry.citation,
        entry.kind,
        _say(chronicle, entry),
        speak_moment(Moment.parse(entry.when)),
        entry.recorded_at,
        str(entry.value("recorded_by") or ""),
        tuple(_sources(book, entry)),
        tuple(_rests_on(entry)),
        tuple(_remarks(chronicle, entry)),
    )


def _part(book: Book, citation: str, part: int) -> str | None:
    """What a condition, clause, step or seat says, as it reads after corrections."""
    if not book.dossier.has_part(f"{citation}.{part}", part):
        return None
    tree = book.dossier.effective(int(citation.rpartition("-")[2]))
    numbered = [member for name in PARTS for member in tree.get(name) or () if _number(member) == part]
    present = tree.get("present") or ()
    seats = [present[part - 1]] if isinstance(present, Sequence) and part <= len(present) else []
    return next((_spoken(member) for member in (*numbered, *seats)), "")


def _number(member: Any) -> Any:
    return member.get("number") if isinstance(member, Mapping) else None


def _spoken(member: Any) -> str:
    if not isinstance(member, Mapping):
        return str(member)
    if "text" in member:
        return str(member["text"])
    told = [str(value) for name, value in member.items() if name != "number"]
    return ", ".join(told)


def _say(chronicle: Chronicle, entry: Entry) -> str:
    fact = chronicle.numbered.get(entry.number)
    return sentence(chronicle, Fact(entry) if fact is None else fact)


def _sources(book: Book, entry: Entry) -> Iterable[Source]:
    for item in entry.tree().get("evidence", ()):
        found = item if isinstance(item, Mapping) else {}
        code = str(found.get("document", ""))
        issued = book.entry(book.dossier.document_at(code) or "")
        title, address = (str(issued.value(name) or "") if issued else "" for name in ("text", "address"))
        yield Source(code, str(found.get("page", "")), str(found.get("quote", "")), title, address)


def _rests_on(entry: Entry) -> Iterable[str]:
    basis = [str(ref) for ref in entry.clear.get("basis", ())]
    cited = [str(entry.value(name)) for name in _CITING if entry.value(name)]
    return dict.fromkeys([*basis, *cited, *(str(ref) for ref in entry.values("of"))])


def _remarks(chronicle: Chronicle, entry: Entry) -> Iterable[str]:
    for later in chronicle.entries[entry.number :]:
        if later.kind in UPKEEP and entry.citation in _targets(later):
            yield f"{VERBS.get(later.kind, 'zie')} {later.citation}: {_say(chronicle, later)}"


def _targets(entry: Entry) -> set[str]:
    return {str(ref).partition(".")[0] for ref in (entry.value("of"), *entry.values("of"))}


# --- values -----------------------------------------------------------------------------------------------


def explain_cell(book: Book, chronicle: Chronicle, asked: str, cell: Cell) -> Explanation:
    """Explain a value of a view by the entries it rests on."""
    grounds = _grounds(book, chronicle, cell)
    return Explanation(asked, say_bare(cell), grounds, _readings(cell), is_fictional=chronicle.is_fictional)


def explain_row(book: Book, chronicle: Chronicle, asked: str, view: View, row: Row) -> Explanation:
    """Explain every value of a row, and together the entries that they rest on."""
    named = [(column, row.cells.get(column.name, EMPTY)) for column in view.columns]
    cells = [
        Value(view.path(row, column.name), column.label, say_bare(cell), cell.entries, _readings(cell))
        for column, cell in named
        if cell.entries or cell.readings
    ]
    grounds = _grounds(book, chronicle, *(cell for _, cell in named))
    return Explanation(asked, None, grounds, (), tuple(cells), chronicle.is_fictional)


def _grounds(book: Book, chronicle: Chronicle, *cells: Cell) -> tuple[Ground, ...]:
    """Every entry behind the values, and behind what others say in their place, each once."""
    told = [citation for cell in cells for citation in cell.entries]
    told += [citation for cell in cells for reading in cell.readings for citation in reading.entries]
    found = (ground_of(book, chronicle, citation) for citation in dict.fromkeys(told))
    return tuple(ground for ground in found if ground is not None)


def _readings(cell: Cell) -> tuple[str, ...]:
    return tuple(
        f"{say_value(reading.value)} ({', '.join(reading.entries)}{', zo ook' if reading.agrees else ''})"
        for reading in cell.readings
    )


def say_bare(cell: Cell) -> str:
    """A cell without what others say: its value, and ``mogelijk`` where vague dates leave it open."""
    said = say_value(cell.value)
    return f"{said} (mogelijk)" if cell.possible and said else said
