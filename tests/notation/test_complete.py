from datetime import date

import pytest

from wijkledger.notation.complete import Completion, complete, word_start
from wijkledger.notation.journal import Setting

SETTING = Setting(date(2025, 11, 22), actors=("gem", "stil"))
NAMES = {"gem": "Gemeente Wageningen", "reg": "Regiegroep", "lia": "Lia"}
REFS = (("WAG-12", "besluit over het plan"), ("WAG-3", "een vraag"))


def offered(text: str) -> list[Completion]:
    return complete(text, len(text), SETTING, actors=NAMES, refs=REFS)


def inserts(text: str) -> list[str]:
    return [found.insert for found in offered(text)]


def test_an_opening_word_is_offered_with_what_it_is() -> None:
    assert offered("12 dec koppel")[0] == Completion("koppelkans", "Doel gesteld")
    assert "besluit" in inserts("")


def test_what_begins_with_the_typed_word_comes_before_what_holds_it() -> None:
    found = inserts("bes")
    assert found[:2] == ["besluit", "besluit-vervalt"]
    assert "aanbesteding" in found


def test_an_english_word_gives_the_dutch_one() -> None:
    assert inserts("commit") == ["toezegging"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fase ui", "uitwerken"),
        ("besluit akk", "akkoord"),
        ("besluit akkoord me", "met wijziging"),
        ("actie @lia ui", "uiterlijk"),
        ("actie @l", "@lia"),
        ("actie wagen", "@gem"),
        ("actie aan ", "@gem"),
        ("besluit op ", "WAG-12"),
        ("besluit op WAG-3", "WAG-3"),
        ("actie @lia voor ", "volgend overleg"),
        ("notitie #pl", "#plan"),
        ("notitie (af", "(afgeleid)"),
    ],
)
def test_in_a_head_comes_what_its_kind_knows(typed: str, first: str) -> None:
    assert inserts(typed)[0] == first


def test_a_party_without_a_name_is_offered_too() -> None:
    assert offered("actie @st") == [Completion("@stil", "")]


def test_a_relative_date_is_offered_with_the_day_it_means() -> None:
    assert Completion("over 2 weken", "6 december 2025") in offered("actie @lia uiterlijk ")


def test_behind_the_colon_only_parties_are_offered() -> None:
    assert inserts("besluit: akk") == []
    assert inserts("besluit: volgens @l") == ["@lia"]


def test_no_more_than_eight_are_offered() -> None:
    assert len(offered("besluit ")) == 8


def test_the_word_before_the_cursor_is_what_is_replaced() -> None:
    text = "fase ui deel"
    assert complete(text, 7, SETTING, actors={}, refs=())[0].insert == "uitwerken"
    assert word_start(text, 7) == 5


def test_a_quote_that_is_still_open_harms_nothing() -> None:
    assert inserts('rol @wow "tr') == []


def test_behind_uitleg_come_the_rules_and_behind_norm_the_norms() -> None:
    assert offered("uitleg R-DLN-1")[0] == Completion(
        "R-DLN-1", "Er doen niet meer woningen mee dan er zijn."
    )
    assert "R-ESC-3" in inserts("uitleg stap")
    assert inserts('norm "dagen-raad') == ['"dagen-raad-stil"']
    assert inserts("norm raad")[0] == '"dagen-raad-stil"'
    assert not [found for found in inserts("uitleg R-DLN-1 over ") if found.startswith("R-")]
