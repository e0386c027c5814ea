"""A clock of our own: hours pass in no time, and the same seed meets the same times again."""

from datetime import UTC, datetime, timedelta

BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class Clock:
    """The accounting system's time; ours may be ahead of it or behind."""

    def __init__(self) -> None:
        self.now = BEGIN
        self.skew = timedelta(0)

    def __call__(self) -> datetime:
        return self.now

    def ours(self) -> datetime:
        return self.now + self.skew

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
