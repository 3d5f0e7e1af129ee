"""How the columns of a table share the page, and what in a text stays whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wijkledger.reports.columns import has_long_words, widths
from wijkledger.reports.document import FootnoteRef, Table, Text
from wijkledger.reports.unbroken import parted


def table(**columns: list[str]) -> Table:
    rows = zip(*columns.values(), strict=True)
    return Table(tuple(columns), tuple(tuple((Text(said),) for said in row) for row in rows), "")


def test_a_column_of_days_is_as_wide_as_its_days_and_the_one_with_most_to_say_gets_most() -> None:
    said = table(
        datum=["30 september 2026", "–"], stand=["geldt", "geldt"], waarom=["omdat het zo is " * 9, "daarom"]
    )

    day, standing, why = widths(said)

    assert day == 0
    assert why > 2 * standing > 0


def test_given_a_day_inside_longer_words_then_the_column_has_room_for_it_on_one_line() -> None:
    without, _ = widths(table(a=["ja"], b=["lang verhaal " * 40]))
    with_day, _ = widths(table(a=["op 30 september 2026 ja"], b=["lang verhaal " * 40]))

    assert with_day > len("30 september 2026") > without


def test_a_word_is_parted_only_where_it_is_too_long_for_its_column() -> None:
    assert not has_long_words((Text("stuurgroep Twijnderwaard"),))
    assert has_long_words((Text("woningcorporatie"),))
    assert has_long_words((Text("Twijnderwaard"), FootnoteRef(("TD-218", "TD-329"))))


def test_days_and_sums_of_money_stay_whole() -> None:
    said = "op 5 november 2018, in mei 2019 en in 2020 voor € 3.900 of 31"

    assert [piece for piece, is_whole in parted(said) if is_whole] == [
        "5 november 2018",
        "mei 2019",
        "€ 3.900",
    ]


@given(st.text() | st.from_regex(r"(.{0,5}[0-9]{1,2} (mei|maart) [0-9]{4}.{0,5}){1,3}"))
def test_the_pieces_together_are_the_text(said: str) -> None:
    assert "".join(piece for piece, _ in parted(said)) == said
