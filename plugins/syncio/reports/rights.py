"""In what right people decided a review, and who had a hand in it, as an approval report freezes it."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from syncio.domain.review import Involvement


class Right(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody was to the client when they last decided, or another by their right.

    `admitted_by`: the log-in that made them a member, and `entry` its place in the audit trail; who was a member before
    there was a trail was taken over into it, and by whom they were admitted is not known.
    """

    user: str
    roles: tuple[str, ...]
    since: datetime
    admitted_by: str | None
    entry: int


class Delegated(msgspec.Struct, frozen=True, kw_only=True):
    """A delegation that was used, on days of the facility's. Nobody has signed what a command brought."""

    amendment: int
    delegator: str
    delegate: str
    first_day: date
    last_day: date
    proposed_by: str
    signed_by: str | None


class AppliedLimit(msgspec.Struct, frozen=True, kw_only=True):
    """What `user`, or others by that right, could approve a day when they did; for good without a `last_day`."""

    amendment: int
    user: str
    amount: Decimal
    currency: str
    first_day: date
    last_day: date | None


class Hand(Involvement, frozen=True, kw_only=True):
    """Somebody had a hand in what was shown: in the `changes` with these numbers, or in the whole review."""

    changes: tuple[int, ...] = ()
