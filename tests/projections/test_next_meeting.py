from datetime import date
from typing import Any

import pytest

NEXT = {"next_meeting": True, "body": "reg"}


@pytest.fixture
def silent(book: Any) -> Any:
    """A body that met every four weeks, and then not for half a year; WB-4 is promised in between."""
    for day in ("2021-10-25", "2021-11-22", "2021-12-20"):
        book.line(day, "meeting-opened", body="reg")
    book.line("2021-12-20", "commitment-made", meeting="WB-3", due=NEXT, text="voorstel")
    book.line("2022-06-20", "meeting-opened", body="reg")
    return book


def test_a_meeting_far_away_by_the_rhythm_of_its_body_is_only_possibly_the_next(silent: Any) -> None:
    cell = silent.view("toezeggingen").cell("WB-4", "nu")
    assert (cell.value, cell.possible) == ("volgend overleg @reg (20 juni 2022)", True)


@pytest.mark.parametrize(
    ("day", "stand", "possible"),
    [
        (date(2021, 12, 30), "open", False),
        (date(2022, 3, 1), "open", True),
        (date(2022, 7, 1), "te laat", False),
    ],
)
def test_it_may_be_late_from_when_a_lost_meeting_can_have_been(
    silent: Any, day: date, stand: str, possible: bool
) -> None:
    cell = silent.view("toezeggingen", day).cell("WB-4", "stand")
    assert (cell.value, cell.possible) == (stand, possible)


def test_a_meeting_that_was_planned_in_between_is_the_next_one(silent: Any) -> None:
    silent.line(
        "2021-12-20", "target-set", sort="overleg", by=["reg"], target={"at": "2022-01-17"}, text="extra"
    )
    cell = silent.view("toezeggingen").cell("WB-4", "nu")
    assert (cell.value, cell.possible) == ("volgend overleg @reg (17 januari 2022)", False)
    assert cell.entries == ("WB-4", "WB-6")
    assert silent.shows("toezeggingen", "WB-4", "stand", date(2022, 1, 18)) == "te laat"


def test_a_planned_meeting_that_was_called_off_is_not(silent: Any) -> None:
    plan = silent.line(
        "2021-12-20", "target-set", sort="overleg", by=["reg"], target={"at": "2022-01-17"}, text="x"
    )
    silent.line("2022-01-10", "target-settled", of=plan, outcome="afgelast")
    assert silent.shows("toezeggingen", "WB-4", "nu") == "volgend overleg @reg (20 juni 2022)"


def test_a_planned_meeting_of_another_body_is_not_either(silent: Any) -> None:
    silent.line("2021-12-20", "target-set", sort="overleg", by=["gem"], target={"at": "2022-01-17"}, text="x")
    assert silent.shows("toezeggingen", "WB-4", "nu") == "volgend overleg @reg (20 juni 2022)"


def test_the_next_meeting_in_the_usual_rhythm_is_sure(book: Any) -> None:
    book.line("2021-10-25", "meeting-opened", body="reg")
    book.line("2021-10-25", "commitment-made", meeting="WB-1", due={"next_meeting": True}, text="voorstel")
    book.line("2021-11-22", "meeting-opened", body="reg")
    cell = book.view("toezeggingen").cell("WB-2", "nu")
    assert (cell.value, cell.possible) == ("volgend overleg (22 november 2021)", False)


def test_the_date_with_which_a_meeting_was_closed_is_possibly_the_next(book: Any) -> None:
    book.line("2021-06-01", "meeting-opened", body="reg")
    book.line("2021-06-01", "commitment-made", meeting="WB-1", due={"next_meeting": True}, text="brief")
    book.line("2021-06-01", "meeting-closed", meeting="WB-1", next="2021-07-01")
    cell = book.view("toezeggingen").cell("WB-2", "nu")
    assert (cell.value, cell.possible) == ("volgend overleg (1 juli 2021)", True)
    standing = book.view("toezeggingen", date(2021, 7, 2)).cell("WB-2", "stand")
    assert (standing.value, standing.possible) == ("te laat", True)
    assert book.shows("toezeggingen", "WB-2", "stand", date(2021, 6, 20)) == "open"


def test_a_next_meeting_of_a_body_that_is_no_more_is_missing(book: Any) -> None:
    book.line("2021-06-01", "meeting-opened", body="reg")
    book.line("2021-06-01", "commitment-made", meeting="WB-1", due=NEXT, text="brief")
    assert book.view("ontbreekt").row("WB-2:geen-overleg-meer") is None
    book.line("2021-08-01", "actor-left", who="reg", how="opgeheven")
    row = book.view("ontbreekt").row("WB-2:geen-overleg-meer")
    assert row is not None
    assert row.cells["wat"].value == "termijn is een volgend overleg, maar @reg is er niet meer"
    assert book.view("ontbreekt", date(2021, 7, 1)).row("WB-2:geen-overleg-meer") is None
