"""Hours of working days, where the facility is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syncio.domain.deadline import working_time

ZONES = ("UTC", "Europe/London", "Pacific/Auckland", "America/New_York", "Africa/Cairo", "America/Sao_Paulo")


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("opened", "hours", "weekdays", "zone", "deadline"),
    [
        ("2026-11-30 09:00", 48, "12345", "UTC", "2026-12-02 09:00"),  # Monday
        ("2026-11-27 17:00", 48, "12345", "UTC", "2026-12-01 17:00"),  # Friday
        ("2026-11-27 17:00", 48, "1234567", "UTC", "2026-11-29 17:00"),
        ("2026-11-28 12:00", 1, "12345", "UTC", "2026-11-30 01:00"),  # Saturday
        ("2026-11-27 23:59", 48, "67", "UTC", "2026-11-30 00:00"),
        ("2026-11-26 12:00", 24, "71234", "Africa/Cairo", "2026-11-29 12:00"),  # Thursday, rests on Friday and Saturday
        ("2026-11-30 00:00", 24, "12345", "UTC", "2026-12-01 00:00"),
        ("2026-10-23 12:00", 48, "1234567", "Europe/London", "2026-10-25 11:00"),  # the 25th has 25 hours
        ("2026-03-27 12:00", 48, "1234567", "Europe/London", "2026-03-29 13:00"),  # the 29th has 23
    ],
)
def test_only_working_days_count(opened: str, hours: int, weekdays: str, zone: str, deadline: str) -> None:
    found = working_time(at(opened, zone), timedelta(hours=hours), weekdays, zone)
    assert found == at(deadline, zone)


def test_a_day_is_a_day_where_the_facility_is() -> None:
    """Friday noon in UTC is Saturday in Auckland already."""
    friday = at("2026-11-27 12:00")
    assert working_time(friday, timedelta(hours=1), "12345", "UTC") == at("2026-11-27 13:00")
    assert working_time(friday, timedelta(hours=1), "12345", "Pacific/Auckland") == at("2026-11-29 12:00")


moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # as asked
hours = st.integers(1, 100)
calm = settings(deadline=None, database=None)


@calm
@given(moments, hours, st.sampled_from(ZONES))
def test_where_every_day_counts_it_is_so_many_hours(opened: datetime, span: int, zone: str) -> None:
    assert working_time(opened, timedelta(hours=span), "1234567", zone) == opened + timedelta(hours=span)


@calm
@given(moments, hours, st.sampled_from(ZONES), st.sampled_from(["12345", "71234", "1", "67"]))
def test_so_many_hours_of_working_days_lie_between(opened: datetime, span: int, zone: str, weekdays: str) -> None:
    deadline = working_time(opened, timedelta(hours=span), weekdays, zone)
    counted, moment = timedelta(0), opened
    while moment < deadline:  # hour by hour: every midnight is the end of one
        end = min(moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1), deadline)
        if str(moment.astimezone(ZoneInfo(zone)).isoweekday()) in weekdays:
            counted += end - moment
        moment = end
    assert counted == timedelta(hours=span)
