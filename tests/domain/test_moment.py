from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkledger.domain.edtf import OPEN
from wijkledger.domain.moment import UNKNOWN, Moment, certainty

PARTS = ("01", "06", "12", "21", "24", "33", "36", "37", "39", "40", "41", "XX", "02-XX", "XX-XX")
days = st.dates(date(1000, 1, 1)).map(date.isoformat)
years = st.integers(1000, 9998).map(str)
parts_of_years = st.builds("{}-{}".format, years, st.sampled_from(PARTS))
vague = st.sampled_from(("201X", "19XX", "20XX"))
marks = st.sampled_from(("", "", "~", "?", "%"))
dates = st.builds("{}{}".format, st.one_of(days, years, parts_of_years, vague), marks)
bounded = st.one_of(
    dates,
    st.builds("{}/{}".format, dates, dates),
    st.builds("{}/{}".format, dates, st.just(OPEN)),
    st.builds("{}/{}".format, st.just(OPEN), dates),
    st.just("XXXX"),
)
orders = st.sampled_from(("", "", " after WB-28", " before HM-38.2"))


def _moment_or_none(text: str) -> Moment | None:
    try:
        return Moment.parse(text)
    except ValueError:
        return None


moments = (
    st.builds("{}{}".format, bounded, orders).map(_moment_or_none).filter(lambda found: found is not None)
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-06-21", date(2018, 6, 21), date(2018, 6, 21)),
        ("../2018-06-20", None, date(2018, 6, 20)),
        ("2022-23/..", date(2022, 9, 1), None),
        ("2021-10-04/2022-08", date(2021, 10, 4), date(2022, 8, 31)),
        ("2018 after WB-28", date(2018, 1, 1), date(2018, 12, 31)),
        ("XXXX after HM-38", None, None),
    ],
)
def test_a_moment_has_an_earliest_and_a_latest_day_where_they_are_known(
    text: str, earliest: date | None, latest: date | None
) -> None:
    moment = Moment.parse(text)
    assert (str(moment), moment.earliest, moment.latest) == (text, earliest, latest)


def test_an_order_may_be_known_without_a_date() -> None:
    moment = Moment.parse("XXXX after WB-28.2")
    assert (moment.edtf, moment.after, moment.before, moment.is_unknown) == ("XXXX", "WB-28.2", None, True)
    assert UNKNOWN.is_unknown
    assert moment != UNKNOWN


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("2018", False),
        ("2018-06-21", False),
        ("2018~", True),
        ("2018?", True),
        ("2018/2019%", True),
        ("XXXX", False),
    ],
)
def test_a_mark_on_any_of_its_dates_makes_it_approximate(text: str, *, approximate: bool) -> None:
    assert Moment.parse(text).approximate is approximate


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2018",
        "2018 ",
        "2018-06-21\n",
        "2018-02-30",
        "2018 after",
        "2018 after wb-28",
        "2018 after &toetreding",
        "2018 after WB-0",
        "2018 after WB-28 before WB-40",
        "2018  after WB-28",
        "../XXXX",
        "XXXX~",
        "٢٠١٨",
        "onbekend",
    ],
)
def test_what_is_no_moment_is_refused_in_dutch(text: str) -> None:
    with pytest.raises(ValueError, match=r"geen|bestaat niet"):
        Moment.parse(text)


@given(moments)
def test_a_moment_comes_back_from_its_text(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment
    assert hash(Moment.parse(str(moment))) == hash(moment)


@given(moments)
def test_it_is_never_later_at_the_earliest_than_at_the_latest(moment: Moment) -> None:
    assert (moment.earliest or date.min) <= (moment.latest or date.max)


@given(st.lists(moments, max_size=8, unique=True))
def test_no_two_moments_share_a_place_in_the_order(found: list[Moment]) -> None:
    ordered = sorted(found, key=lambda moment: moment.chronology)
    assert all(one.chronology < other.chronology for one, other in pairwise(ordered))


@given(st.text(max_size=30) | st.text(alphabet="0129X-/.~?% afterWB", max_size=30))
def test_junk_is_refused_and_nothing_else(text: str) -> None:
    moment = _moment_or_none(text)
    assert moment is None or Moment.parse(str(moment)) == moment


def test_a_day_is_made_from_a_date() -> None:
    assert Moment.day(date(2018, 6, 21)) == Moment.parse("2018-06-21")


@pytest.mark.parametrize(
    ("text", "held_on", "answer"),
    [
        ("2018-06-21", date(2018, 6, 20), "nee"),
        ("2018-06-21", date(2018, 6, 21), "ja"),
        ("2018", date(2018, 6, 21), "mogelijk"),
        ("2018", date(2017, 12, 31), "nee"),
        ("2018", date(2018, 12, 31), "ja"),
        ("../2018", date(2017, 1, 1), "mogelijk"),
        ("../2018", date(2019, 1, 1), "ja"),
        ("2018/..", date(2017, 1, 1), "nee"),
        ("2018/..", date(2030, 1, 1), "mogelijk"),
        ("XXXX after WB-28", date(2030, 1, 1), "mogelijk"),
    ],
)
def test_whether_it_had_happened_by_the_end_of_a_day(text: str, held_on: date, answer: str) -> None:
    assert certainty(Moment.parse(text), held_on) == answer


@given(moments, st.dates(max_value=date(9900, 1, 1)), st.timedeltas(timedelta(1), timedelta(4000)))
def test_what_has_happened_never_unhappens(moment: Moment, day: date, later: timedelta) -> None:
    ladder = ("nee", "mogelijk", "ja")
    assert ladder.index(certainty(moment, day)) <= ladder.index(certainty(moment, day + later))
