"""Xero's limits (https://developer.xero.com/documentation/guides/oauth2/limits), counted, told in headers, enforced.

Minute and day are the last 60 seconds and 24 hours, which is the stricter reading. Refused calls do not count.
"""

import math
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.sandbox.xero.wire import Answer, RefusedError

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
#: Seconds to wait where too many calls are under way: nobody can know when the first of them ends.
SHORTLY = 1


@dataclass(frozen=True)
class Limits:
    """Calls of a tenant in a minute, in a day and at once; calls of the app in a minute over all its tenants."""

    minute: int = 60
    day: int = 5_000
    at_once: int = 5
    app_minute: int = 10_000


class Window:
    """The calls within the last ``span``."""

    def __init__(self, problem: str, header: str, limit: int, span: timedelta) -> None:
        self.problem, self.header, self._limit, self._span = problem, header, limit, span
        self._calls: deque[datetime] = deque()

    def left(self, now: datetime) -> int:
        """How many more calls there may be; negative where nothing was refused."""
        while self._calls and self._calls[0] <= now - self._span:
            self._calls.popleft()
        return self._limit - len(self._calls)

    def add(self, now: datetime) -> None:
        self._calls.append(now)

    def wait(self, now: datetime) -> int:
        """Whole seconds until one call more is let in."""
        return max(math.ceil((self._calls[0] + self._span - now).total_seconds()), 1)


class Rates:
    """The app's allowance and each tenant's. ``clock`` gives aware times; without ``enforced`` they only count."""

    def __init__(self, clock: Callable[[], datetime], limits: Limits, *, enforced: bool) -> None:
        self._clock, self._limits, self._enforced = clock, limits, enforced
        self._app = Window("appminute", "x-appminlimit-remaining", limits.app_minute, MINUTE)
        self._tenants: dict[str, tuple[Window, Window]] = {}
        self._under_way: Counter[str] = Counter()

    @contextmanager
    def call(self, tenant_id: str) -> Iterator[dict[str, str]]:
        """One call of the tenant, under way until the block ends; gives its headers. RefusedError (429) at a limit."""
        windows, now = (*self._windows(tenant_id), self._app), self._clock()
        if self._enforced:
            self._admit(tenant_id, windows, now)
        for window in windows:
            window.add(now)
        self._under_way[tenant_id] += 1
        try:
            yield _told(windows, now)
        finally:
            self._under_way[tenant_id] -= 1

    def _admit(self, tenant_id: str, windows: tuple[Window, ...], now: datetime) -> None:
        if self._under_way[tenant_id] >= self._limits.at_once:
            raise _refusal("concurrent", SHORTLY, _told(windows, now))
        for window in windows:
            if window.left(now) <= 0:
                raise _refusal(window.problem, window.wait(now), _told(windows, now))

    def _windows(self, tenant_id: str) -> tuple[Window, Window]:
        if tenant_id not in self._tenants:
            day = Window("day", "x-daylimit-remaining", self._limits.day, DAY)
            self._tenants[tenant_id] = day, Window("minute", "x-minlimit-remaining", self._limits.minute, MINUTE)
        return self._tenants[tenant_id]


def _told(windows: tuple[Window, ...], now: datetime) -> dict[str, str]:
    return {window.header: str(max(window.left(now), 0)) for window in windows}


def _refusal(problem: str, wait: int, told: dict[str, str]) -> RefusedError:
    return RefusedError(Answer(429, (), told | {"retry-after": str(wait), "x-rate-limit-problem": problem}))
