"""A clock that a test turns by hand."""

from datetime import datetime, timedelta

from tests.sandbox.xero.oauth import utc_now


class Clock:
    """Stands still from now on, until it is turned."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self) -> datetime:
        return self.now

    def turn(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
