"""Xero's dates: `/Date(1518685950940+0000)/` for moments, `2018-02-15T00:00:00` for calendar days.

Calendar days come from the `...String` fields where there are any: reading them off the moment has cost others a day
(github.com/XeroAPI/xero-php-oauth2/issues/294). `UpdatedDateUTC` is UTC (Xero-NetStandard#121 read it as local time).
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from syncio.errors import Invalid

_MOMENT = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/").fullmatch
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: Xero writes dates that were never set as year 1; nothing it keeps is older than its oldest ledgers.
_OLDEST = 1970


def moment(text: str, field: str) -> datetime:
    """Read a moment as UTC, to the microsecond.

    :raises Invalid: where it is none, or lies before 1970.
    """
    if (milliseconds := since_epoch(text)) is not None:
        try:
            return checked(_EPOCH + timedelta(0, 0, 0, milliseconds), field)
        except OverflowError:
            raise Invalid(f"{field} is out of range", field=field) from None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"{field} is no date", field=field) from None
    return checked(found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC), field)


def since_epoch(text: str) -> int | None:
    """Read the milliseconds of `/Date(...)/`; None where it is none."""
    number = text[6:-7]
    if number.isdecimal() and text.startswith("/Date(") and text.endswith("+0000)/"):  # all are, and a pattern is slow
        return int(number)
    match = _MOMENT(text)
    return int(match[1]) if match else None


@lru_cache(maxsize=10_000)
def day(string: str | None, fallback: str | None, field: str) -> date | None:
    """Read a calendar day from `...String`, else from the moment beside it; None where there is neither.

    :raises Invalid: where it is none, or lies before 1970.
    """
    text = string or fallback
    return moment(text, field).date() if text else None


def checked(found: datetime, field: str) -> datetime:
    if found.year < _OLDEST:
        raise Invalid(f"{field} is of the year {found.year}: not a date anybody entered", field=field)
    return found


def http_date(when: datetime) -> str:
    """`If-Modified-Since` as Xero describes it: RFC 3339, of which it reads whole seconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
