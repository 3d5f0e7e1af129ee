from datetime import date
from typing import Any

import pytest

from wijkledger.domain.registry import EVENTS
from wijkledger.projections.register import ALIASES, VIEWS, build, canonical_name
from wijkledger.projections.sentence import sentence
from wijkledger.projections.stand import stand
from wijkledger.projections.view import Cell, as_json, as_rows

TODAY = date(2022, 6, 1)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("held_on", [None, date(2021, 11, 1)])
def test_every_value_knows_on_which_entries_it_rests(history: Any, name: str, held_on: date | None) -> None:
    view = history.view(name, held_on)
    known = {entry.citation for entry in history.entries}
    for row in view.rows:
        assert set(row.cells) == {column.name for column in view.columns}
        for cell in row.cells.values():
            assert cell.entries or cell.value is None
            assert set(cell.entries) <= known
            assert all(reading.entries for reading in cell.readings)


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_has_something_to_show_and_its_keys_are_its_own(history: Any, name: str) -> None:
    keys = [row.key for row in history.view(name).rows]
    assert keys
    assert len(set(keys)) == len(keys)
    assert all("/" not in key for key in keys)


@pytest.mark.parametrize("name", VIEWS)
def test_the_path_in_the_json_leads_back_to_the_cell(history: Any, name: str) -> None:
    view = history.view(name)
    told = as_json(view)
    for row, as_told in zip(view.rows, told["rows"], strict=True):
        dossier, view_name, key = as_told["path"].split("/")
        assert (dossier, view_name) == ("WB", name)
        for column in view.columns:
            assert view.path(row, column.name) == f"{as_told['path']}/{column.name}"
            cell = view.cell(key, column.name)
            assert cell is not None
            assert as_told["cells"][column.name]["entries"] == list(cell.entries)
            assert as_told["cells"][column.name]["path"] == view.path(row, column.name)


@pytest.mark.parametrize("name", VIEWS)
def test_plain_rows_have_the_headings_and_a_text_for_every_cell(history: Any, name: str) -> None:
    view = history.view(name)
    head, *rows = as_rows(view)
    labels = [column.label for column in VIEWS[name].COLUMNS if column.name != "nr"]
    assert head[: len(labels) + 1] == ["nr", *labels]
    assert head[len(labels) + 1 :] in ([], ["mogelijk"], ["anders"], ["mogelijk", "anders"])
    assert [row[0] for row in rows] == [row.key for row in view.rows]
    assert all(len(row) == len(head) for row in rows)


def test_what_others_say_and_what_is_uncertain_stand_beside_the_values(book: Any) -> None:
    role = book.line("2021", "role-agreed", holders=["gem"], role="eigenaar", share={"n": 2, "d": 3})
    book.line("2022", "account-added", of=role, instead={"share": {"n": 1, "d": 2}})
    head, row = as_rows(book.view("rollen", date(2021, 6, 1)))
    told = dict(zip(head, row, strict=True))
    assert (told["aandeel"], "anders" in told) == ("2/3", False)
    assert "aandeel" in told["mogelijk"]
    told = dict(zip(*as_rows(book.view("rollen")), strict=True))
    assert (told["aandeel"], told["anders"]) == ("2/3", "aandeel: anders: 1/2 [WB-2]")


def test_a_view_is_found_by_its_dutch_and_its_english_name(history: Any) -> None:
    assert canonical_name("Commitments") == canonical_name("toezeggingen") == "toezeggingen"
    assert set(ALIASES.values()) <= set(VIEWS)
    assert canonical_name("weer") is None
    with pytest.raises(KeyError):
        build("weer", history.chronicle(), None, TODAY)


def test_a_cell_of_a_row_or_column_that_is_not_there_is_none(history: Any) -> None:
    view = history.view("lessen")
    assert view.cell("WB-999", "les") is None
    assert view.cell(view.rows[0].key, "kleur") is None


def test_the_newest_phase_that_is_not_closed_is_the_current_one(book: Any) -> None:
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2020", "phase-entered", phase="uitwerken")
    book.line("2021", "phase-entered", phase="ontwikkelen", part="noord")
    view = book.view("fase")
    assert [row.cells["stand"].value for row in view.rows] == ["voorbij", "huidig", "huidig"]
    assert view.rows[0].cells["stand"].entries == ("WB-1", "WB-2")


