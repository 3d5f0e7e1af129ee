"""Time at the edge: Dutch days, UTC with milliseconds, and ids whose order follows the clock."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.desk.clock import day_here, end_of_day, new_id, read_day, read_time, recorded_text
from wijkledger.desk.errors import BadDate

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2021-01-01", "2021-01-01T22:59:59.999Z"),
        ("2021-07-01", "2021-07-01T21:59:59.999Z"),
        ("2021-03-28", "2021-03-28T21:59:59.999Z"),  # the clock goes forward
        ("2021-10-31", "2021-10-31T22:59:59.999Z"),  # and back
        ("9999-12-31", "9999-12-31T23:59:59.999Z"),
    ],
)
def test_a_bare_day_means_its_last_moment_here_in_winter_and_summer(day: str, end: str) -> None:
    assert read_time(day) == end


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2021-01-01T14:30", "2021-01-01T13:30:00.000Z"),
        ("2021-07-01T14:30", "2021-07-01T12:30:00.000Z"),
        ("2021-07-01 14:30:15.1239", "2021-07-01T12:30:15.123Z"),
        ("2021-07-01T14:30Z", "2021-07-01T14:30:00.000Z"),
        ("2021-07-01T14:30-05:00", "2021-07-01T19:30:00.000Z"),
    ],
)
def test_a_time_is_of_here_unless_it_names_its_zone(text: str, stored: str) -> None:
    assert read_time(text) == stored


def test_what_the_ledger_stored_is_read_as_itself() -> None:
    assert read_time("2026-11-22T09:30:00.123Z") == "2026-11-22T09:30:00.123Z"


@pytest.mark.parametrize("text", ["", "x", "2021", "2021-02-30", "0999-12-31", "2021-01-01T25:00", "nu"])
def test_what_is_no_date_is_refused(text: str) -> None:
    for read in (read_day, read_time):
        with pytest.raises(BadDate):
            read(text)


@settings(deadline=None)
@given(MOMENTS)
def test_stored_times_sort_as_the_moments_they_are(moment: datetime) -> None:
    later = moment + timedelta(milliseconds=1)

    assert recorded_text(moment) < recorded_text(later)
    assert len(recorded_text(moment)) == len("2026-11-22T09:30:00.000Z")


@settings(deadline=None)
@given(MOMENTS)
def test_a_moment_lies_within_its_own_day_here(moment: datetime) -> None:
    day = day_here(moment)

    assert recorded_text(moment) <= end_of_day(day)
    if day > date(1970, 1, 1):
        assert end_of_day(day - timedelta(days=1)) < recorded_text(moment)


@settings(deadline=None)
@given(MOMENTS, st.integers(0, 2**74 - 1))
def test_an_id_has_the_layout_of_a_uuid_of_version_7(moment: datetime, tail: int) -> None:
    made = uuid.UUID(new_id(lambda: moment, lambda _: tail))

    assert str(made) == new_id(lambda: moment, lambda _: tail)
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == int(moment.timestamp() * 1000)
    assert (made.int >> 64) & 0xFFF == tail >> 62
    assert made.int & (2**62 - 1) == tail & (2**62 - 1)


def test_ids_of_the_same_moment_differ() -> None:
    moment = datetime(2026, 11, 22, tzinfo=UTC)

    assert len({new_id(lambda: moment) for _ in range(1000)}) == 1000
