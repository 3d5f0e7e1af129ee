from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.domain.moment import Moment
from wijkledger.notation.dates import DateError, DateRead, Direction, format_moment, is_year, read_moment

ANCHOR = date(2025, 11, 22)
PARTS = ("02", "12", "21", "22", "24", "33", "36", "37", "38", "39", "40", "41", "XX", "02-XX", "XX-XX")
years = st.one_of(st.integers(1890, 2110), st.integers(1000, 9999)).map(str)
dates = st.builds(
    "{}{}".format,
    st.one_of(
        st.dates(date(1000, 1, 1)).map(date.isoformat),
        years,
        st.builds("{}-{}".format, years, st.sampled_from(PARTS)),
        st.sampled_from(("201X", "185X", "20XX")),
    ),
    st.sampled_from(("", "", "~", "?", "%")),
)
texts = st.builds(
    "{}{}".format,
    st.one_of(
        dates,
        st.builds("{}/{}".format, dates, dates),
        dates.map("{}/..".format),
        dates.map("../{}".format),
        st.just("XXXX"),
    ),
    st.sampled_from(("", "", " after WB-28", " before HM-38.2")),
)
BOTH: tuple[Direction, ...] = ("past", "future")
directions: st.SearchStrategy[Direction] = st.sampled_from(BOTH)


def _read(text: str, direction: Direction = "past") -> DateRead | None:
    return read_moment(text.split(), 0, ANCHOR, direction=direction)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("12 dec 2025", "2025-12-12"),
        ("12 december 2025", "2025-12-12"),
        ("12 Dec. 2025", "2025-12-12"),
        ("12-6-2025", "2025-06-12"),
        ("22/11/2021", "2021-11-22"),
        ("1/3/2025", "2025-03-01"),
        ("2025-06-12", "2025-06-12"),
        ("zaterdag 22 november 2025", "2025-11-22"),
        ("za 22-11-2025", "2025-11-22"),
        ("mei 2019", "2019-05"),
        ("June 2020", "2020-06"),
        ("06-2025", "2025-06"),
        ("begin februari 2021", "2021-02~"),
        ("medio mei 2020", "2020-05~"),
        ("ca. april 2021", "2021-04~"),
        ("2016", "2016"),
        ("jaar 1850", "1850"),
        ("vorig jaar", "2024"),
        ("ca. 2022", "2022~"),
        ("circa 2022", "2022~"),
        ("rond 2022", "2022~"),
        ("begin 2020", "2020-37~"),
        ("medio 2020", "2020-38~"),
        ("eind 2020", "2020-39~"),
        ("eind van het jaar", "2025-39~"),
        ("1e helft 2024", "2024-40"),
        ("tweede helft van 2024", "2024-41"),
        ("Q3 2027", "2027-35"),
        ("3e kwartaal 2027", "2027-35"),
        ("voorjaar 2021", "2021-21"),
        ("zomer 2021", "2021-22"),
        ("najaar 2021", "2021-23"),
        ("winter 2021", "2021-24"),
        ("winter 2023/2024", "2023-24"),
        ("winter 2023/24", "2023-24"),
        ("2021-10-04/2022-08", "2021-10-04/2022-08"),
        ("201X", "201X"),
        ("tussen 2021-10-04 en 2022-08", "2021-10-04/2022-08"),
        ("tussen mei 2019 en eind 2020", "2019-05/2020-39~"),
        ("voor 2018-06-21", "../2018-06-20"),
        ("vóór maart 2023", "../2023-02"),
        ("voor januari 2023", "../2022-12"),
        ("voor begin 2020", "../2019-39~"),
        ("na zomer 2022", "2022-23/.."),
        ("na de zomer van 2022", "2022-23/.."),
        ("na winter 2023/2024", "2024-21/.."),
        ("vanaf 2020", "2020/.."),
        ("sinds mei 2020", "2020-05/.."),
        ("tot en met 2020", "../2020"),
        ("t/m 2020", "../2020"),
        ("datum onbekend", "XXXX"),
        ("onbekend", "XXXX"),
        ("vandaag", "2025-11-22"),
        ("gisteren", "2025-11-21"),
        ("morgen", "2025-11-23"),
        ("over 3 weken", "2025-12-13"),
        ("over 2 dagen", "2025-11-24"),
        ("over een maand", "2025-12-22"),
        ("binnen 6 weken", "2026-01-03"),
        ("3 weken geleden", "2025-11-01"),
        ("een jaar geleden", "2024-11-22"),
        ("komende maandag", "2025-11-24"),
        ("komende zaterdag", "2025-11-29"),
        ("afgelopen zaterdag", "2025-11-15"),
        ("volgende week vrijdag", "2025-11-28"),
        ("na WAG-12", "XXXX after WAG-12"),
        ("voor &toetreding", "XXXX before &toetreding"),
        ("2018 na WAG-12.2", "2018 after WAG-12.2"),
        ("datum onbekend na HM-38", "XXXX after HM-38"),
        ("voor 2018 na WB-1", "../2017 after WB-1"),
    ],
)
def test_a_date_in_words_is_read_whole_whichever_way_one_looks(text: str, stored: str) -> None:
    for direction in BOTH:
        found = _read(text, direction)
        assert found is not None
        assert (found.stored, found.used) == (stored, len(text.split()))


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("12 dec", "2024-12-12", "2025-12-12"),
        ("12-6", "2025-06-12", "2026-06-12"),
        ("22 november", "2025-11-22", "2025-11-22"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("mei", "2025-05", "2026-05"),
        ("november", "2025-11", "2025-11"),
        ("herfst", "2025-23", "2025-23"),
        ("winter", "2024-24", "2025-24"),
        ("Q1", "2025-33", "2026-33"),
        ("voor 12 dec", "../2024-12-11", "../2025-12-11"),
    ],
)
def test_without_a_year_it_is_the_last_one_or_the_next_one(text: str, past: str, future: str) -> None:
    found = [_read(text, "past"), _read(text, "future")]
    assert [read and read.moment_edtf for read in found] == [past, future]


