"""Markdown: whatever stands in a text stays a text, in its own place."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from wijkledger.reports.document import (
    Block,
    Bullets,
    Definition,
    Definitions,
    Document,
    Footnote,
    FootnoteRef,
    Heading,
    Note,
    Paragraph,
    Source,
    Strong,
    Table,
    Text,
)
from wijkledger.reports.markdown import markdown

SIGNS = "#*_`<>[]()|\\~!&:=-+.1 \n@$^\"'/aé"
TEXTS = st.one_of(
    st.text(SIGNS, min_size=1, max_size=30),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30),
)


def reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


def document(*blocks: Block, notes: tuple[Footnote, ...] = ()) -> Document:
    return Document("Titel", "onder", "nl", (), blocks, notes)


def read(*blocks: Block) -> list[Token]:
    """What a Markdown reader makes of the blocks, without the title and the line under it."""
    return reader().parse(markdown(document(*blocks)))[6:]


def said(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type in {"text", "code_inline"})


def bare(text: str) -> str:
    """The text without the blanks that a Markdown reader may drop or join."""
    return re.sub(r"\s+", "", text)


def shape(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens]


@given(TEXTS)
@example("1. geen lijst")
@example("- geen lijst")
@example("# geen kop")
@example("[^WB-1]: geen noot")
@example("==")
@example("    geen code")
@example("<b>geen tag</b> <!-- niets -->")
@example("&amp; blijft wat er staat")
def test_any_text_is_one_paragraph_that_says_just_that(text: str) -> None:
    tokens = read(Paragraph((Text(f"{text}x"),)))

    assert shape(tokens) == ["paragraph_open", "inline", "paragraph_close"]
    assert bare(said(tokens[1])) == bare(f"{text}x")
    assert {child.type for child in tokens[1].children or ()} <= {"text"}


@given(TEXTS, TEXTS)
@example("a|b", "c\\")
@example("\\|", "|")
def test_any_text_stays_in_its_cell(first: str, second: str) -> None:
    table = Table(("een", "twee"), (((Text(f"x{first}x"),), (Text(f"x{second}"),)),), "bijschrift")

    tokens = [token for token in read(table) if token.type == "inline"]

    assert [bare(said(token)) for token in tokens[-2:]] == [bare(f"x{first}x"), bare(f"x{second}")]
    assert len(tokens) == 5  # the caption, two headings, two cells


@given(TEXTS, TEXTS, TEXTS)
def test_strong_words_are_strong_and_their_neighbours_are_not(before: str, inside: str, after: str) -> None:
    tokens = read(Paragraph((Text(f"x{before}"), Strong(f"{inside}x"), Text(f"{after}x"))))

    assert bare(said(tokens[1])) == bare(f"x{before}{inside}x{after}x")
    opened = [
        c.type for c in tokens[1].children or () if c.type in {"strong_open", "html_inline", "strong_close"}
    ]
    assert opened in (["strong_open", "strong_close"], ["html_inline", "html_inline"])


@given(TEXTS)
@example("(https://elders.nl)")
@example(": dit is geen noot")
@example("!")
def test_a_text_around_a_mark_leaves_it_a_mark(text: str) -> None:
    note = Footnote("WB-1", "zin", ())
    block = Paragraph((Text(f"x{text}"), FootnoteRef(("WB-1",)), Text(text), Text("x")))

    tokens = reader().parse(markdown(document(block, notes=(note,))))

    children = next(token for token in tokens[6:] if token.type == "inline").children or ()
    assert [child.type for child in children if child.type != "text"] == ["footnote_ref"]


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_in_a_footnote_stays_in_the_footnote(sentence: str, title: str, address: str) -> None:
    note = Footnote("WB-1", f"{sentence}x", (Source("W1", f"{title}x", f"{address}x", "2018", "3"),))

    tokens = reader().parse(markdown(document(Paragraph((Text("x"), FootnoteRef(("WB-1",)))), notes=(note,))))

    start = shape(tokens).index("footnote_open")
    inside = tokens[start + 1 :]
    assert [token.type for token in inside[:3]] == ["paragraph_open", "inline", "footnote_anchor"]
    expected = f"WB-1. {sentence}x Bron: W1, {title}x, 2018, p. 3, {address}x."
    assert bare(said(inside[1])) == bare(expected)


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_any_text_stays_in_its_list_item_its_note_and_its_heading(items: list[str], text: str) -> None:
    blocks = (
        Heading(2, f"{text}x"),
        Bullets(tuple((Text(f"{item}x"),) for item in items)),
        Note((Text(f"{text}x"),)),
        Definitions((Definition(f"x{text}", (Text(f"{text}x"),)),)),
    )

    tokens = read(*blocks)

    inline = [bare(said(token)) for token in tokens if token.type == "inline"]
    definition = bare(f"x{text}: {text}x")
    assert inline == [bare(f"{text}x"), *(bare(f"{item}x") for item in items), bare(f"{text}x"), definition]


def test_more_than_a_few_entries_are_gathered_in_one_note_that_leads_to_each() -> None:
    cited = tuple(f"WB-{number}" for number in range(1, 6))
    notes = tuple(Footnote(citation, f"zin {citation}") for citation in cited)

    written = markdown(document(Paragraph((Text("veel."), FootnoteRef(cited))), notes=notes))

    assert "veel.[^samen-1]\n" in written
    assert "[^samen-1]: Dit rust op 5 regels: WB-1[^WB-1], WB-2[^WB-2]" in written
    tokens = reader().parse(written)
    assert sum(token.type == "footnote_open" for token in tokens) == 6


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.nl/b?c=d", "<https://a.nl/b?c=d>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://a.nl/<b>", "https:\\//a.nl/\\<b\\>"),
    ],
)
def test_only_a_plain_web_address_becomes_a_link(address: str, written: str) -> None:
    note = Footnote("WB-1", "zin", (Source("W1", address=address),))
    paragraph = Paragraph((Text("x"), FootnoteRef(("WB-1",))))

    assert f"Bron: W1, {written}." in markdown(document(paragraph, notes=(note,)))


def test_the_same_document_gives_the_same_text() -> None:
    blocks = (Heading(1, "kop"), Paragraph((Text("tekst"), FootnoteRef(("WB-1", "WB-2")))))

    assert markdown(document(*blocks)) == markdown(document(*blocks))
