"""Xero's dates."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.errors import Invalid
from syncio.sources.xero.dates import day, http_date, moment


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/Date(1518685950940+0000)/", datetime(2018, 2, 15, 9, 12, 30, 940_000, UTC)),
        ("/Date(1518685950940+1300)/", datetime(2018, 2, 15, 9, 12, 30, 940_000, UTC)),  # the offset only informs
        ("/Date(1518685950940)/", datetime(2018, 2, 15, 9, 12, 30, 940_000, UTC)),
        ("/Date(0)/", datetime(1970, 1, 1, tzinfo=UTC)),
        ("2018-02-15T09:12:30", datetime(2018, 2, 15, 9, 12, 30, tzinfo=UTC)),
        ("2018-02-15T09:12:30+13:00", datetime(2018, 2, 14, 20, 12, 30, tzinfo=UTC)),
    ],
)
def test_moments_are_utc(text: str, found: datetime) -> None:
    assert moment(text, "x") == found
    assert moment(text, "x").tzinfo is UTC


@given(st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_survives_its_way_through_xero(when: datetime) -> None:
    ticks = (when - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    assert timedelta(0) <= when - moment(f"/Date({ticks}+0000)/", "x") < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("/Date(-62135596800000)/", "of the year 1"),
        ("/Date(-62135596800000+0000)/", "of the year 1"),
        ("0001-01-01T00:00:00", "of the year 1"),
        ("1969-12-31T23:59:59", "of the year 1969"),
        ("/Date(99999999999999999999)/", "out of range"),
        ("/Date(253402300800000)/", "out of range"),
        ("/Date(abc)/", "no date"),
        ("15/02/2018", "no date"),
        ("", "no date"),
    ],
)
def test_what_nobody_entered_is_refused_by_name(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=f"DueDate is {reason}"):
        moment(text, "DueDate")


def test_a_day_is_the_one_that_is_written() -> None:
    """Read off the moment beside it, an Australian's day would be the one before."""
    assert day("2026-03-01T00:00:00", "/Date(1772287200000+0000)/", "Date") == date(2026, 3, 1)
    assert day(None, "/Date(1772323200000+0000)/", "Date") == date(2026, 3, 1)
    assert day(None, None, "DueDate") is None
    assert day("", "", "DueDate") is None


def test_a_refused_day_is_refused_again() -> None:
    for _ in range(2):
        with pytest.raises(Invalid, match="DueDate"):
            day("0001-01-01T00:00:00", None, "DueDate")


def test_the_header_is_utc_in_whole_seconds() -> None:
    sydney = timezone(timedelta(hours=11))
    assert http_date(datetime(2026, 11, 20, 10, 5, 59, 999_999, sydney)) == "2026-11-19T23:05:59Z"
