"""What every chapter tells from: the chronicle on a day, its views, and the marks that cite entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from wijkledger.projections.cells import Lens
from wijkledger.projections.chronicle import Chronicle
from wijkledger.projections.fact import Fact
from wijkledger.projections.register import build
from wijkledger.projections.view import EMPTY, Cell, Row, Shown, View, say_value
from wijkledger.reports.document import FootnoteRef, Inline, Inlines, Paragraph, Table, Text
from wijkledger.reports.lessons.prose import enumerated

_CITED: Final = re.compile(r"\b[A-Z][A-Z0-9]+-[0-9]+\b")


class Telling:
    """One dossier on one day; ``day`` is ``held_on``, or today when that is None."""

    def __init__(self, chronicle: Chronicle, held_on: date | None, today: date) -> None:
        self.chronicle, self.held_on, self.today = chronicle, held_on, today
        self.lens = Lens(chronicle, held_on, today)
        self.day = self.lens.day
        self._views: dict[str, View] = {}

    def view(self, name: str) -> View:
        """A view of the dossier on this day."""
        if name not in self._views:
            self._views[name] = build(name, self.chronicle, self.held_on, self.today)
        return self._views[name]

    def by_then(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that were not struck out and had, or may have, happened by this day."""
        return [
            fact
            for fact in facts
            if not fact.is_void
            and (self.held_on is None or self.chronicle.happened(fact, self.held_on) != "nee")
        ]

    def known(self, entries: Iterable[str]) -> tuple[str, ...]:
        """The entries that this chronicle has, without their parts, each once."""
        whole = dict.fromkeys(citation.partition(".")[0] for citation in entries)
        return tuple(citation for citation in whole if self.chronicle.fact(citation) is not None)

    def mark(self, entries: Iterable[str]) -> Inlines:
        """A footnote mark for these entries, in the order of their numbers; nothing where there are none."""
        known = sorted(self.known(entries), key=lambda one: int(one.partition("-")[2]))
        return (FootnoteRef(tuple(known)),) if known else ()

    def stated(self, text: str, entries: Iterable[str]) -> Inlines:
        """A statement with its mark."""
        return (Text(text), *self.mark(entries))

    def paragraph(self, text: str, entries: Iterable[str] = ()) -> Paragraph:
        """A paragraph of one statement; without entries only for what is no fact of the neighbourhood."""
        return Paragraph(self.stated(text, entries))

    def party(self, name: str) -> str:
        """A party as the report names it: whoever has no name, or lost it, is said to have none."""
        is_nameless = name.startswith("@") and name[1:] in self.chronicle.actors
        return f"zonder naam ({name})" if is_nameless else name

    def cell(self, cell: Cell, seen: set[str], nothing: str = "–") -> Inlines:
        """A cell of a view: its value, marks for what was not cited before, and what others say instead."""
        said = show(cell)
        named = _CITED.findall(said)  # "na WB-28": whoever reads that must be able to look it up
        fresh = [one for one in self.known((*cell.entries, *named)) if one not in seen]
        seen.update(fresh)
        inlines: list[Inline] = [Text(said or nothing), *self.mark(fresh)]
        for reading in cell.readings:
            if not reading.agrees:
                inlines.append(Text(f" (andere lezing: {listed(reading.value)}"))
                inlines.extend(self.mark(one for one in reading.entries if one not in seen))
                inlines.append(Text(")"))
                seen.update(reading.entries)
        return tuple(inlines)

    def row(self, row: Row, columns: Sequence[str]) -> tuple[Inlines, ...]:
        """A row of a view; each entry is cited once in it, at the first cell that rests on it."""
        seen: set[str] = set()
        return tuple(self.cell(row.cells.get(column, EMPTY), seen) for column in columns)

    def table(
        self, view: str, columns: Sequence[str], caption: str, rows: Iterable[Row] | None = None
    ) -> Table:
        """Columns of a view as a table, by the headings of the view; a column of nothing is left out."""
        shown = self.view(view)
        told = list(shown.rows if rows is None else rows)
        filled = [name for name in columns if any(_says(row.cells.get(name, EMPTY)) for row in told)]
        labels = {column.name: column.label for column in shown.columns}
        return Table(
            tuple(labels[name].capitalize() for name in filled),
            tuple(self.row(row, filled) for row in told),
            caption,
        )


def _says(cell: Cell) -> bool:
    return bool(show(cell)) or bool(cell.readings)


def show(cell: Cell) -> str:
    """The value of a cell as text; ``mogelijk`` where vague dates leave it open."""
    said = listed(cell.value)
    return f"{said} (mogelijk)" if cell.possible and said else said


def listed(value: Shown | tuple[Shown, ...]) -> str:
    """A value as text; several are enumerated, by semicolons where they have commas of their own."""
    if not isinstance(value, tuple):
        return say_value(value)
    said = [say_value(one) for one in value]
    return "; ".join(said) if any(sign in one for one in said for sign in ",:;") else enumerated(said)


def entries_of(row: Row) -> tuple[str, ...]:
    """Every entry behind a row."""
    return tuple(dict.fromkeys(one for cell in row.cells.values() for one in cell.entries))
