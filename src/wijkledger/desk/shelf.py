"""Dossiers as they were last read, caught up with the ledger whenever they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, Final

from wijkledger.desk.errors import UnknownDossier
from wijkledger.domain.admission import from_entry
from wijkledger.domain.dossier import Dossier, evolve
from wijkledger.domain.entry import Entry
from wijkledger.ledger.ledger import Ledger
from wijkledger.projections.chronicle import Chronicle

_LONGEST_NUMBER: Final = 9


@dataclass(slots=True)
class Book:
    """One dossier: its entries, and the state that admission needs."""

    code: str
    entries: list[Entry] = field(default_factory=list)
    dossier: Dossier = field(default_factory=Dossier)
    chronicle: Chronicle | None = None

    def take(self, entries: list[Entry]) -> None:
        """Take in what was recorded since."""
        for entry in entries:
            evolve(self.dossier, entry)
        self.entries.extend(entries)
        if entries:
            self.chronicle = None

    def entry(self, citation: str) -> Entry | None:
        """The entry with this citation, without its part."""
        number = citation.partition(".")[0].rpartition("-")[2]
        place = int(number) - 1 if number.isdecimal() and len(number) <= _LONGEST_NUMBER else -1
        return self.entries[place] if 0 <= place < len(self.entries) else None

    def target(self, ref: str) -> tuple[str, Mapping[str, Any], Mapping[str, Any]] | None:
        """The kind, payload and circumstances of an entry, for a line that says it differently."""
        entry = self.entry(ref) if ref.startswith(f"{self.code}-") else None
        if entry is None:
            return None
        proposed = from_entry(entry)
        return proposed.kind, proposed.payload, proposed.circumstances


class Shelf:
    """The books that were opened, each as far as it was read; any thread may ask."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._books: dict[str, Book] = {}
        self._lock = RLock()

    def codes(self) -> tuple[str, ...]:
        """The codes of all dossiers."""
        return self._ledger.dossiers()

    def book(self, code: str) -> Book:
        """One dossier, caught up; UnknownDossier when there is none with this code."""
        book = self.caught_up(code)
        if not book.entries:
            raise UnknownDossier(code, self.codes())
        return book

    def caught_up(self, code: str) -> Book:
        """One dossier, caught up; empty when it was never opened."""
        with self._lock:
            book = self._books.get(code) or Book(code)
            book.take(self._ledger.entries(code, after=len(book.entries)))
            if book.entries:
                self._books[code] = book
            return book

    def chronicle(self, code: str, known_at: str | None) -> Chronicle:
        """The dossier's history as it was known; the present one is kept until something is recorded."""
        with self._lock:
            book = self.book(code)
            if known_at is not None:
                return Chronicle.of(book.entries, known_at=known_at)
            if book.chronicle is None:
                # A copy of the list: the book grows, this history does not.
                book.chronicle = Chronicle.of(list(book.entries))
            return book.chronicle

    def forget(self) -> None:
        """Read everything anew, for after an erasure."""
        with self._lock:
            self._books.clear()
