from typing import Any


def test_what_presses_most_stands_first(book: Any) -> None:
    book.line("2020", "decision-taken", outcome="aangehouden", text="erbij?")
    book.line("2020", "commitment-made", by=["gem"], text="zonder termijn")
    book.line("2020", "commitment-made", due={"at": "2030"}, text="zonder eigenaar")
    book.line("2020", "commitment-made", by=["gem"], due={"at": "2021"}, text="te laat")
    book.line("2020", "input-received", text="vraag")
    assert [row.key for row in book.view("ontbreekt").rows] == [
        "WB-4:te-laat",
        "WB-3:geen-eigenaar",
        "WB-1:vraag-open",
        "WB-2:geen-termijn",
        "WB-5:geen-antwoord",
    ]


def test_each_gap_says_which_line_would_mend_it(book: Any) -> None:
    book.line("2020", "commitment-made", text="brief")
    assert book.shows("ontbreekt", "WB-1:geen-termijn", "doen") == (
        "noem een termijn met: herzien WB-1 uiterlijk …"
    )
    assert book.shows("ontbreekt", "WB-1:geen-eigenaar", "doen") == (
        "noem wie het doet met: herzien WB-1 door @…"
    )


def test_minutes_that_were_never_adopted_are_one_row_for_each_body(book: Any) -> None:
    book.line("2020", "actor-registered", code="reg", name="Regiegroep", sort="gremium")
    for day in ("2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01"):
        book.line(day, "meeting-opened", body="reg")
    book.line("2020-02-01", "minutes-adopted", of="WB-2")
    row = book.view("ontbreekt").row("WB-3:verslag")
    assert row.cells["wat"].value == "2 verslagen niet vastgesteld"
    assert row.cells["waarbij"].value == "Regiegroep: 1 februari 2020 (WB-3), 1 maart 2020 (WB-4)"
    assert row.cells["wat"].entries == ("WB-3", "WB-4", "WB-5")
    assert len(book.view("ontbreekt").rows) == 1


def test_the_minutes_of_the_last_meeting_are_not_missing_yet(book: Any) -> None:
    book.line("2020-01-01", "meeting-opened", body="reg")
    assert len(book.view("ontbreekt").rows) == 0


def test_a_phase_without_a_ground_that_was_explained_is_not_missing(book: Any) -> None:
    book.line("2020", "phase-entered", phase="opstarten")
    assert book.view("ontbreekt").row("WB-1:geen-grond") is not None
    book.line("2020", "rule-explained", rule="R-PHA-1", about="WB-1", text="vóór het stappenplan begonnen")
    assert book.view("ontbreekt").row("WB-1:geen-grond") is None
    assert book.shows("fase", "WB-1", "uitleg") == ("vóór het stappenplan begonnen",)
