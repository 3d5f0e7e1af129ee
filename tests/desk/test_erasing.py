"""What is erased is gone everywhere, and everything else is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from wijkledger.desk import Desk
from wijkledger.desk.errors import NotUnderstood, Refused, UnknownPlace
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


@pytest.mark.parametrize("field", ["text", "concerns.0", "due.at", "recorded_by"])
def test_what_was_erased_before_it_was_written_out_can_be_read_in_again(
    desk: Desk, tmp_path: Path, field: str
) -> None:
    desk.log("WB", 'partij @lia "Lia"')
    made = desk.log("WB", "actie @wow uiterlijk eind 2026: bel iemand\n  betreft: @lia\n  betreft: @gemeente")
    erased = desk.erase(made[0].citation, [field], ground="AVG")
    desk.write_journal("WB", str(tmp_path / "uit.journaal"))

    with Desk.open(str(tmp_path / "ander.ledger"), recorded_by="lia", create=True) as other:
        entries = other.import_journals([str(tmp_path / "uit.journaal")])

    assert entries[-1].values("fields") == erased.values("fields") == (field,)
