"""When things happen: local working hours, the pull that sees an entry, the comparison after it, the next advance.

Books are pulled every ten minutes and compared once a day, late in the evening UTC. What that comparison lets pass is
advanced on the next working day.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TICK = timedelta(minutes=10)
EVENING, ADVANCED = time(23, 45), time(14, 0)
DAY = timedelta(days=1)
SATURDAY = 5


def local(zone: str, day: date, hour: int, minute: int = 0) -> datetime:
    """A local time as UTC."""
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).astimezone(UTC)


def day_in(zone: str, at: datetime) -> date:
    """The calendar day of a moment at a place."""
    return at.astimezone(ZoneInfo(zone)).date()


def pulled(at: datetime) -> datetime:
    """The next pull after an entry."""
    begun = at.replace(minute=at.minute // 10 * 10, second=0, microsecond=0)
    return begun + TICK


def evening(day: date) -> datetime:
    return datetime.combine(day, EVENING, UTC)


def compared(at: datetime) -> datetime:
    """The first comparison that can know of an entry."""
    seen = pulled(at)
    return evening(seen.date() if seen <= evening(seen.date()) else seen.date() + DAY)


def advanced(at: datetime) -> datetime:
    """When the lender pays out on what the comparison of an entry let pass."""
    return datetime.combine(working(compared(at).date() + DAY), ADVANCED, UTC)


def working(day: date) -> date:
    """This day, or the Monday after it."""
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def last_working(day: date) -> date:
    """The last working day of a day's month."""
    last = (day.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    while last.weekday() >= SATURDAY:
        last -= DAY
    return last


def each(begin: date, end: date) -> Iterator[date]:
    """Every day from `begin` until before `end`."""
    while begin < end:
        yield begin
        begin += DAY
