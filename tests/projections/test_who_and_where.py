"""Who takes part, in which meetings, by which plan, with what input and within which frames."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest


@pytest.fixture
def house(book: Any) -> Any:
    book.line("2018", "dossier-opened", code="WB", name="Wijk", municipality="gem")
    book.line(
        "2018", "actor-registered", code="gem", name="Gemeente", sort="organisatie", standing="deelnemer"
    )
    book.line("2018", "actor-registered", code="wow", name="Bewoners Oost", sort="organisatie")
    book.line("2018", "actor-registered", code="reg", name="Regiegroep", sort="gremium", cadence="elke maand")
    book.line("2018", "actor-registered", code="p1", name="Anne", sort="persoon")
    return book


# --- wie ---------------------------------------------------------------------------------------------------


def test_a_name_is_told_as_it_is_and_as_it_was(house: Any) -> None:
    house.line("2019-05", "actor-changed", who="wow", name="Coöperatie Oost", standing="deelnemer")
    assert house.shows("wie", "wow", "naam") == "Coöperatie Oost"
    assert house.shows("wie", "wow", "eerder") == ("Bewoners Oost",)
    assert house.shows("wie", "wow", "naam", date(2019, 1, 1)) == "Bewoners Oost"
    assert house.shows("wie", "wow", "eerder", date(2019, 1, 1)) is None


def test_somebody_who_left_is_told_to_have_left_and_came_back_when_changed_again(house: Any) -> None:
    house.line("2020-03-01", "actor-left", who="wow", how="vertrokken")
    assert house.shows("wie", "wow", "stand") == "vertrokken"
    assert house.shows("wie", "wow", "tot") == "1 maart 2020"
    assert house.shows("wie", "gem", "stand") == "deelnemer"
    house.line("2021", "actor-changed", who="wow", standing="betrokken")
    assert (house.shows("wie", "wow", "stand"), house.shows("wie", "wow", "tot")) == ("betrokken", None)


def test_an_auditor_sees_which_mandate_held_on_the_day_of_signing(house: Any) -> None:
    given = house.line(
        "2019-01-10",
        "mandate-granted",
        holder="p1",
        by="gem",
        amount=[{"cents": 500_000, "per": "jaar"}],
        text="kleine steun toezeggen",
    )
    house.line("2020-06-01", "mandate-ended", of=given, text="klaar")
    told = house.shows("wie", "p1", "mandaat", date(2020, 1, 1))
    assert told == ("kleine steun toezeggen, tot € 5.000 per jaar, van Gemeente (10 januari 2019 – nu)",)
    told = house.shows("wie", "p1", "mandaat")
    assert told == (
        "kleine steun toezeggen, tot € 5.000 per jaar, van Gemeente (10 januari 2019 – 1 juni 2020)",
    )
    assert house.shows("wie", "p1", "mandaat", date(2018, 12, 31)) is None


def test_who_sits_where_for_whom_is_told_on_both_sides(house: Any) -> None:
    seat = house.line(
        "2019", "seat-taken", who="p1", at="reg", on_behalf_of="wow", function="voorzitter", until="2021"
    )
    assert house.shows("wie", "p1", "zetels") == (
        "voorzitter bij Regiegroep namens Bewoners Oost (2019 – verlopen 2021)",
    )
    assert house.shows("wie", "reg", "mensen") == ("Anne, voorzitter (2019 – verlopen 2021)",)
    assert house.shows("wie", "p1", "namens", date(2020, 1, 1)) == ("Bewoners Oost",)
    assert house.shows("wie", "p1", "namens") is None, "it has run out"
    house.line("2020-05-04", "seat-left", of=seat)
    assert house.shows("wie", "p1", "zetels") == (
        "voorzitter bij Regiegroep namens Bewoners Oost (2019 – 4 mei 2020)",
    )


def test_who_took_a_role_over_speaks_for_the_group_from_then_on(house: Any) -> None:
    house.line("2018", "actor-registered", code="bew", name="Bewoners", sort="groep")
    role = house.line(
        "2019-01-01", "role-agreed", holders=["wow"], role="vertegenwoordiger", represents="bew"
    )
    taken = house.line("2020-01-01", "role-changed", of=role, holders=["p1"], text="overgedragen")
    assert house.shows("wie", "wow", "namens", date(2019, 6, 1)) == ("Bewoners",)
    assert house.shows("wie", "p1", "namens", date(2019, 6, 1)) is None
    cell = house.view("wie").cell("p1", "namens")
    assert (cell.value, cell.entries) == (("Bewoners",), (role, taken))
    assert house.shows("wie", "wow", "namens") is None


def test_whom_somebody_is_only_meant_to_speak_for_is_told_as_meant(house: Any) -> None:
    house.line("2018", "actor-registered", code="bew", name="Bewoners", sort="groep")
    house.line(
        "2019", "role-agreed", holders=["wow"], role="vertegenwoordiger", represents="bew", stage="beoogd"
    )
    assert house.shows("wie", "wow", "namens") == ("Bewoners (beoogd)",)


def test_members_come_and_go(house: Any) -> None:
    house.line("2019", "actor-registered", code="wg", name="Werkgroep", sort="gremium", members=["gem", "p1"])
    house.line("2020", "actor-changed", who="wg", members_in=["wow"], members_out=["p1"])
    assert house.shows("wie", "wg", "leden") == ("Gemeente", "Bewoners Oost")
    assert house.shows("wie", "wg", "leden", date(2019, 12, 31)) == ("Gemeente", "Anne")


# --- overleg -----------------------------------------------------------------------------------------------


def met(house: Any, day: str) -> str:
    meeting: str = house.line(day, "meeting-opened", body="reg", place="De Koepel")
    house.line(
        day,
        "attendance-noted",
        present=[{"who": "gem"}, {"who": "p1", "on_behalf_of": "wow", "hat": "voorzitter"}],
        excused=["wow"],
        meeting=meeting,
    )
    house.line(day, "decision-taken", by=["reg"], outcome="akkoord", text="door", meeting=meeting)
    house.line(day, "commitment-made", by=["gem"], text="een brief", meeting=meeting)
    return meeting


def test_a_meeting_tells_who_was_there_and_what_came_of_it(house: Any) -> None:
    meeting = met(house, "2021-01-11")
    assert house.shows("overleg", meeting, "aanwezig") == (
        "Gemeente",
        "Anne (namens Bewoners Oost, als voorzitter)",
    )
    assert house.shows("overleg", meeting, "mk") == ("Bewoners Oost",)
    assert house.shows("overleg", meeting, "besluiten") == ("door (akkoord)",)
    assert house.shows("overleg", meeting, "acties") == ("een brief (Gemeente)",)


def test_the_days_since_the_meeting_before_stand_beside_the_rhythm_that_was_agreed(house: Any) -> None:
    first, second = met(house, "2021-01-11"), met(house, "2021-03-12")
    assert house.shows("overleg", first, "ritme") is None
    assert house.shows("overleg", second, "ritme") == "60 dagen (afgesproken: elke maand)"


def test_a_rhythm_that_was_agreed_later_is_not_held_against_earlier_meetings(house: Any) -> None:
    _, second = met(house, "2021-01-11"), met(house, "2021-03-12")
    house.line("2021-04-01", "actor-changed", who="reg", cadence="elk kwartaal")
    third = met(house, "2021-06-10")
    assert house.shows("overleg", second, "ritme") == "60 dagen (afgesproken: elke maand)"
    assert house.shows("overleg", third, "ritme") == "90 dagen (afgesproken: elk kwartaal)"


def test_what_was_changed_in_the_minutes_is_told(house: Any) -> None:
    first = met(house, "2021-01-11")
    house.line("2021-03-12", "minutes-adopted", of=first, how="gewijzigd", changes="punt 3 vervalt")
    told = house.shows("overleg", first, "verslag")
    assert told == "vastgesteld (gewijzigd: punt 3 vervalt), 12 maart 2021"


def test_minutes_are_missed_once_the_body_met_again_and_what_came_after_adoption_is_told(house: Any) -> None:
    first = met(house, "2021-01-11")
    assert house.shows("overleg", first, "verslag") == "nog niet vastgesteld"
    met(house, "2021-03-12")
    assert house.shows("overleg", first, "verslag") == "niet vastgesteld"
    house.line("2021-03-12", "minutes-adopted", of=first, how="gewijzigd")
    assert house.shows("overleg", first, "verslag") == "vastgesteld (gewijzigd), 12 maart 2021"
    assert house.shows("overleg", first, "verslag", date(2021, 3, 1)) == "nog niet vastgesteld"
    assert house.shows("overleg", first, "nagekomen") is None
    late = house.line("2021-01-11", "note-taken", text="vergeten", meeting=first)
    assert house.shows("overleg", first, "nagekomen") == (late,)


# --- plan --------------------------------------------------------------------------------------------------


def test_a_new_version_has_not_been_agreed_to_by_who_agreed_to_the_old_one(house: Any) -> None:
    first = house.line(
        "2020", "document-issued", sort="uitvoeringsplan", version="1", contents=["kosten"], text="plan"
    )
    said = house.line(
        "2020-05", "decision-taken", by=["wow"], sort="instemming", about=[first], outcome="akkoord"
    )
    second = house.line("2021", "document-issued", of=first, sort="uitvoeringsplan", version="2", text="plan")
    asked = house.line(
        "2021-02", "decision-proposed", to=["wow"], sort="instemming", about=second, text="ook dit?"
    )
    assert house.shows("plan", first, "antwoord") == ("1 × akkoord",)
    assert house.shows("plan", second, "antwoord") == ("1 × open",)
    assert house.shows("plan", f"{first}:{said}", "partner") == "Bewoners Oost"
    assert house.shows("plan", f"{second}:{asked}", "partner") == "Bewoners Oost"
    assert house.shows("plan", f"{second}:{asked}", "antwoord") == "open"
    house.line("2021-03", "decision-taken", of=asked, by=["wow"], sort="instemming", outcome="nee")
    assert house.shows("plan", second, "antwoord") == ("1 × nee",)


def test_a_decision_about_two_versions_counts_for_both(house: Any) -> None:
    first = house.line("2020", "document-issued", sort="projectplan", version="1", text="plan")
    second = house.line("2021", "document-issued", of=first, sort="projectplan", version="2", text="plan")
    said = house.line("2021-05", "decision-taken", by=["wow"], about=[first, second], outcome="akkoord")
    for version in (first, second):
        assert house.shows("plan", version, "antwoord") == ("1 × akkoord",)
        assert house.shows("plan", f"{version}:{said}", "partner") == "Bewoners Oost"


def test_an_answer_about_another_version_is_no_answer_about_the_version_that_was_asked(house: Any) -> None:
    first = house.line("2020", "document-issued", sort="projectplan", version="1", text="plan")
    asked = house.line("2020-02", "decision-proposed", to=["wow"], about=first, text="goed zo?")
    second = house.line("2021", "document-issued", of=first, sort="projectplan", version="2", text="plan")
    house.line("2021-05", "decision-taken", of=asked, by=["wow"], about=[second], outcome="akkoord")
    assert house.shows("plan", second, "antwoord") == ("1 × akkoord",)
    assert house.shows("plan", first, "antwoord") is None
    assert house.shows("plan", first, "antwoord", date(2020, 6, 1)) == ("1 × open",)


def test_an_answer_that_names_something_else_beside_still_answers_what_was_asked(house: Any) -> None:
    plan = house.line("2020", "document-issued", sort="projectplan", text="plan")
    asked = house.line("2020-02", "decision-proposed", to=["wow"], about=plan, text="goed zo?")
    meeting = house.line("2020-03-02", "meeting-opened", body="reg")
    house.line("2020-03-02", "decision-taken", of=asked, by=["wow"], about=[meeting], outcome="akkoord")
    assert house.shows("plan", plan, "antwoord") == ("1 × akkoord",)


def test_every_partner_of_a_version_has_a_row_with_the_amount(house: Any) -> None:
    plan = house.line("2020", "document-issued", sort="projectplan", text="plan")
    told = house.line(
        "2020-05",
        "decision-taken",
        by=["gem"],
        sort="investering",
        about=[plan],
        outcome="akkoord mits",
        amount=[{"cents": 100_000_00, "per": "eenmalig"}],
        conditions=[{"number": 1, "text": "het Rijk betaalt mee"}],
    )
    assert house.shows("plan", f"{plan}:{told}", "bedrag") == "€ 100.000 eenmalig"
    assert house.shows("plan", f"{plan}:{told}", "stand") == "wacht op voorwaarden"


def test_the_last_finding_on_each_side_counts_and_reports_are_no_plans(house: Any) -> None:
    plan = house.line("2020", "document-issued", sort="plan op hoofdlijnen", text="plan")
    house.line("2020", "document-issued", sort="onderzoek", text="bodem")
    house.line("2020-03", "finding-noted", of=plan, dimension="financieel", verdict="min", text="te duur")
    house.line(
        "2021-03", "finding-noted", of=plan, dimension="financieel", verdict="mits", text="met subsidie"
    )
    assert house.shows("plan", plan, "financieel") == "mits"
    assert house.shows("plan", plan, "financieel", date(2020, 12, 31)) == "min"
    assert house.shows("plan", plan, "juridisch") is None
    assert len(house.view("plan").rows) == 1


# --- inbreng -----------------------------------------------------------------------------------------------


def test_input_that_was_bundled_is_answered_for_each_and_told_back(house: Any) -> None:
    one = house.line("2020-01", "input-received", by=["wow"], to=["gem"], sort="zorg", text="geluid")
    two = house.line("2020-02", "input-received", by=["p1"], to=["gem"], sort="zorg", text="lawaai")
    house.line("2020-03", "input-moved", of=[one, two], to=["reg"])
    house.line("2020-04", "input-moved", of=[two], to=["gem"])
    taken = house.line("2020-05", "decision-taken", by=["gem"], outcome="besloten", text="een wand")
    house.line(
        "2020-05",
        "input-answered",
        of=[one, two],
        by=["gem"],
        outcome="overgenomen",
        about=taken,
        text="er komt een wand",
    )
    assert [house.shows("inbreng", row, "doorgezet") for row in (one, two)] == [1, 2]
    assert [house.shows("inbreng", row, "aan") for row in (one, two)] == ["Regiegroep", "Gemeente"]
    assert house.shows("inbreng", one, "stand") == "overgenomen"
    assert house.shows("inbreng", one, "terug") is None
    house.line(
        "2020-06-01",
        "audience-informed",
        by=["gem"],
        to=["wow"],
        level="teruggekoppeld",
        about=[taken],
        means="brief",
    )
    assert house.shows("inbreng", one, "terug") == ("Bewoners Oost (teruggekoppeld, brief, 1 juni 2020)",)
    assert house.shows("inbreng", one, "terug", date(2020, 5, 31)) is None


def test_input_without_an_answer_stays_open(house: Any) -> None:
    one = house.line("2020-01", "input-received", by=["wow"], sort="vraag", text="wanneer?")
    assert house.shows("inbreng", one, "stand") == "open"
    assert house.shows("inbreng", one, "antwoord") is None


# --- kaders ------------------------------------------------------------------------------------------------


def test_a_frame_that_changed_says_why_and_whether_anybody_was_told_of_it(house: Any) -> None:
    frame = house.line(
        "2019",
        "frame-set",
        by=["gem"],
        sort="financieel",
        hardness="hard",
        decider="gem",
        text="niet duurder",
    )
    house.line("2019-06", "audience-informed", to=["wow"], level="geïnformeerd", about=[frame])
    assert house.shows("kaders", frame, "laatste") is None, "nothing changed"
    house.line(
        "2020-02-01",
        "frame-changed",
        of=frame,
        hardness="bespreekbaar",
        why="politiek",
        text="gemiddeld niet duurder",
    )
    assert house.shows("kaders", frame, "hardheid") == "bespreekbaar"
    assert house.shows("kaders", frame, "hardheid", date(2020, 1, 31)) == "hard"
    assert house.shows("kaders", frame, "gewijzigd") == (
        "1 februari 2020: gemiddeld niet duurder (politiek)",
    )
    assert house.shows("kaders", frame, "laatste") == "niet verteld"
    house.line("2020-03", "audience-informed", to=["wow"], about=[frame])
    assert house.shows("kaders", frame, "laatste") == ("Bewoners Oost",)


def test_a_frame_that_ended_says_how_and_a_dream_against_something_says_what_is_behind_it(house: Any) -> None:
    frame = house.line(
        "2019",
        "frame-set",
        by=["wow"],
        sort="ambitie",
        text="schone lucht",
        against="de centrale",
        interest="de school",
    )
    house.line("2021", "frame-ended", of=frame, how="bereikt")
    assert house.shows("kaders", frame, "stand") == "bereikt"
    assert (house.shows("kaders", frame, "tegen"), house.shows("kaders", frame, "belang")) == (
        "de centrale",
        "de school",
    )