def test_a_phase_that_was_left_makes_the_one_before_it_current_again(book: Any) -> None:
    book.line("2018", "phase-entered", phase="ontwikkelen")
    book.line("2020", "phase-entered", phase="uitvoeren")
    book.line("2021", "phase-closed", phase="uitvoeren", outcome="verlaten")
    assert book.shows("fase", "WB-1", "stand") == "huidig"
    assert book.shows("fase", "WB-2", "stand") == "afgerond (verlaten)"


def test_a_phase_that_is_done_leaves_none_current(book: Any) -> None:
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2020", "phase-entered", phase="uitwerken")
    book.line("2021", "phase-closed", phase="uitwerken", outcome="bereikt")
    assert [row.cells["stand"].value for row in book.view("fase").rows] == ["voorbij", "afgerond (bereikt)"]


def test_a_phase_whose_date_is_vague_is_possibly_the_current_one(book: Any) -> None:
    book.line("2018", "phase-entered", phase="opstarten")
    book.line("2020", "phase-entered", phase="uitwerken")
    cells = [row.cells["stand"] for row in book.view("fase", date(2020, 6, 1)).rows]
    assert [(cell.value, cell.possible) for cell in cells] == [("huidig", True), ("huidig", True)]
    assert len(book.view("fase", date(2019, 6, 1)).rows) == 1


def test_a_promise_shows_its_first_and_its_present_term_and_how_often_it_moved(history: Any) -> None:
    row = history.view("toezeggingen").row("WB-9")
    assert row is not None
    said = {name: cell.value for name, cell in row.cells.items()}
    assert said["wat"] == "vraag Coöperatie WOW om raad"
    assert said["wie"] == "Gemeente Wageningen"
    assert said["eerst"] == "volgend overleg Regiegroep"
    assert (said["nu"], said["herzien"], said["stand"]) == ("februari 2022", 1, "te laat")
    assert row.cells["stand"].entries == ("WB-9", "WB-13")
    assert row.cells["grond"].entries == ("WB-9", "WB-8")


def test_a_day_in_the_past_decides_what_was_late_then(history: Any) -> None:
    assert history.shows("toezeggingen", "WB-9", "stand", date(2021, 11, 1)) == "open"
    # The body met on the 22nd and the term had not been moved yet.
    assert history.shows("toezeggingen", "WB-9", "stand", date(2021, 11, 23)) == "te laat"
    assert history.shows("toezeggingen", "WB-9", "stand", date(2022, 1, 1)) == "open"


def test_a_next_meeting_that_was_held_is_said_with_its_day(history: Any) -> None:
    cell = history.view("toezeggingen", date(2021, 11, 24)).cell("WB-9", "nu")
    assert cell is not None
    assert cell.value == "volgend overleg Regiegroep (22 november 2021)"
    assert cell.entries == ("WB-9", "WB-11")


def test_the_next_meeting_of_a_body_that_never_met_again_stays_open(book: Any) -> None:
    book.line("2020", "meeting-opened", body="reg")
    book.line("2020", "commitment-made", meeting="WB-1", due={"next_meeting": True}, text="brief")
    assert book.shows("toezeggingen", "WB-2", "stand") == "open"
    assert book.shows("toezeggingen", "WB-2", "nu") == "volgend overleg"


def test_a_promise_with_a_vague_beginning_is_not_opened_again_by_it(book: Any) -> None:
    book.line("2021", "commitment-made", text="brief")
    book.line("2021-05-01", "commitment-settled", of="WB-1", outcome="nagekomen")
    assert book.shows("toezeggingen", "WB-1", "stand") == "nagekomen"


def test_a_settlement_that_may_have_come_later_makes_the_answer_possible(book: Any) -> None:
    book.line("2020-01-01", "commitment-made", text="brief")
    book.line("2021", "commitment-settled", of="WB-1", outcome="nagekomen")
    cell = book.view("toezeggingen", date(2021, 6, 1)).cell("WB-1", "stand")
    assert (cell.value, cell.possible) == ("nagekomen", True)


def test_what_acts_on_a_thing_that_had_not_begun_is_not_shown(book: Any) -> None:
    book.line("2024-05-22", "target-set", text="geen beroep")
    book.line("../2025-07-03", "target-settled", of="WB-1", outcome="gemist")
    assert len(book.view("doelen", date(2021, 1, 1)).rows) == 0


