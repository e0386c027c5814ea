"""When a client bills a debtor: weekly, fortnightly, at month ends, now and then."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

Rhythm = Callable[[Random, date, date], Iterator[date]]
_FRIDAY = 4


def weekly(rng: Random, start: date, end: date) -> Iterator[date]:
    return _every(7, rng.choice((0, 3, 4, 4)), start, end)


def fortnightly(rng: Random, start: date, end: date) -> Iterator[date]:
    return _every(14, rng.choice((0, 4, 4)), start + timedelta(days=7 * rng.randint(0, 1)), end)


def _every(step: int, weekday: int, start: date, end: date) -> Iterator[date]:
    day = start + timedelta(days=(weekday - start.weekday()) % 7)
    while day <= end:
        yield day
        day += timedelta(days=step)


def month_ends(_: Random, start: date, end: date) -> Iterator[date]:
    """The last working day of each month."""
    day = start
    while (last := _last_working_day(day)) <= end:
        if last >= start:
            yield last
        day = day.replace(day=28) + timedelta(days=4)


def _last_working_day(day: date) -> date:
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last - timedelta(days=max(last.weekday() - _FRIDAY, 0))


def now_and_then(rng: Random, start: date, end: date) -> Iterator[date]:
    day = start + timedelta(days=rng.randint(0, 20))
    while day <= end:
        yield day - timedelta(days=max(day.weekday() - _FRIDAY, 0))
        day += timedelta(days=rng.randint(6, 40))


RHYTHMS: tuple[Rhythm, ...] = (weekly, fortnightly, month_ends, month_ends, now_and_then)
