"""Until when a review can be decided: hours of working days, in the facility's time zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An open review whose deadline is near. `blocked`: how many of its undecided changes need two people."""

    review: int
    client: str
    opened: datetime
    deadline: datetime
    undecided: int
    blocked: int

    @property
    def sentence(self) -> str:
        """What those who are told have to know, in one sentence."""
        return (
            f"{self.client}: review {self.review} expires at {self.deadline:%Y-%m-%d %H:%M} UTC, and nothing of it is "
            f"pushed then. Undecided changes: {self.undecided}, of which blocked: {self.blocked}"
        )


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