@pytest.mark.parametrize(
    "text",
    [
        "12 woningen",
        "6300 huishoudens",
        "4500",
        "1/3",
        "245 van 293",
        "11-16%",
        "11 %",
        "2016 %",
        "12-16 woningen",
        "0-5 woningen",
        "ca. 40 woningen",
        "voor 12 woningen",
        "voor @kop",
        "voor volgend overleg",
        "na afloop",
        "over WAG-12",
        "over een bezwaar",
        "binnen",
        "begin",
        "tussen @gem en @wow",
        "tot eind 2026",
        "WAG-17",
        "akkoord",
        "3e",
        "maandag",
        "²",
        "ca. ca. 2020",
    ],
)
def test_what_begins_no_date_is_left_to_others(text: str) -> None:
    assert _read(text) is None


@pytest.mark.parametrize(
    ("text", "message", "word"),
    [
        ("31-2", "31-2 bestaat niet", 0),
        ("31-2-2025", "31-2-2025 bestaat niet", 0),
        ("32 dec", "32-12 bestaat niet", 0),
        ("2018-02-30", "2018-02-30 bestaat niet", 0),
        ("12-6-25", "schrijf het jaar voluit: 12-6-2025", 0),
        ("voor 31-2", "31-2 bestaat niet", 1),
        ("tussen mei 2020 en 31-2", "31-2 bestaat niet", 4),
        ("tussen 2020 en 2019", 'de periode "2020/2019" eindigt voordat zij begint', 0),
        ("tussen 2020 en @wow", "na tussen horen twee datums: tussen mei 2019 en juni 2019", 0),
        ("3e helft 2020", "een 3e helft bestaat niet", 0),
        ("winter 2023/2025", "winter 2023/2025 bestaat niet: een winter telt twee opvolgende jaren", 0),
        ("zondag 22 november 2025", "22-11-2025 is een zaterdag, geen zondag", 0),
        ("voor jaar 1000", "deze datum valt buiten de jaren 1000 tot en met 9999", 0),
    ],
)
def test_a_date_that_cannot_be_says_so_at_its_own_word(text: str, message: str, word: int) -> None:
    with pytest.raises(DateError) as refused:
        _read(text)
    assert (refused.value.message, refused.value.word_index) == (message, word)


