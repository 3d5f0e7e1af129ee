"""How late a promise was kept, or is by now; and nothing of the kind where nobody can know it."""

from datetime import date
from typing import Any

import pytest


@pytest.fixture
def promise(book: Any) -> str:
    """A promise for 1 June 2016, that was moved to 1 October."""
    made = book.line("2016-03-14", "commitment-made", by=["gem"], due={"at": "2016-06-01"}, text="tekeningen")
    book.line("2016-05-30", "commitment-moved", of=made, due={"at": "2016-10-01"})
    return str(made)


def test_a_promise_kept_late_tells_how_late_by_the_term_that_counted(book: Any, promise: str) -> None:
    book.line("2016-12-12", "commitment-settled", of=promise, outcome="nagekomen")
    row = book.view("toezeggingen").row(promise)
    assert row.cells["afgehandeld"].value == "12 december 2016"
    assert (row.cells["te_laat"].value, row.cells["te_laat"].entries) == ("72 dagen", ("WB-2", "WB-3"))


@pytest.mark.parametrize("when", ["2016-09-30", "2016-10-01", "2016-10", "2016"])
def test_a_promise_kept_in_time_or_perhaps_in_time_is_not_called_late(
    book: Any, promise: str, when: str
) -> None:
    book.line(when, "commitment-settled", of=promise, outcome="nagekomen")
    assert book.shows("toezeggingen", promise, "te_laat") is None


def test_an_open_promise_is_as_late_as_the_day_of_asking(book: Any, promise: str) -> None:
    assert book.shows("toezeggingen", promise, "te_laat", date(2016, 10, 2)) == "1 dag"
    assert book.shows("toezeggingen", promise, "te_laat", date(2016, 10, 1)) is None
    assert book.shows("toezeggingen", promise, "afgehandeld", date(2016, 10, 2)) is None


@pytest.mark.parametrize("outcome", ["niet nagekomen", "vrijgesteld", "vervallen"])
def test_what_never_came_did_not_come_late(book: Any, promise: str, outcome: str) -> None:
    book.line("2017-01-01", "commitment-settled", of=promise, outcome=outcome)
    assert book.shows("toezeggingen", promise, "te_laat") is None
    assert book.shows("toezeggingen", promise, "afgehandeld") == "1 januari 2017"


def test_a_promise_without_a_term_is_never_late(book: Any) -> None:
    made = book.line("2016", "commitment-made", by=["gem"], text="ooit")
    book.line("2026-01-01", "commitment-settled", of=made, outcome="nagekomen")
    assert book.shows("toezeggingen", made, "te_laat") is None
