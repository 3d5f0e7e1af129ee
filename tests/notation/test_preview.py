from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS
from wijkledger.notation.journal import Setting, read_journal
from wijkledger.notation.lexicon import places_of
from wijkledger.notation.preview import described

NAMES = {"lia": "Lia", "gem": "Gemeente Wageningen", "reg": "Regiegroep"}


def seen(source: str) -> list[tuple[str, str]]:
    journal = read_journal(source, Setting(date(2025, 11, 22)))
    assert journal.problems == []
    return described(journal.proposed[0], NAMES)


def test_a_line_is_shown_field_by_field_with_dates_in_full_and_names_for_codes() -> None:
    assert seen("12 dec actie @lia en @gem uiterlijk 1 mei € 4.500 [W8 p.3] #plan: vraag @lia en @nn") == [
        ("regel", "Toezegging"),
        ("datum", "12 december 2024"),
        ("door", "Lia, Gemeente Wageningen"),
        ("soort", "actie"),
        ("termijn", "1 mei 2025"),
        ("bedrag", "€ 4.500"),
        ("tekst", "vraag Lia en @nn"),
        ("bron", "W8 p.3"),
        ("spoor", "plan"),
    ]


@pytest.mark.parametrize(
    ("source", "row"),
    [
        ("actie volgend overleg @reg: x", ("termijn", "volgend overleg van Regiegroep")),
        ("actie volgend overleg: x", ("termijn", "volgend overleg")),
        ("2018 na &a notitie: x", ("datum", "2018 na &a")),
        ('partij @lia "Lia Bos"', ("code", "@lia")),
        ("besluit: x\n  voorwaarde: a", ("voorwaarde 1", "a")),
        ("lezing WAG-1\n  lees /rows.0.n: 5", ("lees rows.0.n", "5")),
        ("besluit (openbaar): x", ("zichtbaarheid", "openbaar")),
        ("aanwezig @lia @reg", ("aanwezig", "Lia, Regiegroep")),
    ],
)
def test_each_sort_of_value_is_shown_in_dutch(source: str, row: tuple[str, str]) -> None:
    assert row in seen(source)


def test_each_of_several_texts_has_a_row() -> None:
    rows = seen("besluit: x\n  opties: a\n  opties: b")
    assert [value for label, value in rows if label == "opties"] == ["a", "b"]


leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4))
values = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner))


@given(st.sampled_from(sorted(EVENTS)), st.data())
def test_anything_at_all_is_shown_without_a_fault(kind: str, data: st.DataObject) -> None:
    names = st.sampled_from([place.spec.name for place in places_of(kind)])
    tree = data.draw(st.dictionaries(names, values))
    assert described(Proposed(kind, tree, tree), NAMES)[0][0] == "regel"
