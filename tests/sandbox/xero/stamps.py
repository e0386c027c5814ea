"""The texts in which Xero writes days and moments; Xero keeps a calendar date as midnight UTC of that day."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

EPOCH = date(1970, 1, 1)
MILLISECONDS_A_DAY = 86_400_000
_TICKS = re.compile(r"/Date\((-?\d+)")


def day_ticks(day: date) -> str:
    """``/Date(ms+0000)/`` of a calendar date."""
    return ticks((day - EPOCH).days * MILLISECONDS_A_DAY)


def day_text(day: date) -> str:
    """``2018-02-15T00:00:00``: the form to trust for calendar dates."""
    return f"{day.isoformat()}T00:00:00"


def day_of(text: str) -> date:
    """The calendar date of ``day_text``."""
    return date.fromisoformat(text[:10])


def ticks(moment: int) -> str:
    """``/Date(ms+0000)/`` of milliseconds since 1970 in UTC."""
    return f"/Date({moment}+0000)/"


def moment_of(text: str) -> int:
    """The milliseconds of ``/Date(ms+0000)/``."""
    found = _TICKS.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no /Date(ms)/ text")
    return int(found[1])


def utc_text(moment: int) -> str:
    """``2018-02-15T10:20:30Z``, whole seconds."""
    seconds = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)
    return f"{seconds:%Y-%m-%dT%H:%M:%SZ}"


def milliseconds(at: datetime) -> int:
    """Milliseconds since 1970 of an aware moment."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def since(header: str) -> int:
    """Milliseconds of an If-Modified-Since header, ISO or RFC 1123; without a zone it is UTC. ValueError otherwise."""
    try:
        at = datetime.fromisoformat(header)
    except ValueError:
        at = parsedate_to_datetime(header)
    return milliseconds(at if at.tzinfo else at.replace(tzinfo=UTC))
