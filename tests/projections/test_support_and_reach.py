"""Measured support, means and reach: what counted then keeps counting, whatever was moved later."""

from datetime import date
from typing import Any


def threshold(book: Any) -> str:
    target: str = book.line(
        "2020", "target-set", sort="drempel", value={"pct": 750}, group="own", text="genoeg"
    )
    return target


def test_a_threshold_that_was_moved_later_does_not_change_what_counted_then(book: Any) -> None:
    target = threshold(book)
    book.line("2021-03-01", "figure-measured", what="steun", group="own", rows=[{"n": 152, "of": 200}])
    book.line("2021-05-01", "target-moved", of=target, value={"pct": 900})
    row = book.view("draagvlak").row("WB-2")
    said = {name: cell.value for name, cell in row.cells.items()}
    assert (said["aantal"], said["van"], said["procent"]) == (152, 200, "76 %")
    assert (said["drempel"], said["gehaald"], said["verouderd"]) == ("75 %", "ja", "nee")
    book.line("2021-06-01", "figure-measured", what="steun", group="own", rows=[{"n": 160, "of": 210}])
    assert book.shows("draagvlak", "WB-4", "gehaald") == "nee"
    assert book.shows("draagvlak", "WB-2", "verouderd") == ("gemeten op 1 juni 2021",)
    assert book.shows("draagvlak", "WB-2", "verouderd", date(2021, 5, 15)) == "nee"


def test_a_rounded_account_agrees_and_another_one_may_turn_the_answer(book: Any) -> None:
    threshold(book)
    measured = book.line("2021", "figure-measured", what="steun", group="own", rows=[{"n": 152, "of": 200}])
    book.line("2022", "account-added", of=measured, instead={"rows": [{"pct": 760}]})
    book.line("2022", "account-added", of=measured, instead={"rows": [{"pct": 740}]})
    share = book.view("draagvlak").cell(measured, "procent")
    assert [reading.agrees for reading in share.readings] == [True, False]
    reached = book.view("draagvlak").cell(measured, "gehaald")
    assert [(reading.value, reading.agrees) for reading in reached.readings] == [("ja", True), ("nee", False)]


def test_a_later_plan_version_makes_a_measurement_old_and_leaves_it_its_own_version(book: Any) -> None:
    plan = book.line("2020-01-01", "document-issued", sort="plan", version="1", text="plan")
    book.line("2020-02-01", "figure-measured", what="steun", rows=[{"pct": 800}], about=plan)
    book.line("2020-03-01", "document-issued", of=plan, sort="plan", version="2", text="plan")
    assert book.shows("draagvlak", "WB-2", "versie") == "1"
    assert book.shows("draagvlak", "WB-2", "verouderd") == ("planversie van 1 maart 2020",)


def test_a_group_that_was_never_reached_has_a_row_that_says_so(book: Any) -> None:
    book.line("2018", "phase-entered", phase="uitwerken")
    book.line("2018", "actor-registered", code="huur", name="Huurders", sort="groep")
    book.line("2019-01-01", "activity-planned", groups=["huur"], text="avond")
    assert book.shows("wijk", "huur", "contact") == "nooit bereikt"
    book.line("2019-02-01", "activity-held", of="WB-3", by=["wow"], groups=["huur"], means="bewonersavond")
    row = book.view("wijk").row("huur:WB-1")
    assert [row.cells[name].value for name in ("fase", "contact", "middel", "trekker", "keren")] == [
        *("uitwerken", "1 februari 2019", "bewonersavond", "@wow", 1)
    ]
    assert book.shows("wijk", "huur", "contact", date(2019, 1, 15)) == "nooit bereikt"


def test_support_shows_an_unmet_condition_and_what_leans_on_it(book: Any) -> None:
    asked = book.line("2020-01-01", "support-asked", by=["wow"], to=["gem"], sort="geld", text="trekker")
    granted = book.line("2020-02-01", "support-decided", of=asked, outcome="toegekend",
                        conditions=[{"number": 1, "text": "verslag"}], until="2021-12-31")  # fmt: skip
    book.line("2020-03-01", "role-agreed", holders=["wow"], role="trekker", basis=[granted])
    book.line("2020-04-01", "condition-settled", of=f"{granted}.1", outcome="niet vervuld")
    row = book.view("middelen").row(asked)
    assert (row.cells["van"].value, row.cells["aan"].value) == ("@gem", "@wow")
    assert row.cells["voorwaarden"].value == ("1. verslag (niet vervuld)",)
    assert row.cells["stand"].value == "afgelopen, voorwaarde 1 niet vervuld"
    assert row.cells["steunt"].entries == ("WB-3",)


def test_capacity_that_became_short_says_so_and_was_arranged_before(book: Any) -> None:
    first = book.line("2020-01-01", "capacity-stated", who=["gem"], stance="geregeld", text="projectleider")
    book.line("2021-01-01", "capacity-stated", who=["gem"], stance="tekort", text="weg", basis=[first])
    assert book.shows("middelen", first, "stand") == "geregeld, later tekort"
    assert book.shows("middelen", first, "stand", date(2020, 6, 1)) == "geregeld"
