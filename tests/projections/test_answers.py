from datetime import date
from typing import Any

import pytest

from wijkledger.projections.stand import stand

TODAY = date(2022, 6, 1)
THREE = [{"number": 1, "text": "garant"}, {"number": 2, "text": "tarief"}, {"number": 3, "text": "zuid"}]


@pytest.fixture
def asked(book: Any) -> Any:
    """A proposal (WB-1), an advice (WB-2), and what the members (WB-3) and the council (WB-6) decided."""
    book.line("2016-09-10", "decision-proposed", by=["college"], to=["alv"], text="overname van het net")
    book.line(
        "2016-09-12", "decision-taken", of="WB-1", by=["jur"], sort="advies", outcome="akkoord", text="mag"
    )
    yes = {"outcome": "akkoord mits", "conditions": THREE, "vote": {"in_favour": 88, "against": 7}}
    book.line("2016-10-09", "decision-taken", of="WB-1", by=["alv"], text="ja", **yes)
    book.line("2016-11-01", "condition-settled", of="WB-3.1", outcome="vervuld")
    book.line("2016-11-15", "condition-settled", of="WB-3.2", outcome="niet vervuld")
    book.line("2016-11-20", "decision-taken", of="WB-1", by=["raad"], outcome="akkoord", text="stemt in")
    return book


def said(book: Any, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.cells[name].value for name in columns) for row in book.view("besluiten").rows]


def test_every_body_that_answers_a_question_has_a_row_of_its_own(asked: Any) -> None:
    assert said(asked, "nr", "soort", "beslisser", "uitkomst", "datum") == [
        ("WB-2", "advies", "@jur", "akkoord", "12 september 2016"),
        ("WB-3", "besluit", "@alv", "akkoord mits", "9 oktober 2016"),
        ("WB-6", "besluit", "@raad", "akkoord", "20 november 2016"),
    ]
    assert asked.shows("besluiten", "WB-3", "stemming") == "88 voor, 7 tegen"
    assert asked.shows("besluiten", "WB-6", "stemming") is None


def test_conditions_stay_settled_when_another_body_decides_later(asked: Any) -> None:
    assert asked.shows("besluiten", "WB-3", "voorwaarden") == (
        *("1. garant (vervuld)", "2. tarief (niet vervuld)", "3. zuid (open)"),
    )
    assert asked.shows("besluiten", "WB-6", "voorwaarden") is None
    assert asked.shows("besluiten", "WB-6", "stand") == "geldt"


def test_a_condition_that_was_not_met_is_said_and_missing(asked: Any) -> None:
    assert asked.shows("besluiten", "WB-3", "stand") == "wacht op voorwaarden, voorwaarde 2 niet vervuld"
    asked.line("2016-12-01", "condition-settled", of="WB-3.3", outcome="vervuld")
    assert asked.shows("besluiten", "WB-3", "stand") == "geldt, voorwaarde 2 niet vervuld"
    missing = asked.view("ontbreekt")
    assert missing.row("WB-3:voorwaarde-niet-vervuld") is not None
    assert missing.row("WB-3:voorwaarden-open") is None


def test_an_advice_does_not_settle_the_question(book: Any) -> None:
    book.line("2021-01-01", "decision-proposed", text="overname")
    book.line("2021-02-01", "decision-taken", of="WB-1", by=["jur"], sort="advies", outcome="akkoord")
    assert said(book, "nr", "stand") == [("WB-1", "voorgesteld"), ("WB-2", "geldt")]
    assert stand(book.chronicle(), None, TODAY).open_vragen.value == 1
    book.line("2021-03-01", "decision-taken", of="WB-1", by=["raad"], outcome="nee")
    assert said(book, "nr", "beslisser") == [("WB-2", "@jur"), ("WB-1", "@raad")]
    assert stand(book.chronicle(), None, TODAY).open_vragen.value == 0


def test_a_body_that_answers_again_keeps_its_row(book: Any) -> None:
    book.line("2021-01-01", "decision-proposed", text="overname")
    book.line("2021-02-01", "decision-taken", of="WB-1", by=["reg"], outcome="aangehouden", text="later")
    book.line("2021-03-01", "decision-taken", of="WB-2", outcome="nee", text="niet")
    assert said(book, "nr", "uitkomst", "stand") == [("WB-1", "nee", "afgedaan")]


def test_a_question_that_one_body_answered_waits_for_the_conditions_of_another(asked: Any) -> None:
    assert stand(asked.chronicle(), None, TODAY).open_vragen.value == 1


def test_rows_stand_in_the_order_of_their_decisions(book: Any) -> None:
    book.line("2020-01-01", "decision-proposed", text="laat beslist")
    book.line("2021-01-01", "decision-taken", outcome="akkoord", text="vlot beslist")
    book.line("2021-02-01", "decision-taken", of="WB-1", outcome="akkoord", text="eindelijk")
    assert said(book, "nr") == [("WB-2",), ("WB-1",)]


def test_a_decision_without_a_text_is_told_by_its_question_or_by_itself(book: Any) -> None:
    book.line("2020-01-01", "decision-proposed", text="overname")
    book.line("2021-02-01", "decision-taken", of="WB-1", by=["reg"], outcome="akkoord")
    book.line("2021-03-01", "decision-taken", by=["reg"], outcome="nee")
    book.line("2021-04-01", "target-set", sort="deadline", by=["reg"], target={"at": "2023"})
    assert said(book, "besluit") == [("overname",), ("Besluit van @reg (nee)",)]
    assert book.shows("agenda", "WB-4", "wat") == "Deadline van @reg (2023)"
    assert book.shows("doelen", "WB-4", "doel") == "Deadline van @reg (2023)"
