"""What is being typed is kept, whoever else keeps something in the same file."""

from __future__ import annotations

from pathlib import Path

import pytest

from wijkledger.desk.drafts import Drafts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wijk.ledger.concept"


def test_two_programs_keep_each_others_drafts(path: Path) -> None:
    one, other = Drafts(path), Drafts(path)

    one.keep("WB/overleg/regel", "actie @gem: huurders")
    other.keep("HM/overleg/regel", "notitie: weer")
    one.keep("WB/formulier", "begonnen")

    assert {place: Drafts(path).text(place) for place in ("WB/overleg/regel", "HM/overleg/regel")} == {
        "WB/overleg/regel": "actie @gem: huurders",
        "HM/overleg/regel": "notitie: weer",
    }


def test_a_draft_that_is_done_leaves_those_of_others(path: Path) -> None:
    one, other = Drafts(path), Drafts(path)
    one.keep("WB/overleg/regel", "actie @gem: huurders")
    other.keep("HM/overleg/regel", "notitie: weer")

    one.keep("WB/overleg/regel", "")

    assert Drafts(path).text("WB/overleg/regel") == ""
    assert Drafts(path).text("HM/overleg/regel") == "notitie: weer"


def test_what_is_erased_goes_from_the_drafts_of_others_too(path: Path) -> None:
    one, other = Drafts(path), Drafts(path)
    other.keep("HM/overleg/regel", "notitie: bel kanariepiet")

    one.forget(["over kanariepiet"])
    other.keep("HM/formulier", "iets anders")

    assert b"kanariepiet" not in path.read_bytes()
    assert Drafts(path).text("HM/formulier") == "iets anders"


def test_when_nothing_is_left_the_file_goes(path: Path) -> None:
    drafts = Drafts(path)
    drafts.keep("WB/overleg/regel", "actie")
    drafts.keep("WB/overleg/regel", "")

    assert list(path.parent.iterdir()) == []


def test_a_draft_without_a_file_is_kept_while_the_program_runs() -> None:
    drafts = Drafts(None)
    drafts.keep("WB/overleg/regel", "actie")

    assert drafts.text("WB/overleg/regel") == "actie"
