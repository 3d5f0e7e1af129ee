"""The report as PDF: what an archive, a screen reader and a suspicious reader ask of it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wijkledger.desk.demo import fill_demo
from wijkledger.reports.document import (
    Bullets,
    Document,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Paragraph,
    Source,
    Table,
    Text,
)
from wijkledger.reports.drawing import (
    Bar,
    Course,
    Drawing,
    Lane,
    Point,
    Scores,
    Stack,
    Stacks,
    Tick,
    Timeline,
)
from wijkledger.reports.glyphs import held, printable
from wijkledger.settings import samples
from wijkledger.typesetting.pdf import NotTypeset, pdf

PROPERTIES = (
    *(("dossier", "WB"), ("ledger", "grootboek-1"), ("size", "3"), ("root", "00" * 32)),
    *(("date", "2026-11-22"), ("author", "wijkledger")),
)


def document(*blocks: Any, warning: str = "", notes: tuple[Footnote, ...] = ()) -> Document:
    return Document("Titel", "onder", "nl", PROPERTIES, blocks, notes, (), warning)


def text_of(page: pikepdf.Page) -> str:
    """What a copier of the page gets, by the ToUnicode maps of its fonts."""
    fonts = {str(name): _letters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    said: list[str] = []
    letters: dict[bytes, str] = {}
    stream: Any = pikepdf.parse_content_stream(page)
    for operands, operator in stream:
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            pieces = operands[0] if str(operator) == "TJ" else operands
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    raw = bytes(piece)
                    said += [letters.get(raw[at : at + 2], "") for at in range(0, len(raw), 2)]
    return "".join(said)


def _letters(font: Any) -> dict[bytes, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, said in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(said).decode("utf-16-be")
    return found


def bare(text: str) -> str:
    """The text without blanks, hyphens and the numbers of marks that a line break or a mark brings."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def tags(node: Any) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from tags(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        yield from tags(node.get("/K"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The report of a real neighbourhood."""
    from wijkledger.desk.clock import system_clock

    with fill_demo(tmp_path_factory.mktemp("demo"), samples(), system_clock) as desk:
        return pdf(desk.report("lessons", "HM"))


@pytest.fixture
def opened(report: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(report)) as one:
        yield one


def test_it_says_that_it_is_pdf_a_2a_and_pdf_ua_1_and_in_which_language(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
        assert told["pdfuaid:part"] == "1"
        assert "Hilversumse Meent" in told["dc:title"]
        assert told["dc:creator"] == ["wijkledger"]
    root: Any = opened.Root
    assert str(root.Lang).lower().startswith("nl")
    assert root.MarkInfo.Marked is True
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert "/Outlines" in root


def test_every_figure_has_words_in_its_place_and_every_table_has_headings(opened: pikepdf.Pdf) -> None:
    found = list(tags(opened.Root.StructTreeRoot.K))
    kinds = [str(one.S) for one in found]

    figures = [one for one in found if str(one.S) == "/Figure"]
    assert len(figures) >= 3
    assert all(len(str(one.Alt)) > 20 for one in figures)
    tables = [one for one in found if str(one.S) == "/Table"]
    assert tables
    assert all(any(str(cell.S) == "/TH" for cell in tags(table.K)) for table in tables)
    assert "/Note" not in kinds or all("/ID" in one for one in found if str(one.S) == "/Note")


def test_every_note_is_a_paragraph_of_its_own_and_every_page_has_a_label(opened: pikepdf.Pdf) -> None:
    paragraphs = [one for one in tags(opened.Root.StructTreeRoot.K) if str(one.S) == "/P"]

    assert len(paragraphs) > 100
    assert "/PageLabels" in opened.Root
    assert [page.label for page in opened.pages] == [str(n + 1) for n in range(len(opened.pages))]


def test_headings_never_skip_a_level(opened: pikepdf.Pdf) -> None:
    found = tags(opened.Root.StructTreeRoot.K)
    levels = [int(str(one.S)[2:]) for one in found if re.fullmatch(r"/H[1-6]", str(one.S))]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_page_bears_its_number_and_the_last_one_the_head(opened: pikepdf.Pdf) -> None:
    pages = list(opened.pages)
    said = [bare(text_of(page)) for page in pages]

    for number, page in enumerate(said, start=1):
        assert f"bladzijde{number}van{len(pages)}" in page
        assert "dossierHM" in page
    assert "Wortel" in said[-1]
    assert re.search(r"[0-9a-f]{64}", said[-1])
    assert "HM125" in "".join(said)


def test_the_notes_and_their_sources_are_told_each_in_a_chapter(opened: pikepdf.Pdf) -> None:
    said = bare("".join(text_of(page) for page in opened.pages))

    assert "Noten" in said
    assert "Bronnen" in said
    assert "Ditrustop" in said


def test_another_process_in_another_place_and_time_zone_sets_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from wijkledger.reports.document import *\n"
        "from wijkledger.typesetting.pdf import pdf\n"
        f"made = Document('Titel', 'onder', 'nl', {PROPERTIES!r}, (Heading(1, 'Kop'),), ())\n"
        "sys.stdout.buffer.write(pdf(made))\n"
    )
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=elsewhere, capture_output=True, check=True
    )

    assert done.stdout == pdf(document(Heading(1, "Kop")))
    with pikepdf.open(io.BytesIO(done.stdout)) as opened:
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20261122")


