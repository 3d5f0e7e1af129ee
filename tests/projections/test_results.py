"""What the view of decisions says of results, and the view of targets of dates that became known."""

from datetime import date
from typing import Any


def permit(book: Any) -> str:
    book.line("2018", "actor-registered", code="college", name="College", sort="gremium")
    book.line("2018", "actor-registered", code="rb", name="Rechtbank", sort="instantie")
    asked: str = book.line("2023-10-01", "case-opened", sort="vergunning", text="installatie")
    granted = book.line("2024-02-01", "case-closed", of=asked, by=["college"], outcome="verleend")
    book.line("2025-07-04", "decision-ended", of=granted, by=["rb"], how="vernietigd")
    return asked


def test_a_permit_that_was_granted_annulled_and_is_open_again_is_one_row(book: Any) -> None:
    asked = permit(book)
    book.line("2025-07-04", "case-moved", of=asked, stage="opnieuw bij het college")
    row = book.view("besluiten", today=date(2025, 12, 1)).row(asked)
    said = {name: cell.value for name, cell in row.cells.items()}
    assert (said["soort"], said["beslisser"], said["uitkomst"]) == ("vergunning", "College", "verleend")
    assert (said["stand"], said["daarna"]) == ("opnieuw open", "opnieuw bij het college")
    assert said["beeindigd"] == "Rechtbank (vernietigd, 4 juli 2025)"
    assert row.cells["stand"].entries == ("WB-6",)


def test_the_result_of_a_case_had_another_fate_on_another_day(book: Any) -> None:
    asked = permit(book)
    assert book.view("besluiten", date(2023, 12, 1)).row(asked) is None
    assert book.shows("besluiten", asked, "stand", date(2024, 3, 1)) == "geldt"
    assert book.shows("besluiten", asked, "stand", date(2025, 8, 1)) == "vernietigd"


def test_a_case_without_a_result_is_no_decision(book: Any) -> None:
    book.line("2023", "case-opened", sort="pilot", text="proef")
    assert len(book.view("besluiten").rows) == 0


def test_granted_support_holds_until_it_is_accounted_for(book: Any) -> None:
    asked = book.line("2020", "support-asked", sort="subsidie", text="website")
    granted = book.line("2020-05-01", "support-decided", of=asked, outcome="toegekend")
    assert book.shows("besluiten", asked, "stand") == "geldt"
    assert book.shows("besluiten", asked, "soort") == "toekenning"
    book.line("2021-05-01", "support-accounted", of=granted, outcome="verantwoord")
    assert book.shows("besluiten", asked, "stand") == "verantwoord"


def test_refused_support_is_done_with(book: Any) -> None:
    refused = book.line("2020-05-01", "support-decided", outcome="afgewezen", text="geen geld")
    assert book.shows("besluiten", refused, "stand") == "afgedaan"


def test_a_decision_shows_its_vote_its_dissent_and_its_part(book: Any) -> None:
    vote = {"in_favour": 5, "against": 1}
    book.line("2020-05-01", "decision-taken", outcome="akkoord", text="plan", vote=vote, dissent=["te duur"],
              part="noord")  # fmt: skip
    row = book.view("besluiten").row("WB-1")
    said = {name: cell.value for name, cell in row.cells.items()}
    assert (said["stemming"], said["tegen"], said["deel"]) == ("5 voor, 1 tegen", "te duur", "noord")
    assert said["soort"] == "besluit"


def test_a_first_date_that_was_told_later_became_known_and_did_not_slip(book: Any) -> None:
    target = book.line("2016", "target-set", sort="koppelkans", text="riool")
    book.line("2022-08-02", "target-moved", of=target, target={"at": "2022-09"}, text="aanbesteding")
    book.line("2022-10-01", "target-moved", of=target, target={"at": "2023-03"})
    row = book.view("doelen").row(target)
    said = {name: cell.value for name, cell in row.cells.items()}
    assert said["eerst"] is None
    assert said["bekend"] == ("september 2022 (2 augustus 2022): aanbesteding",)
    assert said["verschoven"] == ("maart 2023 (1 oktober 2022)",)
    assert said["nu"] == "maart 2023"


def test_the_first_term_of_a_promise_is_the_one_it_was_made_with(book: Any) -> None:
    promise = book.line("2020", "commitment-made", text="brief")
    book.line("2020-06-01", "commitment-moved", of=promise, due={"at": "2021"})
    assert book.shows("toezeggingen", promise, "eerst") is None
    assert book.shows("toezeggingen", promise, "nu") == "2021"
