from typing import Any

import pytest


@pytest.fixture
def drafted(book: Any) -> Any:
    """A draft for three parties, of which two signed."""
    book.line("2016-04-01", "agreement-drafted", parties=["gem", "wow", "kel"], sort="convenant")
    book.line("2016-04-20", "agreement-signed", of="WB-1", by=["gem"])
    book.line("2016-05-02", "agreement-signed", of="WB-1", by=["wow"])
    return book


def test_an_agreement_binds_from_the_last_signature_it_needed(drafted: Any) -> None:
    assert drafted.shows("overeenkomsten", "WB-1", "van") is None
    assert drafted.shows("overeenkomsten", "WB-1", "stand") == "getekend door 2 van 3"
    drafted.line("2016-05-09", "agreement-signed", of="WB-1", by=["kel"])
    cell = drafted.view("overeenkomsten").cell("WB-1", "van")
    assert (cell.value, cell.entries) == ("9 mei 2016", ("WB-4",))
    assert drafted.shows("overeenkomsten", "WB-1", "stand") == "van kracht"


def test_each_signer_stands_with_the_day_of_signing(drafted: Any) -> None:
    assert drafted.shows("overeenkomsten", "WB-1", "getekend") == (
        "@gem (20 april 2016)",
        "@wow (2 mei 2016)",
    )


def test_a_party_that_is_added_does_not_undo_what_binds_the_first(book: Any) -> None:
    book.line("2024-01-01", "agreement-signed", by=["gem", "wow"], sort="convenant")
    book.line("2024-02-01", "agreement-changed", of="WB-1", parties=["gem", "wow", "kel"], text="kel erbij")
    assert book.shows("overeenkomsten", "WB-1", "stand") == "van kracht tussen @gem en @wow; wacht op @kel"
    assert book.shows("overeenkomsten", "WB-1", "van") == "1 januari 2024"
    book.line("2024-03-01", "agreement-signed", of="WB-1", by=["kel"])
    assert book.shows("overeenkomsten", "WB-1", "stand") == "van kracht"
    assert book.shows("overeenkomsten", "WB-1", "van") == "1 januari 2024"


def test_a_text_without_a_list_of_parties_binds_from_its_second_signer(book: Any) -> None:
    book.line("2024-01-01", "agreement-signed", by=["gem"], sort="convenant")
    book.line("2024-02-01", "agreement-signed", of="WB-1", by=["wow"])
    assert book.shows("overeenkomsten", "WB-1", "van") == "1 februari 2024"


def test_a_change_replaces_the_articles_it_numbers_and_leaves_the_others(book: Any) -> None:
    old = [{"number": number, "text": f"oud {number}"} for number in (1, 2, 3)]
    new = [{"number": 4, "text": "nieuw 4"}, {"number": 2, "text": "nieuw 2"}]
    book.line("2018-12-12", "agreement-signed", by=["gem", "wow"], sort="convenant", clauses=old)
    book.line("2021-03-15", "agreement-changed", of="WB-1", clauses=new, text="de huurders erbij")
    cell = book.view("overeenkomsten").cell("WB-1", "artikelen")
    assert cell.value == ("oud 1", "nieuw 2", "oud 3", "nieuw 4")
    assert cell.entries == ("WB-1", "WB-2")


def test_the_next_draft_is_a_whole_text_of_its_own(book: Any) -> None:
    for version, text in (("1", "eerst"), ("2", "later")):
        of = {"of": "WB-1"} if version == "2" else {}
        clauses = [{"number": int(version), "text": text}]
        book.line("2016", "agreement-drafted", parties=["gem"], sort="convenant", clauses=clauses, **of)
    assert book.shows("overeenkomsten", "WB-1", "artikelen") == "later"