def test_one_question_with_two_answers_is_one_row_with_its_conditions(history: Any) -> None:
    row = history.view("besluiten").row("WB-8")
    assert row is not None
    assert row.cells["uitkomst"] == Cell("akkoord mits", ("WB-12",))
    assert row.cells["voorwaarden"].value == ("1. de raad instemt (open)",)
    assert row.cells["stand"].value == "wacht op voorwaarden"
    history.line("2022-05-05", "condition-settled", of="WB-12.1", outcome="vervuld")
    row = history.view("besluiten").row("WB-8")
    assert row.cells["voorwaarden"].value == ("1. de raad instemt (vervuld)",)
    assert row.cells["stand"].value == "geldt"


def test_a_decision_that_ends_in_part_says_what_remains(book: Any) -> None:
    book.line("2020-01-01", "decision-taken", outcome="akkoord", text="plan")
    book.line("2021-01-01", "decision-ended", of="WB-1", how="vervangen", remains="hoofdstuk 2")
    assert book.shows("besluiten", "WB-1", "stand") == "geldt, deels vervangen"
    assert book.shows("besluiten", "WB-1", "blijft") == "hoofdstuk 2"


def test_an_agreement_is_in_force_when_all_listed_parties_signed(book: Any) -> None:
    draft = book.line("2020", "agreement-drafted", parties=["gem", "wow"], sort="convenant")
    assert book.shows("overeenkomsten", draft, "stand") == "concept"
    book.line("2021-01-01", "agreement-signed", of=draft, by=["gem"])
    assert book.shows("overeenkomsten", draft, "stand") == "getekend door 1 van 2"
    book.line("2021-02-01", "agreement-signed", of=draft, by=["wow"])
    assert book.shows("overeenkomsten", draft, "stand") == "van kracht"
    book.line("2021-03-01", "agreement-changed", of=draft, standing="opgeschort", text="wachten op de raad")
    assert book.shows("overeenkomsten", draft, "stand") == "opgeschort"
    book.line("2021-04-01", "agreement-ended", of=draft, how="opgezegd")
    assert book.shows("overeenkomsten", draft, "stand") == "beëindigd (opgezegd)"


def test_two_thirds_and_67_per_cent_are_no_contradiction_but_82_and_83_are(history: Any) -> None:
    share = history.view("rollen").cell("WB-14", "aandeel")
    assert share is not None
    assert (share.value, share.readings[0].value) == ("2/3", "67 %")
    assert not share.contradicted
    missing = history.view("ontbreekt")
    assert missing.row("WB-16:lezingen") is not None
    assert missing.row("WB-14:lezingen") is None


def test_an_escalation_knows_whether_it_follows_the_agreed_path(history: Any) -> None:
    row = history.view("escalaties").row("WB-18")
    assert row is not None
    assert (row.cells["stap"].value, row.cells["pad"].value) == (1, "volgens pad")
    assert row.cells["stand"].value == "te laat"


def test_without_a_lane_any_path_that_was_followed_counts(book: Any) -> None:
    inside = [{"number": 1, "who": "wt"}]
    between = [{"number": 1, "who": "p8"}, {"number": 2, "who": "stg"}]
    book.line("2018", "escalation-path-agreed", by=["gem", "wow"], lane="tussen partijen", steps=between)
    book.line("2018", "escalation-path-agreed", by=["gem"], lane="binnen gemeente", steps=inside)
    raised = book.line("2022", "escalation-raised", by=["wow"], to=["stg"], step=2)
    cell = book.view("escalaties").cell(raised, "pad")
    assert (cell.value, cell.entries) == ("volgens pad", (raised, "WB-1"))
    lost = book.line("2022", "escalation-raised", by=["wow"], to=["raad"], step=1)
    assert book.shows("escalaties", lost, "pad") == "wijkt af van pad"


def test_an_evaluation_shows_what_it_found_and_what_came_of_it(history: Any) -> None:
    row = history.view("evaluaties").row("WB-21")
    assert row is not None
    assert row.cells["stand"].value == "gehouden"
    assert row.cells["bevindingen"].value == ("min: niemand trekt de communicatie",)
    assert row.cells["bijsturing"].entries == ("WB-24",)


def test_a_lesson_knows_its_phase_and_who_is_for_and_against(history: Any) -> None:
    row = history.view("lessen").row("WB-25")
    assert row is not None
    assert row.cells["fase"].value == "uitwerken"
    assert row.cells["spoor"].value == ("wijk",)
    assert row.cells["onderschreven"].value == ("Gemeente Wageningen",)
    assert row.cells["betwist"].value == ("Regiegroep: te duur",)


