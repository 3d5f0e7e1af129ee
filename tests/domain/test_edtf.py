from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkledger.domain.edtf import (
    CENTURY,
    DAY,
    DECADE,
    HALF,
    MONTH,
    QUADRIMESTER,
    QUARTER,
    SEASON,
    SOME_DAY_OF_MONTH,
    SOME_DAY_OF_YEAR,
    SOME_MONTH,
    YEAR,
    Atom,
    atom_at,
    months_away,
    nearest,
    nearest_day,
    read_atom,
    read_edtf,
)

UNITS = (
    DAY,
    YEAR,
    MONTH,
    SEASON,
    QUARTER,
    QUADRIMESTER,
    HALF,
    DECADE,
    CENTURY,
    SOME_MONTH,
    SOME_DAY_OF_MONTH,
    SOME_DAY_OF_YEAR,
)
days = st.dates(date(1100, 1, 1), date(9800, 12, 31))
atoms = st.builds(atom_at, st.sampled_from(UNITS), days, st.sampled_from(("", "~", "?", "%")))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-06-21", date(2018, 6, 21), date(2018, 6, 21)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018~", date(2018, 1, 1), date(2018, 12, 31)),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2027-35", date(2027, 7, 1), date(2027, 9, 30)),
        ("2020-39~", date(2020, 9, 1), date(2020, 12, 31)),
        ("2024-41", date(2024, 7, 1), date(2024, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("2019-XX", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-05-XX", date(2019, 5, 1), date(2019, 5, 31)),
        ("9999", date(9999, 1, 1), date.max),
    ],
)
def test_a_date_spans_exactly_what_it_can_mean(text: str, first: date, last: date) -> None:
    atom = read_atom(text)
    assert (atom.earliest, atom.latest, str(atom)) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-30",
        "2018-13",
        "2018-20",
        "2018-25",
        "2018-42",
        "0999",
        "9999-24",
        "1XXX",
        "18",
        "2018-6-1",
        "",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"bestaat niet|geen datum|buiten de jaren"):
        read_atom(text)


@given(atoms)
def test_every_date_comes_back_from_its_text(atom: Atom) -> None:
    assert read_atom(str(atom)) == atom


@given(atoms)
def test_the_one_before_the_one_after_is_itself_and_they_touch(atom: Atom) -> None:
    assert atom.succ.pred == atom == atom.pred.succ
    assert atom.succ.earliest.toordinal() == atom.latest.toordinal() + 1


@given(st.sampled_from(UNITS), days)
def test_the_unit_at_a_day_holds_that_day(unit: object, day: date) -> None:
    atom = atom_at(next(known for known in UNITS if known is unit), day)
    assert atom.earliest <= day <= atom.latest


def test_before_the_first_year_and_after_the_last_there_is_nothing() -> None:
    with pytest.raises(ValueError, match="buiten de jaren"):
        _ = read_atom("1000").pred
    with pytest.raises(ValueError, match="buiten de jaren"):
        _ = read_atom("9999-12-31").succ


def test_an_empty_side_is_an_open_side() -> None:
    assert str(read_edtf("/2020")) == "../2020"
    assert str(read_edtf("2020/")) == "2020/.."


@pytest.mark.parametrize("text", ["2020/2019", "2021-05/2021-04-30", "2021~/2020~"])
def test_an_interval_that_ends_before_it_begins_on_any_reading_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="eindigt voordat zij begint"):
        read_edtf(text)


@pytest.mark.parametrize("text", ["2021-05/2021", "2021/2021-01-01", "2021-05-01/2021-05-01"])
def test_an_interval_that_can_be_read_forwards_stands(text: str) -> None:
    assert str(read_edtf(text)) == text


def test_an_interval_open_on_both_sides_says_nothing() -> None:
    with pytest.raises(ValueError, match="XXXX"):
        read_edtf("../..")


@given(st.sampled_from((MONTH, SEASON, QUARTER)), st.integers(0, 3), days)
def test_the_nearest_unit_has_begun_in_the_past_and_has_not_ended_in_the_future(
    unit: object, place: int, anchor: date
) -> None:
    known = next(candidate for candidate in UNITS if candidate is unit)
    past = nearest(known, place, anchor, future=False)
    future = nearest(known, place, anchor, future=True)
    assert past.earliest <= anchor <= future.latest
    assert Atom(known, past.index + known.per_year).earliest > anchor
    assert Atom(known, future.index - known.per_year).latest < anchor


def test_leap_day_is_sought_as_far_as_it_takes() -> None:
    anchor = date(1898, 1, 1)
    assert str(nearest_day(2, 29, anchor, future=True)) == "1904-02-29"
    assert str(nearest_day(2, 29, anchor, future=False)) == "1896-02-29"


def test_a_month_on_from_the_last_of_january_is_the_last_of_february() -> None:
    assert str(months_away(date(2024, 1, 31), 1)) == "2024-02-29"
    assert str(months_away(date(2024, 1, 15), -1)) == "2023-12-15"
