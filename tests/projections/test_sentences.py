from typing import Any

import pytest

from wijkledger.projections.sentence import cited, sentence


def last(book: Any) -> str:
    chronicle = book.chronicle()
    return sentence(chronicle, chronicle.numbered[len(book.entries)])


@pytest.fixture
def town(book: Any) -> Any:
    for code, name in (
        ("gem", "Gemeente"),
        ("wow", "Coöperatie"),
        ("wst", "Woonstichting"),
        ("rb", "Rechtbank"),
    ):
        book.line("2018", "actor-registered", code=code, name=name, sort="organisatie")
    return book


def test_a_list_is_written_as_dutch_writes_it(town: Any) -> None:
    town.line("2018", "agreement-signed", by=["gem", "wow", "wst"], sort="convenant", text="samen op weg")
    assert last(town) == "Overeenkomst tussen Gemeente, Coöperatie en Woonstichting (convenant): samen op weg"


def test_what_became_of_a_thing_has_the_thing_as_its_subject(town: Any) -> None:
    permit = town.line("2023", "case-opened", sort="vergunning", at="gem", text="installatie")
    granted = town.line("2024", "case-closed", of=permit, by=["gem"], outcome="verleend")
    assert last(town) == "De vergunning (WB-5) is verleend door Gemeente"
    town.line("2025", "decision-ended", of=granted, by=["rb"], how="vernietigd", text="niet gemotiveerd")
    assert last(town) == "De vergunning (WB-6) is vernietigd door Rechtbank: niet gemotiveerd"


def test_what_is_cited_is_named_with_its_article(town: Any) -> None:
    study = town.line("2019", "case-opened", sort="onderzoek", text="is er warmte?")
    town.line(
        "2019",
        "commitment-made",
        sort="toezegging",
        about=study,
        due={"at": "2019-12-31"},
        text="uitsluitsel",
    )
    assert last(town) == "Toezegging over het onderzoek (WB-5), uiterlijk 31 december 2019: uitsluitsel"
    assert cited(town.chronicle(), "WB-6.1") == "de toezegging (WB-6.1)"
    assert cited(town.chronicle(), "HM-3") == "HM-3"


def test_a_target_moves_to_its_new_date(town: Any) -> None:
    target = town.line("2019", "target-set", sort="prognose", target={"at": "2021"}, text="eerste woningen")
    town.line("2020", "target-moved", of=target, target={"at": "2025"}, by=["gem"], text="levertijden")
    assert last(town) == "De prognose (WB-5) verschuift naar 2025 door Gemeente: levertijden"


def test_the_next_meeting_of_a_body_that_is_named_already_is_not_named_twice(town: Any) -> None:
    due = {"next_meeting": True, "body": "gem"}
    town.line("2021", "commitment-made", sort="opdracht", to=["gem"], due=due, text="voorstel")
    assert last(town) == "Opdracht aan Gemeente (uiterlijk volgend overleg): voorstel"


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("case-opened", {"sort": "pilot", "participants": ["wow"], "text": "proef met Coöperatie"},
         "Pilot: proef met Coöperatie"),
        ("document-issued", {"sort": "plan op hoofdlijnen", "text": "plan op hoofdlijnen voor de wijk"},
         "Stuk: plan op hoofdlijnen voor de wijk"),
        ("figure-measured", {"what": "woningen", "rows": [{"n": 440, "unit": "woningen"}]},
         "Meting (440 woningen)"),
    ],
)  # fmt: skip
def test_nothing_is_said_twice(town: Any, kind: str, said: dict[str, Any], told: str) -> None:
    town.line("2021", kind, **said)
    assert last(town) == told


def test_an_answer_comes_from_someone_and_a_reading_is_of_something(town: Any) -> None:
    asked = town.line("2021", "input-received", sort="vraag", by=["wow"], to=["gem"], text="wanneer?")
    town.line("2021", "input-answered", of=[asked], by=["gem"], outcome="beantwoord")
    assert last(town) == "Antwoord van Gemeente op de vraag (WB-5), beantwoord"
    town.line("2022", "account-added", of=asked, by=["wst"], instead={"text": "waarom?"})
    assert last(town) == "Lezing van de vraag (WB-5) door Woonstichting (tekst waarom?)"


def test_a_function_is_held_as_something_somewhere(town: Any) -> None:
    town.line("2021", "seat-taken", who="rb", function="wethouder", at="gem")
    assert last(town) == "Zetel van Rechtbank als wethouder bij Gemeente"


def test_the_closing_of_a_meeting_says_which_one(town: Any) -> None:
    meeting = town.line("2021-10-25", "meeting-opened", body="gem")
    town.line("2021-10-25", "meeting-closed", meeting=meeting)
    assert last(town) == "Sluiting van het overleg (WB-5)"


def test_one_party_signs_a_text_and_several_agree(town: Any) -> None:
    draft = town.line("2016", "agreement-drafted", parties=["gem", "wow"], sort="convenant", text="samen")
    town.line("2016", "agreement-signed", of=draft, by=["wow"])
    assert last(town) == "Handtekening van Coöperatie onder het concept (WB-5)"
    town.line("2016", "agreement-signed", of=draft, by=["gem", "wow"])
    assert last(town) == "Overeenkomst tussen Gemeente en Coöperatie op het concept (WB-5)"


def test_who_consults_is_not_who_is_consulted(town: Any) -> None:
    town.line("2018", "audience-informed", by=["gem"], to=["wow"], level="betrokken", text="het nieuwe kader")
    assert last(town) == "Raadpleging door Gemeente van Coöperatie: het nieuwe kader"


def test_two_things_are_and_one_thing_is(town: Any) -> None:
    one = town.line("2018", "input-received", sort="zorg", text="geluid")
    other = town.line("2018", "input-received", sort="wens", text="verder weg")
    town.line("2018", "input-moved", of=[one, other], to=["gem"])
    assert last(town) == "De zorg (WB-5) en de wens (WB-6) zijn doorgezet aan Gemeente"


def test_a_change_of_a_signed_text_is_named_after_the_agreement_and_not_after_its_draft(town: Any) -> None:
    draft = town.line("2018", "agreement-drafted", parties=["gem", "wow"], sort="convenant")
    signed = town.line("2018", "agreement-signed", of=draft, by=["gem", "wow"])
    town.line("2021", "agreement-changed", of=signed, text="anders")
    assert cited(town.chronicle(), "WB-7") == "de overeenkomst (WB-7)"
