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
