"""What is erased is gone everywhere, and everything else is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from wijkledger.desk import Desk
from wijkledger.desk.errors import NotUnderstood, Refused, UnknownPlace
from wijkledger.domain.entry import GEWIST
from wijkledger.domain.proposed import Proposed
from wijkledger.projections.view import say_cell

CANARY = "kanariepiet-7391"


@pytest.fixture
def line(desk: Desk) -> str:
    """A commitment whose text must be forgotten, with a draft that repeats it."""
    desk.drafts.keep("WB/overleg/regel", f"notitie: nog eens {CANARY}")
    desk.drafts.keep("WB/formulier", "notitie: iets anders")
    return desk.log("WB", f"actie @wow uiterlijk eind 2026: bel {CANARY}")[0].citation


def test_an_erased_value_is_gone_from_every_file_and_every_proof_still_holds(
    desk: Desk, line: str, tmp_path: Path
) -> None:
    leaf = desk.ledger.leaf(desk.ledger.head().size)

    erased = desk.erase(line, ["tekst"], ground="AVG", reason="op verzoek")

    assert erased.kind == "entry-erased"
    assert desk.verify() == []
    assert desk.ledger.leaf(desk.ledger.head().size - 1) == leaf
    desk.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path.name for path in files if CANARY.encode() in path.read_bytes()]


def test_views_and_why_read_an_erased_value_as_erased(desk: Desk, line: str) -> None:
    desk.erase(line, ["text"], ground="AVG")

    row = desk.view("WB", "toezeggingen").rows[0]

    assert "[gewist]" in say_cell(row.cells["wat"])
    assert say_cell(row.cells["wie"]) == "Coöperatie WOW"
    assert any("gewist" in remark for remark in desk.why(line).grounds[0].remarks)


def test_a_draft_that_repeats_it_goes_and_other_drafts_stay(desk: Desk, line: str) -> None:
    desk.erase(line, ["tekst"], ground="AVG")

    assert desk.drafts.text("WB/overleg/regel") == ""
    assert desk.drafts.text("WB/formulier") == "notitie: iets anders"


@pytest.mark.parametrize(
    ("citation", "field", "problem"),
    [
        ("WB-99", "tekst", UnknownPlace),
        ("ZZ-1", "tekst", UnknownPlace),
        ("WB-4", "stemming", UnknownPlace),
        ("WB-4", "datum", NotUnderstood),
    ],
)
def test_what_is_not_there_or_stays_in_the_clear_cannot_be_erased(
    desk: Desk, line: str, citation: str, field: str, problem: type[Exception]
) -> None:
    size = desk.ledger.head().size

    with pytest.raises(problem):
        desk.erase(citation, [field], ground="AVG")

    assert (line, desk.ledger.head().size) == ("WB-4", size)


def test_nothing_is_erased_twice(desk: Desk, line: str) -> None:
    desk.erase(line, ["tekst"], ground="AVG")

    with pytest.raises((UnknownPlace, Refused)):
        desk.erase(line, ["text"], ground="AVG")


def test_an_erasure_cannot_erase_what_it_erased(desk: Desk, line: str) -> None:
    erasure = desk.erase(line, ["tekst"], ground="AVG", reason="op verzoek")

    with pytest.raises(NotUnderstood):
        desk.erase(erasure.citation, ["velden"], ground="AVG")
    desk.erase(erasure.citation, ["reden"], ground="AVG")

    assert desk.verify() == []


def test_a_typed_line_erases_nothing_and_says_what_does(desk: Desk, line: str) -> None:
    with pytest.raises(NotUnderstood, match="wijkledger erase"):
        desk.log("WB", f"gewist {line} AVG\n  velden: text")


OPENING = 'dossier code HM van @gem "Meent"\npartij @gem "Gemeente"\n'


def read_in(desk: Desk, folder: Path, text: str) -> None:
    path = folder / "boek.journaal"
    path.write_text(OPENING + text, "utf-8")
    desk.import_journals([str(path)])


def test_a_line_that_is_read_in_erases_nothing_and_does_not_say_it_did(desk: Desk, tmp_path: Path) -> None:
    size = desk.ledger.head().size

    with pytest.raises(NotUnderstood, match=r"regel 4, kolom 1: text van HM-3.*wijkledger erase"):
        read_in(desk, tmp_path, f"notitie: bel {CANARY}\ngewist HM-3 AVG\n  velden: text\n")
    with pytest.raises(NotUnderstood, match="name van HM-1 staat er nog"):
        read_in(desk, tmp_path, "gewist HM-1 AVG\n  velden: name\n")

    assert desk.ledger.head().size == size


def test_an_erasure_in_the_book_never_stands_in_the_way_of_a_real_one(
    desk: Desk, line: str, tmp_path: Path
) -> None:
    claim = Proposed("entry-erased", {"of": line, "fields": ["text"], "ground": "AVG"}, {"when": "2026"})
    desk.propose("WB", [claim])

    desk.erase(line, ["tekst"], ground="AVG")

    assert desk.verify() == []
    desk.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path.name for path in files if CANARY.encode() in path.read_bytes()]


@pytest.mark.parametrize("field", ["text", "concerns.0", "due.at"])
def test_what_was_erased_before_it_was_written_out_reads_as_erased_elsewhere(
    desk: Desk, tmp_path: Path, field: str
) -> None:
    desk.log("WB", 'partij @lia "Lia"')
    made = desk.log("WB", "actie @wow uiterlijk eind 2026: bel iemand\n  betreft: @lia\n  betreft: @gemeente")
    erased = desk.erase(made[0].citation, [field], ground="AVG")
    desk.write_journal("WB", str(tmp_path / "uit.journaal"))

    with other_desk(tmp_path) as other:
        entries = other.import_journals([str(tmp_path / "uit.journaal")])
        target, told = other.shelf.book("WB").entries[-2:]

        assert target == entries[-2]
        assert (target.erased, target.elsewhere) == ((field,), (field,))
        assert told.values("fields") == erased.values("fields") == (field,)
        assert other.journal("WB") == desk.journal("WB")
        assert other.verify() == []


def other_desk(folder: Path) -> Desk:
    return Desk.open(str(folder / "ander.ledger"), recorded_by="lia", create=True)


BY_HAND = """&a persoon @p7 "[gewist]"
&b notitie: [gewist]
  door: [gewist]
