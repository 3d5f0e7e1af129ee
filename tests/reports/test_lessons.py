"""What the lessons-learned report says, and on which entries it says to rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

import pytest

from wijkledger.domain.entry import Entry
from wijkledger.reports.document import Document, FootnoteRef, Heading, Table, cited_in, inlines_of
from wijkledger.reports.lessons.prose import tallied

Told = Callable[[Document, str], str]
Cited = Callable[[Document, str, str], list[str]]

CHAPTERS = [
    "Samenvatting",
    "Verantwoording",
    "Fasen in de tijd",
    "Rollen toen en nu",
    "Overeenkomsten",
    "Besluiten die ertoe deden",
    "Toezeggingen",
    "Doelen die verschoven of niet gehaald zijn",
    "Escalaties en hoe ze afliepen",
    "Evaluaties en bevindingen",
    "Lessen",
    "Aanbevelingen",
    "Lezingen die verschillen",
    "Colofon",
]


class Book(Protocol):
    entries: list[Entry]

    def write(
        self, kind: str, when: str = "XXXX", *, erased: tuple[str, ...] = (), **values: object
    ) -> str: ...

    def open(self) -> None: ...

    def report(self, held_on: date | None = None) -> Document: ...


def chapters(document: Document) -> list[str]:
    blocks = (*document.blocks, *document.closing)
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 1]


def test_given_nothing_but_an_opened_dossier_then_every_chapter_stands_with_a_sentence_and_no_empty_table(
    book: Book,
) -> None:
    document = book.report()

    assert chapters(document) == CHAPTERS
    assert not [b for b in document.blocks if isinstance(b, Table) and not b.rows]
    before = [b for a, b in zip(document.blocks, document.blocks[1:], strict=False) if isinstance(a, Heading)]
    assert all(inlines_of(block) or isinstance(block, Heading) for block in before)


@pytest.mark.parametrize(
    ("chapter", "sentence"),
    [
        ("Fasen in de tijd", "Er is geen fase vastgelegd."),
        ("Overeenkomsten", "Er is geen overeenkomst vastgelegd."),
        ("Toezeggingen", "Er is geen toezegging vastgelegd."),
        ("Escalaties en hoe ze afliepen", "Er is geen spanning of escalatie vastgelegd."),
        ("Evaluaties en bevindingen", "Er is geen evaluatie gepland of gehouden."),
        ("Lessen", "Er is geen les vastgelegd."),
        ("Lezingen die verschillen", "Er zijn geen lezingen die verschillen."),
    ],
)
def test_given_none_of_a_kind_then_the_chapter_says_so_plainly(
    book: Book, told: Told, chapter: str, sentence: str
) -> None:
    assert sentence in told(book.report(), chapter)


def a_whole_history(book: Book) -> None:
    book.write(
        "document-issued", "2018-06-22", code="W1", sort="bron", text="krant", address="https://a.nl/b"
    )
    signed = book.write(
        "agreement-signed",
        "2018-06-21",
        by=["gem", "wow"],
        sort="intentieovereenkomst",
        text="samen op weg",
        evidence=[{"document": "W1", "page": "3"}],
    )
    book.write("phase-entered", "2018-07", phase="uitwerken", basis=[signed], grounding="afgeleid")
    book.write("role-agreed", "2018-06-21", holders=["wow"], role="trekker", text="warmtenet")
    asked = book.write("decision-taken", "2019-01-10", by=["college"], outcome="aangehouden", text="subsidie")
    book.write("decision-taken", "2019-03-10", by=["college"], of=asked, outcome="nee", text="geen subsidie")
    promise = book.write(
        "commitment-made", "2019-04", by=["gem"], to=["wow"], due={"at": "2019-12"}, text="een antwoord"
    )
    book.write("commitment-moved", "2020-01", of=promise, due={"at": "2020-12"})
    target = book.write("target-set", "2019", sort="prognose", target={"at": "2021"}, text="eerste woningen")
    book.write("target-moved", "2022", of=target, target={"at": "2025"}, text="riool later")
    book.write("role-agreed", "2022-08", holders=["gem"], role="eigenaar", share={"n": 2, "d": 3}, at="wow")
    book.write("evaluation-held", "2021-02", by=["gem"], text="terugblik")
    book.write("finding-noted", "2021-02", verdict="min", dimension="sociaal", text="te weinig mensen")
    lesson = book.write(
        "lesson-captured", "2021-03", by=["wow"], sort="advies", text="bel aan", tags=["wijk"]
    )
    book.write("entry-confirmed", "2021-04", of=[lesson], by=["college"], how="onderschreven")
    book.write("tension-signalled", "2021-05", between=["gem", "wow"], text="wie betaalt")
    counted = book.write("figure-measured", "2022-07-15", what="deelname", rows=[{"pct": 830}])
    book.write("account-added", "XXXX", of=counted, instead={"rows": [{"pct": 700}]})


def test_every_mark_has_a_footnote_and_every_footnote_is_an_entry_that_some_mark_cites(book: Book) -> None:
    a_whole_history(book)

    document = book.report()

    noted = [note.citation for note in document.footnotes]
    assert sorted(noted) == sorted(cited_in(document.blocks))
    assert noted == sorted(noted, key=lambda citation: int(citation.removeprefix("WB-")))


def test_every_row_and_every_list_item_with_a_fact_of_the_history_cites_an_entry(book: Book) -> None:
    a_whole_history(book)

    document = book.report()

    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                assert any(isinstance(one, FootnoteRef) for cell in row for one in cell), row


@pytest.mark.parametrize(
    ("chapter", "words", "entries"),
    [
        ("Samenvatting", "in de fase uitwerken", ["WB-7"]),
        ("Samenvatting", "één overeenkomst vastgelegd: die is van kracht", ["WB-6"]),
        ("Besluiten die ertoe deden", "geen subsidie", ["WB-10"]),
        ("Toezeggingen", "een antwoord", ["WB-11", "WB-12"]),
        ("Evaluaties en bevindingen", "Te weinig mensen", ["WB-17"]),
        ("Lessen", "Bel aan.", ["WB-18", "WB-19"]),
        ("Aanbevelingen", "Coöperatie WOW adviseert: Bel aan.", ["WB-18"]),
        ("Aanbevelingen", "Te weinig mensen", ["WB-17"]),
        ("Escalaties en hoe ze afliepen", "Wie betaalt", ["WB-20"]),
    ],
)
def test_a_statement_cites_the_entries_that_it_rests_on(  # noqa: PLR0913, PLR0917 - three fixtures, three cases
    book: Book, told: Told, cited: Cited, chapter: str, words: str, entries: list[str]
) -> None:
    a_whole_history(book)

    document = book.report()

    assert words in told(document, chapter)
    assert set(entries) <= set(cited(document, chapter, words))


def test_given_a_role_that_came_after_the_first_agreement_then_it_stands_only_on_the_side_of_now(
    book: Book,
) -> None:
    a_whole_history(book)

    table = next(b for b in book.report().blocks if isinstance(b, Table) and "Verschil" in b.columns)

    rows = [["".join(getattr(one, "text", "") for one in cell) for cell in row] for row in table.rows]
    said = {party: rest for party, *rest in rows}
    then, now, difference = said["Gemeente Wageningen"]
    assert "eigenaar" not in then
    assert "eigenaar van 2/3 bij Coöperatie WOW" in now
    assert difference == "gewijzigd"
    assert said["Coöperatie WOW"][2] == "gelijk"


def test_given_a_day_in_the_past_then_what_came_later_is_not_told(book: Book, told: Told) -> None:
    a_whole_history(book)

    document = book.report(held_on=date(2019, 2, 1))

    assert "Er is geen les vastgelegd." in told(document, "Lessen")
    assert "geen subsidie" not in told(document, "Besluiten die ertoe deden")
    assert "aangehouden" in told(document, "Besluiten die ertoe deden")


def test_given_a_promise_past_its_last_term_then_it_is_late_for_the_party_that_made_it(
    book: Book, told: Told
) -> None:
    a_whole_history(book)

    said = told(book.report(), "Toezeggingen")

    assert "één keer herzien" in said
    assert "te laat" in said


def test_a_lesson_that_the_other_side_endorsed_is_told_in_the_summary(book: Book, told: Told) -> None:
    a_whole_history(book)

    assert "Gedeelde les: Bel aan." in told(book.report(), "Samenvatting")


def test_given_an_objection_then_the_lesson_is_disputed_and_not_shared(book: Book, told: Told) -> None:
    lesson = book.write("lesson-captured", "2021", by=["wow"], sort="fout", text="te laat begonnen")
    book.write("entry-confirmed", "2021", of=[lesson], by=["gem"])
    book.write(
        "account-added", "2021", of=lesson, by=["gem"], standing="bezwaar", text="wij begonnen op tijd"
    )

    document = book.report()

    assert "Betwist door: Gemeente Wageningen: wij begonnen op tijd." in told(document, "Lessen")
    assert "Gedeelde les" not in told(document, "Samenvatting")


def test_given_erased_values_then_they_read_as_such_and_the_method_says_so(book: Book, told: Told) -> None:
    lesson = book.write("lesson-captured", "2021", by=["wow"], sort="fout", text="x", erased=("text", "by.0"))
    book.write("entry-erased", "2022", of=lesson, fields=["text", "by.0"], ground="AVG")

    document = book.report()

    assert "[gewist]" in told(document, "Lessen")
    assert "In één regel zijn gegevens gewist (grond: AVG)" in told(document, "Verantwoording")


def test_given_every_value_erased_then_the_report_is_still_made(book: Book) -> None:
    a_whole_history(book)
    for entry in book.entries:
        entry.erased, entry.fields = tuple(sorted(entry.fields)), {}

    document = book.report()

    assert chapters(document) == CHAPTERS


def test_a_footnote_tells_the_day_the_sentence_how_firm_it_is_and_the_source(book: Book) -> None:
    a_whole_history(book)

    notes = {note.citation: note for note in book.report().footnotes}

    assert notes["WB-6"].sentence.startswith("21 juni 2018: overeenkomst")
    [source] = notes["WB-6"].sources
    assert (source.code, source.title, source.address, source.date, source.page) == (
        "W1",
        "krant",
        "https://a.nl/b",
        "22 juni 2018",
        "3",
    )
    assert notes["WB-7"].sentence.endswith("Dit is afgeleid en staat niet zo in de bron.")


def test_the_colophon_bears_the_size_and_the_root_of_the_ledger(book: Book, told: Told) -> None:
    said = told(book.report(), "Colofon")

    assert "grootboek-1" in said
    assert "00" * 32 in said
    assert "wijkledger verify" in said


def test_a_struck_out_entry_is_told_nowhere_but_in_the_count_of_corrections(book: Book, told: Told) -> None:
    wrong = book.write("lesson-captured", "2021", by=["wow"], sort="fout", text="dit was onzin")
    book.write("entry-corrected", "2021", of=wrong, void=True)

    document = book.report()

    assert "onzin" not in told(document, "Lessen")
    assert "één regel gecorrigeerd, waarvan één doorgehaald" in told(document, "Verantwoording")


def test_a_trajectory_that_was_taken_up_again_is_not_said_to_be_over(book: Book, told: Told) -> None:
    book.open()
    book.write("phase-entered", "2019-01-07", phase="ontwikkelen")
    book.write("trajectory-ended", "2019-10-21", outcome="afgebroken", text="op")
    assert "Het traject is beëindigd: afgebroken." in told(book.report(), "Samenvatting")
    book.write("phase-entered", "2020-01-27", phase="uitwerken")
    said = told(book.report(), "Samenvatting")
    assert "Het traject is eerder beëindigd (21 oktober 2019: afgebroken) en daarna weer opgenomen." in said
    assert "De wijk is in de fase uitwerken" in said


def test_who_left_an_agreement_is_no_party_to_it_now(book: Book, told: Told) -> None:
    book.open()
    book.write("actor-registered", code="lav", name="Lavendaal", sort="organisatie")
    signed = book.write("agreement-signed", "2018-12-12", by=["gem", "wow", "lav"], sort="convenant")
    assert "Lavendaal" in told(book.report(), "Rollen toen en nu")
    book.write("agreement-changed", "2021-03-15", of=signed, parties=["gem", "wow"], text="zonder Lavendaal")
    said = told(book.report(), "Rollen toen en nu")
    assert "niet meer" in said
    assert said.count("partij bij het convenant") == 5  # three then, two now


def test_one_party_that_agreed_a_path_alone_agreed_it_in_the_singular(book: Book, told: Told) -> None:
    book.open()
    book.write("escalation-path-agreed", "2018", by=["gem"], steps=[{"number": 1, "who": "college"}])
    assert "Gemeente Wageningen sprak een escalatiepad af" in told(
        book.report(), "Escalaties en hoe ze afliepen"
    )


def test_findings_stand_under_the_evaluation_that_they_come_from_and_name_it_once(
    book: Book, told: Told, cited: Cited
) -> None:
    book.open()
    held = book.write("evaluation-held", "2021-02-03", by=["gem"], participants=["wow"], text="terugblik")
    first = book.write("finding-noted", "2021-02-03", of=held, verdict="min", text="te weinig mensen")
    book.write("finding-noted", "2021-02-03", of=held, verdict="plus", text="goede sfeer")
    book.write("decision-taken", "2021-03", by=["college"], outcome="akkoord", text="meer", basis=[first])

    document = book.report()

    said = told(document, "Evaluaties en bevindingen")
    assert said.count("Uit de evaluatie van 3 februari 2021") == 1
    assert "Te weinig mensen. Daarop volgde: besluit ‘meer’." in said
    assert held in cited(document, "Evaluaties en bevindingen", "Uit de evaluatie van 3 februari 2021")
    assert first in cited(document, "Evaluaties en bevindingen", "Te weinig mensen.")


def test_an_entry_that_says_much_is_named_by_its_day_where_a_decision_names_it(
    book: Book, told: Told
) -> None:
    book.open()
    made = book.write("decision-taken", "2021-03", by=["college"], outcome="akkoord", text="meer")
    book.write("lesson-captured", "2021-04-05", by=["wow"], sort="fout", text="veel " * 40, basis=[made])

    assert "daarop rust: les (5 april 2021)" in told(book.report(), "Besluiten die ertoe deden")


def test_a_decision_that_was_ended_twice_is_told_once_in_the_summary(
    book: Book, told: Told, cited: Cited
) -> None:
    book.open()
    made = book.write("decision-taken", "2021-03-01", by=["college"], outcome="akkoord", text="de pomp")
    paused = book.write("decision-ended", "2022-02-01", of=made, how="geschorst", by=["gem"])
    ended = book.write("decision-ended", "2022-05-01", of=made, how="vernietigd", by=["gem"])

    document = book.report()

    said = (
        "Het besluit ‘de pomp’ is geschorst door Gemeente Wageningen (1 februari 2022) en vernietigd door"
        " Gemeente Wageningen (1 mei 2022)."
    )
    assert said in told(document, "Samenvatting")
    assert set(cited(document, "Samenvatting", "de pomp")) == {made, paused, ended}


def test_the_summary_begins_with_where_it_stands_and_ends_with_the_counts(book: Book) -> None:
    a_whole_history(book)

    headings = [block.text for block in book.report().blocks if isinstance(block, Heading)]

    begin = headings.index("Samenvatting")
    assert headings[begin + 1 : begin + 4] == ["Hoe het ervoor staat", "Wat ervan geleerd is", "In aantallen"]


def test_that_nobody_endorsed_or_disputed_a_lesson_is_explained_once(book: Book, told: Told) -> None:
    for text in ("een", "twee", "drie"):
        book.write("lesson-captured", "2021", by=["wow"], sort="fout", text=text)

    assert told(book.report(), "Lessen").count("Wat er niet bij staat, is niet vastgelegd.") == 1


def test_what_the_recommendations_lack_is_said_in_one_sentence(book: Book, told: Told) -> None:
    said = told(book.report(), "Aanbevelingen")

    assert "Er zijn geen adviezen, geen bevindingen zonder vervolg en geen open vragen en zaken." in said


def test_of_many_standings_the_rare_ones_are_counted_together() -> None:
    words = ["geldt"] * 9 + ["afgedaan"] * 3 + ["vervallen", "ingetrokken", "open"]

    assert tallied(words) == "negen gelden, drie zijn afgedaan en drie anders (vervallen; ingetrokken; open)"
    assert tallied(["open", "open"]) == "beide staan nog open"


def test_who_lost_the_name_is_said_to_have_none(book: Book, told: Told) -> None:
    book.open()
    book.write("actor-registered", code="p2", sort="persoon", name="x", erased=("name",))
    book.write("seat-taken", "2021", who="p2", function="penningmeester", at="wow")

    assert "zonder naam (@p2)" in told(book.report(), "Rollen toen en nu")
