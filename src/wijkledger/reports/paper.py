"""A document as plain JSON values for the typesetter: text stays text, and nothing in it is ever markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from wijkledger.reports.columns import has_long_words, is_counted, plain, widths
from wijkledger.reports.document import (
    FEW,
    Block,
    Bullets,
    Definitions,
    Document,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Inlines,
    Note,
    Paragraph,
    Source,
    Strong,
    Table,
    Text,
    is_web_address,
    one_line,
)
from wijkledger.reports.glyphs import printable
from wijkledger.reports.lessons.days import say_day
from wijkledger.reports.unbroken import parted

_NOTES: Final = "Noten"
_SOURCES: Final = "Bronnen"
_MARKS_EXPLAINED: Final = (
    "Het kleine cijfer achter een bewering is het nummer van de regel in het dossier waarop zij rust. Een"
    " cijfer met een s ervoor staat voor meer regels samen; die noten staan vooraan."
)


def paper(document: Document) -> dict[str, Any]:
    """The document as objects, lists, texts and numbers, ready for a template; the same gives the same.

    Every text in it is on one line and has only signs that the fonts of the typesetter hold.
    """
    pages = _Paper(document).pages()
    return {name: _drawable(part) for name, part in pages.items()}


class _Paper:
    """The making of one document; gathers the notes that stand for more than a few entries."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.gathered: dict[tuple[str, ...], str] = {}

    def pages(self) -> dict[str, Any]:
        document = self.document
        blocks, closing = list(map(self._block, document.blocks)), list(map(self._block, document.closing))
        return {
            "title": document.title,
            "subtitle": document.subtitle,
            "warning": document.warning,
            "language": document.language,
            "properties": dict(document.properties),
            "day": _day(dict(document.properties)["date"]),
            "opening": blocks[: self._first_page()],
            "blocks": blocks[self._first_page() :],
            "notes": self._notes(),
            "sources": self._sources(),
            "closing": closing,
        }

    def _first_page(self) -> int:
        """How many blocks stand before the second chapter: those come before the table of contents."""
        chapters = [
            place
            for place, block in enumerate(self.document.blocks)
            if isinstance(block, Heading) and block.level == 1
        ]
        return chapters[1] if len(chapters) > 1 else len(self.document.blocks)

    def _block(self, block: Block) -> dict[str, Any]:  # noqa: PLR0911 - one for each block there is
        match block:
            case Heading(level, text):
                return {"type": "heading", "level": level, "text": text}
            case Paragraph(inlines):
                return {"type": "paragraph", "run": self._run(inlines)}
            case Note(inlines):
                return {"type": "note", "run": self._run(inlines)}
            case Bullets(items):
                return {"type": "bullets", "items": [self._run(item) for item in items]}
            case Definitions(rows):
                return {
                    "type": "definitions",
                    "rows": [{"term": row.term, "run": self._run(row.inlines)} for row in rows],
                }
            case Table():
                return self._table(block)
            case Figure(drawing, inlines, alt):
                return {
                    "type": "figure",
                    "draws": type(drawing).__name__.lower(),
                    "data": asdict(drawing),
                    "run": self._run(inlines),
                    "alt": alt,
                }

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "type": "table",
            "caption": table.caption,
            "columns": table.columns,
            "widths": widths(table),
            "counted": [
                is_counted([plain(row[place]) for row in table.rows]) for place in range(len(table.columns))
            ],
            "rows": [
                [{"run": self._run(cell), "hyphenated": has_long_words(cell)} for cell in row]
                for row in table.rows
            ],
        }

    def _run(self, inlines: Inlines) -> list[dict[str, Any]]:
        return list(self._pieces(inlines))

    def _pieces(self, inlines: Inlines) -> Iterator[dict[str, Any]]:
        for inline in inlines:
            match inline:
                case Text(text):
                    yield from (
                        {"whole" if is_whole else "text": said} for said, is_whole in parted(text) if said
                    )
                case Strong(text):
                    yield {"strong": text}
                case FootnoteRef(citations):
                    yield {"marks": self._marks(citations)}

    def _marks(self, citations: tuple[str, ...]) -> list[dict[str, str]]:
        if len(citations) <= FEW:
            return [{"shown": citation.rpartition("-")[2], "to": citation} for citation in citations]
        name = self.gathered.setdefault(citations, f"s{len(self.gathered) + 1}")
        return [{"shown": name, "to": name}]

    def _notes(self) -> dict[str, Any]:
        cited = [_footnote(note) for note in self.document.footnotes]
        together = [
            {"name": name, "said": f"Dit rust op {len(citations)} regels: {runs(citations)}."}
            for citations, name in self.gathered.items()
        ]
        return {"title": _NOTES, "explained": _MARKS_EXPLAINED, "together": together, "each": cited}

    def _sources(self) -> dict[str, Any]:
        """Every source once, W2 before W10: a note itself only names its code and page."""
        found: dict[str, Source] = {}
        for note in self.document.footnotes:
            for source in note.sources:
                found.setdefault(source.code, source)
        return {"title": _SOURCES, "each": [_source(found[code]) for code in sorted(found, key=_counting)]}


def runs(citations: Sequence[str]) -> str:
    """Citations in the order of their numbers, neighbours as a stretch: ``WB-1, WB-4 t/m WB-9``."""
    found: list[list[str]] = []
    for citation in citations:
        if found and _number(found[-1][-1]) + 1 == _number(citation):
            found[-1].append(citation)
        else:
            found.append([citation])
    return ", ".join(", ".join(run) if len(run) < FEW else f"{run[0]} t/m {run[-1]}" for run in found)


def _number(citation: str) -> int:
    return int(citation.rpartition("-")[2])


def _day(text: str) -> dict[str, Any]:
    day = date.fromisoformat(text)
    return {"year": day.year, "month": day.month, "day": day.day, "said": say_day(day)}


def _footnote(note: Footnote) -> dict[str, Any]:
    return {
        "name": note.citation,
        "sentence": note.sentence,
        "label": "Bron" if len(note.sources) == 1 else "Bronnen",
        "sources": "; ".join(_cited(source) for source in note.sources),
    }


def _source(source: Source) -> dict[str, str]:
    address = source.address or ""
    is_link = is_web_address(address)
    parts = (source.title, source.date, None if is_link else address)
    return {
        "code": source.code,
        "said": ", ".join(part for part in parts if part),
        "link": address if is_link else "",
    }


def _counting(code: str) -> tuple[str, int, str]:
    """A key that puts codes in the order of their numbers."""
    letters = code.rstrip("0123456789")
    return letters, int(code[len(letters) :] or 0), code


def _cited(source: Source) -> str:
    return f"{source.code}, p. {source.page}" if source.page else source.code


def _drawable(value: Any) -> Any:
    """The same values with every text fit to be printed."""
    match value:
        case str():
            return printable(one_line(value))
        case Mapping():
            return {name: _drawable(one) for name, one in value.items()}
        case Sequence():
            return [_drawable(one) for one in value]
        case _:
            return value
