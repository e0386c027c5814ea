"""Until when a review can be decided: hours of working days, in the facility's time zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def working_time(opened: datetime, span: timedelta, weekdays: str, timezone: str) -> datetime:
    """The moment at which `span` of working days has passed since `opened`. Holidays are working days.

    A day is from midnight to midnight where the facility is, with the 23 or 25 hours that some have.

    :param weekdays: those that count, 1 is Monday: `12345`.
    :param timezone: an IANA name.
    """
    zone, now, left = ZoneInfo(timezone), opened.astimezone(UTC), span
    while True:
        midnight = next_midnight(now, zone)
        if str(now.astimezone(zone).isoweekday()) in weekdays:
            if left <= midnight - now:
                return now + left
            left -= midnight - now
        now = midnight


def next_midnight(moment: datetime, zone: ZoneInfo) -> datetime:
    """The beginning of the next day there, in UTC."""
    tomorrow = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), zone).astimezone(UTC)
