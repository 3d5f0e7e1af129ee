"""A document as Markdown, in the flavour of GitHub (GFM 0.29 with footnotes): no text can leave its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

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
    Inline,
    Note,
    Paragraph,
    Source,
    Strong,
    Table,
    Text,
    is_web_address,
    one_line,
)

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>#|~&^$@]|(?<=:)//|(?<=\bwww)\.|!$|:(?=[a-z0-9_+-]+:)")
_AT_START: Final = re.compile(r"[-+=:]|\d+(?=[.)])")


def markdown(document: Document) -> str:
    """The document as text, with one footnote for each entry; the same document gives the same text."""
    return _Page(document).text()


def escape(text: str) -> str:
    """The text on one line, with every sign that Markdown would read made to stand for itself.

    CommonMark 0.31, 2.4: a backslash before any ASCII punctuation gives that sign.
    """
    return _SIGNS.sub(lambda found: f"\\{found[0]}", one_line(text))


def _opening(text: str) -> str:
    """Escaped text that may start a block: it becomes no list, rule, heading or definition."""
    found = _AT_START.match(text)
    if found is None:
        return text
    at = 0 if not found[0][0].isdigit() else found.end()
    return f"{text[:at]}\\{text[at:]}"


class _Page:
    """The writing of one document; gathers the notes that stand for more than a few entries."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.gathered: dict[tuple[str, ...], str] = {}

    def text(self) -> str:
        document = self.document
        subtitle = escape(document.subtitle).strip()
        head = [f"# {self._block_text(document.title)}", f"_{subtitle}_" if subtitle else ""]
        warned = (Note((Strong(document.warning),)),) if document.warning else ()
        told = (*warned, *document.blocks, *document.closing)
        blocks = [*head, *(self._block(block) for block in told)]
        notes = [
            *(self._collected(*one) for one in self.gathered.items()),
            *map(_footnote, document.footnotes),
        ]
        return "\n\n".join([*(block for block in blocks if block), "\n".join(notes)]).rstrip() + "\n"

    def _block(self, block: Block) -> str:  # noqa: PLR0911 - one for each block there is
        match block:
            case Heading(level, text):
                return f"{'#' * (level + 1)} {self._block_text(text)}"
            case Paragraph(inlines):
                return _opening(self._run(inlines))
            case Note(inlines):
                return f"> {_opening(self._run(inlines))}"
            case Bullets(items):
                return "\n".join(f"- {_opening(self._run(item))}" for item in items)
            case Definitions(rows):
                return "\n".join(
                    f"- {self._run((Strong(row.term), Text(': '), *row.inlines))}" for row in rows
                )
            case Table():
                return self._table(block)
            case Figure(inlines=inlines, alt=alt):
                return self._run((*inlines, Text(f" {alt}")))

    def _table(self, table: Table) -> str:
        lines = [
            _row(escape(column) for column in table.columns),
            _row("---" for _ in table.columns),
            *(_row(self._run(cell) for cell in row) for row in table.rows),
        ]
        caption = self._run((Strong(table.caption),)) if table.caption else ""
        return "\n\n".join(filter(None, (caption, "\n".join(lines))))

    @staticmethod
    def _block_text(text: str) -> str:
        return _opening(escape(text.strip()))

    def _run(self, inlines: Iterable[Inline]) -> str:
        written = ""
        for inline in inlines:
            match inline:
                case Text(text):
                    said = escape(text)
                    # [^WB-1](…) would be a link, and a colon would make the mark a note of its own;
                    # only a mark ends in a bracket without a backslash before it
                    is_after_mark = written.endswith("]") and not written.endswith("\\]")
                    written += f"\\{said}" if is_after_mark and said[:1] in {"(", ":"} else said
                case Strong(text):
                    written += _strong(escape(text).strip(), written)
                case FootnoteRef(citations):
                    written += self._marks(citations)
        return written.strip(" ")

    def _marks(self, citations: tuple[str, ...]) -> str:
        if len(citations) <= FEW:
            return " ".join(f"[^{citation}]" for citation in citations)
        name = self.gathered.setdefault(citations, f"samen-{len(self.gathered) + 1}")
        return f"[^{name}]"

    @staticmethod
    def _collected(citations: tuple[str, ...], name: str) -> str:
        named = ", ".join(f"{citation}[^{citation}]" for citation in citations)
        return f"[^{name}]: Dit rust op {len(citations)} regels: {named}."


def _strong(said: str, before: str) -> str:
    """Stars where they are sure to be read as such (CommonMark 0.31, 6.2), the tag of HTML elsewhere."""
    if not said:
        return ""
    if said[0].isalnum() and said[-1].isalnum() and (not before or before[-1] == " "):
        return f"**{said}**"
    return f"<strong>{said}</strong>"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _footnote(note: Footnote) -> str:
    said = f"[^{note.citation}]: {note.citation}. {escape(note.sentence)}"
    if not note.sources:
        return said
    label = "Bron" if len(note.sources) == 1 else "Bronnen"
    return f"{said} {label}: {'; '.join(map(_source, note.sources))}."


def _source(source: Source) -> str:
    page = f"p. {escape(source.page)}" if source.page else None
    parts = (escape(source.code), _said(source.title), _said(source.date), page, _address(source.address))
    return ", ".join(part for part in parts if part)


def _said(text: str | None) -> str | None:
    return escape(text).strip() if text else None


def _address(address: str | None) -> str | None:
    if address and is_web_address(address):
        return f"<{address}>"
    return _said(address)