def test_a_target_shows_every_shift_with_its_reason(history: Any) -> None:
    row = history.view("doelen").row("WB-28")
    assert row is not None
    assert row.cells["verschoven"].value == ("2e helft 2024 (juni 2021): levertijden",)
    assert row.cells["nu"].value == "2e helft 2024"


def test_the_agenda_is_in_the_order_of_the_terms_and_counts_the_days(history: Any) -> None:
    rows = history.view("agenda").rows
    assert [(row.key, row.cells["hoe_laat"].value) for row in rows] == [
        ("WB-9", "93 dagen te laat"),
        ("WB-18", "12 dagen te laat"),
        ("WB-28", "over 944 dagen"),
    ]


def test_what_nobody_owns_or_dated_is_missing(book: Any) -> None:
    book.line("2020", "commitment-made", text="brief")
    book.line("2020", "input-received", text="vraag")
    book.line("2020", "evaluation-planned", due={"at": "2021"}, text="terugblik")
    book.line("2020-01-01", "meeting-opened", body="reg")
    book.line("2020-02-01", "meeting-opened", body="reg")
    book.line("2020", "phase-entered", phase="opstarten")
    assert [row.key for row in book.view("ontbreekt").rows] == [
        "WB-1:geen-eigenaar",
        "WB-1:geen-termijn",
        "WB-2:geen-antwoord",
        "WB-3:niet-gehouden",
        "WB-4:verslag",
        "WB-6:geen-grond",
    ]


def test_the_timeline_shows_other_accounts_beside_the_entry(history: Any) -> None:
    row = history.view("tijdlijn").row("WB-16")
    assert row is not None
    assert row.cells["zin"].value == "Meting deelname (83 % van 293)"
    assert row.cells["lezingen"].value == ("Lezing van de meting (WB-16), waarde 82 %: andere krant",)
    assert row.cells["lezingen"].entries == ("WB-17",)


def test_a_page_of_the_timeline_is_made_without_the_rest(history: Any) -> None:
    rows = history.view("tijdlijn").rows
    assert [row.key for row in rows[2:4]] == [rows[2].key, rows[3].key]


def test_a_sentence_says_the_word_that_says_most(book: Any) -> None:
    book.line("2018", "actor-registered", code="gem", name="Gemeente", sort="organisatie")
    book.line(
        "2021", "commitment-made", by=["gem"], sort="actie", due={"at": "2021-12-20"}, text="taakomschrijving"
    )
    book.line("2021", "decision-ended", of="WB-2", how="vernietigd")
    book.line("2021", "decision-taken", by=["gem"], outcome="aangehouden", text="erbij?")
    chronicle = book.chronicle()
    assert [sentence(chronicle, chronicle.numbered[number]) for number in (1, 2, 3, 4)] == [
        "Partij Gemeente",
        "Actie van Gemeente (uiterlijk 20 december 2021): taakomschrijving",
        "De actie (WB-2) is vernietigd",
        "Besluit van Gemeente (aangehouden): erbij?",
    ]


@pytest.mark.parametrize("kind", EVENTS)
def test_every_kind_has_a_sentence_also_when_all_was_forgotten(book: Any, kind: str) -> None:
    book.line("2021", kind, text="x")
    book.entries[0].fields = {}
    book.entries[0].erased = ("text",)
    chronicle = book.chronicle()
    assert sentence(chronicle, chronicle.numbered[1]).endswith("[gewist]")


def test_the_standing_of_a_dossier_counts_what_is_open_late_and_missing(history: Any) -> None:
    summary = stand(history.chronicle(), None, TODAY)
    assert summary.naam == Cell("De Benedenbuurt", ("WB-1", "WB-30"))
    assert (summary.fase.value, summary.fase.entries) == ("uitwerken", ("WB-6",))
    assert (summary.open, summary.te_laat) == (Cell(1, ("WB-9",)), Cell(1, ("WB-9",)))
    assert summary.open_vragen == Cell(1, ("WB-8",))
    told = summary.as_json()
    assert (told["code"], told["regels"], told["open"]) == ("WB", 38, 1)
    assert told["entries"]["te_laat"] == ["WB-9"]
    assert summary.ontbreekt.value == len(history.view("ontbreekt").rows)


def test_an_empty_dossier_has_a_standing_too(book: Any) -> None:
    summary = stand(book.chronicle(), None, TODAY)
    assert (summary.regels, summary.naam.value, summary.open.value) == (0, None, 0)