gewist &a AVG
  velden: naam
gewist &b AVG
  velden: tekst, door
"""


def test_a_history_written_by_hand_may_tell_of_an_erasure_too(desk: Desk, tmp_path: Path) -> None:
    read_in(desk, tmp_path, BY_HAND)

    entries = desk.shelf.book("HM").entries

    assert [entry.elsewhere for entry in entries[2:4]] == [("name",), ("by.0", "text")]
    assert desk.sentence(entries[3]) == "Notitie van [gewist]: [gewist]"


def test_what_was_erased_elsewhere_can_lose_another_value_here(desk: Desk, tmp_path: Path) -> None:
    text = "&b notitie: [gewist]\n  door: @gem\ngewist &b AVG\n  velden: tekst\n"
    read_in(desk, tmp_path, text)

    desk.erase("HM-3", ["door"], ground="AVG")

    entry = desk.shelf.book("HM").entries[2]
    assert (set(entry.erased), entry.elsewhere) == ({"by.0", "text"}, ("text",))
    assert desk.verify() == []
    with pytest.raises(UnknownPlace, match="tekst van HM-3 is al gewist"):
        desk.erase("HM-3", ["tekst"], ground="AVG")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("notitie: x\n  door: [gewist]\n", "regel 4, kolom 3: .gewist. bij door kan alleen"),
        ("notitie: x\n  ; gewist: tekst\ngewist HM-3 AVG\n  velden: text\n", "text van HM-3 staat er nog"),
        (
            "actie @gem: x\n  betreft: @gem\n  ; gewist: betreft\ngewist HM-3 AVG\n  velden: concerns.0\n",
            "nog",
        ),
        ("gewist HM-2 AVG\n  velden: naam\n", "name van HM-2 staat er nog"),
        ("gewist HM-4 AVG\n  velden: text\nnotitie: [gewist]\n", "text van HM-4 staat er nog"),
        ("notitie: [gewist]\ngewist HM-3 AVG\n  velden: text\ngewist HM-4 AVG\n  velden: fields.0\n", "nog"),
        ("notitie: x\n  bedrag: [gewist]\ngewist HM-3 AVG\n  velden: bedrag\n", "geen veld van"),
        ("gewist HM-1 AVG\n  velden: code\n", "code van HM-1 staat er nog"),
    ],
)
def test_nothing_is_read_as_erased_that_is_still_there_or_that_no_erasure_names(
    desk: Desk, tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(NotUnderstood, match=problem):
        read_in(desk, tmp_path, text)


def test_a_text_of_the_same_letters_is_a_text_and_never_an_erasure(desk: Desk) -> None:
    (entry,) = desk.log("WB", "notitie: [gewist]")

    assert (entry.fields["text"], entry.erased) == ("[gewist]", ())
    assert desk.why(entry.citation).grounds[0].remarks == ()
    assert desk.journal("WB").endswith("notitie: [gewist]\n")
    with pytest.raises(NotUnderstood, match=r"\[gewist\] bij door kan alleen"):
        desk.log("WB", "notitie: x\n  door: [gewist]")


def test_a_form_cannot_record_a_value_as_erased(desk: Desk) -> None:
    torn = Proposed("note-taken", {"text": GEWIST}, {"when": "2026"})

    with pytest.raises(Refused, match="deze waarde is gewist"):
        desk.propose("WB", [torn])


def test_of_a_value_with_parts_a_part_is_erased(desk: Desk, tmp_path: Path) -> None:
    text = "toekenning toegekend: x\n  bedrag: {}\ngewist HM-3 AVG\n  velden: {}\n"

    with pytest.raises(Refused, match=r'regel 4, kolom 3: bedrag: noem wat .* \{"cents": "\[gewist\]"\}'):
        read_in(desk, tmp_path, text.format("[gewist]", "bedrag"))
    read_in(desk, tmp_path, text.format('{"cents": "[gewist]"}', "bedrag"))

    assert desk.shelf.book("HM").entries[2].elsewhere == ("amount.0.cents",)
