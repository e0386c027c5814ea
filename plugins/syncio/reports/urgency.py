"""Which review comes first, and how that is said."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from syncio.domain.money import ZERO
from syncio.reports.answers import Listed
from syncio.reports.rendering import plural

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NEVER = datetime.max.replace(tzinfo=UTC)


def by_urgency(reviews: Iterable[Listed]) -> tuple[Listed, ...]:
    """The nearest deadline first, then the most blocked changes, then the most money at stake, then the oldest."""
    return tuple(sorted(reviews, key=urgency))


def urgency(review: Listed) -> tuple[datetime, int, Decimal, datetime]:
    """Money is never added up across currencies: the largest amount in one of them counts."""
    at_stake = max((stake.amount for stake in review.at_stake), default=ZERO)
    return review.deadline or NEVER, -review.blocked_undecided, -at_stake, review.opened


def span(time: timedelta) -> str:
    """A length of time in its largest unit: `3 days`, `5 hours`, `1 minute`."""
    if time < HOUR:
        return plural(max(time // MINUTE, 0), "minute")
    return plural(time // HOUR, "hour") if time < 2 * DAY else plural(time // DAY, "day")


def age(review: Listed, now: datetime) -> str:
    passed = now - review.opened
    return f"opened {span(passed)} ago" if passed >= MINUTE else "opened just now"


def due(review: Listed, now: datetime) -> str:
    """How long there is until the deadline; '' where there is none."""
    if review.deadline is None:
        return ""
    left = review.deadline - now
    return f"due in {span(left)}" if left > timedelta(0) else f"overdue by {span(-left)}"
