"""What became of cases, and what the book says of itself."""

from datetime import date
from typing import Any


def test_a_permit_decided_again_after_appeal_shows_each_turn(book: Any) -> None:
    asked = book.line("2023-10-01", "case-opened", by=["wow"], at="college", sort="vergunning", text="bron")
    granted = book.line("2024-02-01", "case-closed", of=asked, by=["college"], outcome="verleend")
    book.line("2025-07-04", "decision-ended", of=granted, by=["rb"], how="vernietigd")
    book.line("2025-07-05", "case-moved", of=asked, stage="opnieuw")
    assert book.shows("zaken", asked, "stand", date(2024, 3, 1)) == "geldt"
    assert book.shows("zaken", asked, "stand", date(2025, 7, 4)) == "vernietigd"
    assert book.shows("zaken", asked, "stand") == "opnieuw open"
    assert book.shows("zaken", asked, "nu") == "@college"
    book.line("2026-01-01", "case-closed", of=asked, by=["college"], outcome="geweigerd")
    row = book.view("zaken").row(asked)
    assert (row.cells["resultaat"].value, row.cells["stand"].value) == ("geweigerd", "afgedaan")
    assert row.cells["beeindigd"].value == "@rb (vernietigd, 4 juli 2025)"


def test_two_corrections_each_show_what_stood_there_before(book: Any) -> None:
    told = book.line("2020", "note-taken", text="een")
    first = book.line("2021", "entry-corrected", of=told, instead={"text": "twee"})
    second = book.line("2022", "entry-corrected", of=told, instead={"text": "drie"}, text="verkeerd gelezen")
    rows = {row.key: row.cells for row in book.view("boek").rows}
    assert rows[f"{first}:correctie:{told}"]["was"].value == ("tekst: een",)
    last = rows[f"{second}:correctie:{told}"]
    assert (last["was"].value, last["nu"].value) == (("tekst: twee",), ("tekst: drie",))
    assert last["waarom"].value == ("verkeerd gelezen",)


def test_the_norm_of_the_dossier_decides_what_was_recorded_too_late(book: Any) -> None:
    told = book.line("2020-01-01", "note-taken", recorded="2020-01-21T09:00:00.000Z", text="laat")
    assert book.shows("boek", f"{told}:te-laat-geboekt", "nu") == ("20 dagen na het feit",)
    book.line("2020-01-01", "setting-fixed", recorded="2020-01-01T09:00:00.000Z",
              name="dagen-late-boeking", value="20")  # fmt: skip
    assert book.view("boek").row(f"{told}:te-laat-geboekt") is None


def test_a_source_older_than_the_fact_and_an_erasure_are_told(book: Any) -> None:
    book.line("2019", "document-issued", code="W1", sort="bron", text="krant")
    told = book.line("2020", "note-taken", text="x", evidence=[{"document": "W1"}])
    gone = book.line("2021", "entry-erased", of=told, fields=["text"], ground="AVG")
    assert book.shows("boek", f"{told}:bron-ouder", "was") == ("bron van 2019",)
    assert book.shows("boek", f"{gone}:gewist:{told}", "waarom") == ("AVG",)
