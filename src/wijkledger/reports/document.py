"""A small frozen document, the same for every renderer: blocks of inlines, and footnotes citing entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from wijkledger.reports.drawing import Drawing

FEW: Final = 3
"""As many footnote marks may follow one statement; more are gathered in one note."""

_BLANKS: Final = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029 ]+")
_ADDRESS: Final = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)
"""An address that may stand between angle brackets as it is (CommonMark 0.31, 6.5): no blank, no bracket."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words; a renderer may never let a sign in them do anything."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """Here a statement rests on these entries; citations of whole entries, each once."""

    citations: tuple[str, ...]


Inline = Text | Strong | FootnoteRef
Inlines = tuple[Inline, ...]
"""A run of text; it holds no line break."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter, the title of the document stands above it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more whole sentences."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in no order."""

    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it."""

    term: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with what is said of each."""

    rows: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that stands apart from the text around it."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with a caption; ``alt`` says in words all that it shows, for who cannot see it.

    A renderer that cannot draw writes the ``alt`` in its place; ``inlines`` are the caption with its marks.
    """

    drawing: Drawing
    inlines: Inlines
    alt: str


Block = Heading | Paragraph | Bullets | Definitions | Table | Note | Figure


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a registered document: its code, title, address, date in words and page; absent is None."""

    code: str
    title: str | None = None
    address: str | None = None
    date: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """What one entry says, in one sentence, and the sources that it names itself."""

    citation: str
    sentence: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report; ``language`` as in RFC 5646, ``properties`` names and values for a renderer's metadata.

    ``footnotes`` hold one note for each entry that any block refers to, in the order of the entries. The
    ``closing`` stands after everything, and after the footnotes too where a renderer can place those;
    ``warning`` is what every page must say, empty when there is nothing to warn of.
    """

    title: str
    subtitle: str
    language: str
    properties: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    closing: tuple[Block, ...] = ()
    warning: str = ""


def inlines_of(block: Block) -> tuple[Inlines, ...]:
    """Every run of inlines in a block, in reading order."""
    match block:
        case Heading():
            return ()
        case Paragraph(inlines) | Note(inlines) | Figure(inlines=inlines):
            return (inlines,)
        case Bullets(items):
            return items
        case Definitions(rows):
            return tuple(row.inlines for row in rows)
        case Table(rows=rows):
            return tuple(cell for row in rows for cell in row)


def cited_in(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Every entry that these blocks refer to, each once, in reading order."""
    found = (
        citation
        for block in blocks
        for inlines in inlines_of(block)
        for inline in inlines
        if isinstance(inline, FootnoteRef)
        for citation in inline.citations
    )
    return tuple(dict.fromkeys(found))


def one_line(text: str) -> str:
    """The text with every run of blanks and line breaks made one blank."""
    return _BLANKS.sub(" ", text)


def is_web_address(text: str) -> bool:
    """Whether a text is a plain address on the web, so that a renderer may make a link of it."""
    return _ADDRESS.fullmatch(text) is not None