def test_a_date_is_read_where_it_stands_and_no_further() -> None:
    words = ["actie", "@lia", "uiterlijk", "12", "dec", "n.a.v.", "WAG-12"]
    assert read_moment(words, 3, ANCHOR, direction="future") == DateRead("2025-12-12", 2)
    assert read_moment(words, 1, ANCHOR, direction="future") is None
    assert read_moment(words, len(words), ANCHOR, direction="future") is None


def test_a_far_future_is_refused_in_words() -> None:
    with pytest.raises(DateError):
        read_moment(["over", "3", "weken"], 0, date.max, direction="future")


def test_a_bare_year_lies_between_1900_and_2100() -> None:
    words = ("1899", "1900", "2016", "2100", "2101", "16", "20160", "２０１６")
    assert [word for word in words if is_year(word)] == ["1900", "2016", "2100"]


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("2018-06-21", "2018-06-21"),
        ("2019-05", "2019-05"),
        ("2016", "2016"),
        ("1850", "jaar 1850"),
        ("2022~", "ca. 2022"),
        ("2021-02~", "ca. 2021-02"),
        ("2020-39~", "eind 2020"),
        ("2020-39", "2020-39"),
        ("2021-22", "zomer 2021"),
        ("2023-24", "winter 2023/2024"),
        ("2027-35", "Q3 2027"),
        ("2024-41", "2e helft 2024"),
        ("201X", "201X"),
        ("2016?", "2016?"),
        ("../2018-06-20", "voor 2018-06-21"),
        ("2022-23/..", "vanaf herfst 2022"),
        ("2021-10-04/2022-08", "tussen 2021-10-04 en 2022-08"),
        ("XXXX", "datum onbekend"),
        ("XXXX after WB-28", "na WB-28"),
        ("2018 after WB-28", "2018 na WB-28"),
        ("2018 before WB-28", "2018 voor WB-28"),
    ],
)
def test_a_journal_has_one_way_to_write_a_moment(stored: str, text: str) -> None:
    assert format_moment(Moment.parse(stored)) == text


@settings(max_examples=500)
@given(texts, st.dates(date(1900, 1, 1), date(2200, 1, 1)), directions)
def test_every_moment_comes_back_from_its_journal_text(text: str, anchor: date, direction: Direction) -> None:
    try:
        moment = Moment.parse(text)
    except ValueError:
        return
    words = format_moment(moment).split()
    found = read_moment(words, 0, anchor, direction=direction)
    assert found is not None
    assert (Moment.parse(found.stored), found.used) == (moment, len(words))


PIECES = [
    "12",
    "31",
    "2",
    "2016",
    "4500",
    "12-6",
    "31-2",
    "12-6-2025",
    "1/3",
    "2018-06-21",
    "2018-13",
    "../2018",
    "2020/2019",
    "XXXX",
    "201X",
    "mei",
    "dec",
    "zomer",
    "winter",
    "2023/2024",
    "Q3",
    "3e",
    "helft",
    "kwartaal",
    "begin",
    "eind",
    "ca.",
    "voor",
    "na",
    "vanaf",
    "tot",
    "en",
    "met",
    "tussen",
    "van",
    "het",
    "de",
    "jaar",
    "over",
    "binnen",
    "een",
    "999",
    "weken",
    "maanden",
    "geleden",
    "komende",
    "week",
    "maandag",
    "onbekend",
    "datum",
    "vandaag",
    "WAG-12",
    "&toe",
    "@gem",
    "%",
    ".",
    "..",
    "/",
    "-",
    "²",
    "٣",
]


@settings(max_examples=500)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(min_size=1, max_size=12), max_size=9), st.dates(), directions
)
def test_junk_is_a_moment_or_none_or_a_located_error(
    words: list[str], anchor: date, direction: Direction
) -> None:
    found: DateRead | DateError | None
    try:
        found = read_moment(words, 0, anchor, direction=direction)
    except DateError as refused:
        found = refused
    if isinstance(found, DateError):
        assert found.word_index in range(len(words))
    elif found is not None:
        assert found.used in range(1, len(words) + 1)
        assert Moment.parse(found.moment_edtf).edtf == found.moment_edtf


def test_words_that_pile_up_do_not_exhaust_the_reader() -> None:
    for word in ("ca.", "begin", "maandag", "voor", "van", "tussen", "de"):
        assert read_moment([word] * 5000, 0, ANCHOR, direction="past") is None
