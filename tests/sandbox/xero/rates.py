"""Counts calls by minute and day, as Xero's rate headers report them. It only counts: nothing is refused here."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

MINUTE_LIMIT = 60
DAY_LIMIT = 5_000
APP_MINUTE_LIMIT = 10_000


class Rates:
    """The app's allowance and each tenant's. ``clock`` gives aware times."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._day, self._minute = "", ""
        self._in_day: Counter[str] = Counter()
        self._in_minute: Counter[str] = Counter()

    def headers(self, tenant_id: str) -> dict[str, str]:
        """Counts one call of the tenant; a limit would be enforced here, from the same counts."""
        self._turn(self._clock())
        self._in_day[tenant_id] += 1
        self._in_minute[tenant_id] += 1
        return {
            "x-minlimit-remaining": _left(MINUTE_LIMIT, self._in_minute[tenant_id]),
            "x-daylimit-remaining": _left(DAY_LIMIT, self._in_day[tenant_id]),
            "x-appminlimit-remaining": _left(APP_MINUTE_LIMIT, self._in_minute.total()),
        }

    def _turn(self, now: datetime) -> None:
        day, minute = f"{now:%Y-%m-%d}", f"{now:%Y-%m-%d %H:%M}"
        if day != self._day:
            self._in_day.clear()
        if minute != self._minute:
            self._in_minute.clear()
        self._day, self._minute = day, minute


def _left(limit: int, used: int) -> str:
    return str(max(limit - used, 0))