def test_a_warning_stands_on_every_page() -> None:
    made = pdf(document(*(Heading(1, f"Hoofdstuk {n}") for n in range(60)), warning="Fictief dossier"))

    with pikepdf.open(io.BytesIO(made)) as opened:
        assert len(opened.pages) > 1
        assert all("Fictiefdossier" in bare(text_of(page)) for page in opened.pages)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40), max_size=4))
@example(["#panic()", "$x$ *b* _i_ `c` <l> @r [a](b)", "= kop", '#read("/etc/passwd")', "\\u{1F600}"])
@example(["漢字 😀 عربي é x\u0302 \u202e\u200d", "W" * 400, "क्षि ไทย 한국어", "\ufb01 \ue000"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_set_as_the_words_it_is(texts: list[str]) -> None:
    words = [f"x{text}x" for text in texts]
    row = tuple((Text(word),) for word in words) or ((Text("x"),),)
    blocks = (
        *(Heading(1, word) for word in words),
        Bullets(row),
        Table(tuple(f"k{n}" for n in range(len(row))), (row,), "".join(words) or "x"),
        Paragraph((Text("x"), FootnoteRef(("WB-1",)))),
    )
    note = Footnote("WB-1", "".join(words), (Source("W1", words[0] if words else None),))

    with pikepdf.open(io.BytesIO(pdf(document(*blocks, notes=(note,))))) as opened:
        said = _plain("".join(text_of(page) for page in opened.pages))

    for word in words:
        if re.fullmatch(r"[\x20-\x7e]*", word):
            assert _plain(word) in said


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9#$*_`<>@=()]", "", text)


def test_every_sign_that_is_said_to_be_held_has_a_glyph() -> None:
    signs = held()
    lines = [signs[at : at + 60] for at in range(0, len(signs), 60)]

    assert pdf(document(*(Paragraph((Text(f"a{' '.join(line)}b"),)) for line in lines)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wijk", "wijk"),
        ("cafe\u0301", "café"),
        ("漢字!", "▯ (U+6F22 U+5B57)!"),
        ("ja\u202enee", "janee"),
        ("😀\ufe0f", "▯ (U+1F600)"),
    ],
)
def test_a_sign_without_a_glyph_is_told_by_its_number(text: str, said: str) -> None:
    assert printable(text) == said


def test_given_no_typesetter_then_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(NotTypeset, match=r"pakket typst.*\.md"):
        pdf(document())


def test_a_figure_of_each_sort_is_set_with_its_words() -> None:
    ticks = (Tick(0.0, "2018"), Tick(0.5, "2019"))
    bars = (Bar(0, 0.1, 0.4, 0.5, mark="terug"), Bar(0.9, 1, 1, 1, goes_on=True))
    columns = (Stack("2018", (0, 0, 0, 0)), Stack("2019", (9, 0, 1, 1)))
    points = (Point(0.1, 0.0, "0 van 5"), Point(0.9, 1.0, "5 van 5", 0.1))
    drawings: tuple[Drawing, ...] = (
        Timeline(ticks, (Lane("wijk", "plan", bars),)),
        Stacks(("open", "te laat", "nagekomen", "anders"), columns),
        Scores(ticks, (Course("warmte", points),)),
    )
    figures = [Figure(one, (Text("bijschrift"),), f"In woorden {n}") for n, one in enumerate(drawings)]

    with pikepdf.open(io.BytesIO(pdf(document(Heading(1, "Kop"), *figures)))) as opened:
        alts = [str(tag.Alt) for tag in tags(opened.Root.StructTreeRoot.K) if str(tag.S) == "/Figure"]

    assert alts == ["In woorden 0", "In woorden 1", "In woorden 2"]
