"""Xero's limits as a pull meets them: a minute is waited for in the worker, a day is given back to Airflow."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from syncio.errors import Throttled
from syncio.stages.pull import Pulled, pull
from tests.conftest import NewDatabase
from tests.integration.pull.house import House
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.clocks import Clock
from tests.sandbox.xero.rates import Limits
from tests.sandbox.xero.running import running


class Limited(House):
    """A client whose tenant has these limits; waiting turns Xero's clock, and nobody sleeps."""

    clock: Clock
    waits: list[float]

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.clock.turn(seconds)

    def read(self, page_size: int = 25) -> Pulled:
        with self.staging() as staging, self.source(page_size, self.wait) as source:
            return pull(source, staging, overlap=timedelta(0), clock=self.clock)


@contextmanager
def limited(dsn: str, limits: Limits) -> Iterator[Limited]:
    clock = Clock()
    with running(invoices=90, organisations=1, limits=limits, clock=clock) as xero, calling(xero) as caller:
        house = Limited(dsn, caller)
        house.clock, house.waits = clock, []
        yield house


def test_a_minute_s_limit_is_waited_for_as_long_as_xero_says(new_database: NewDatabase, migrated: str) -> None:
    with limited(new_database(migrated), Limits(minute=3)) as house:
        done = house.read()
        assert done.status == "COMPLETED"
        assert house.staged() == house.booked()
        refused = len(house.waits)
        assert house.waits == [60] * refused
        assert refused == (done.counts.api_calls - refused - 1) // 3 > 0


def test_a_day_s_limit_ends_the_pull_at_once_and_the_next_day_s_goes_on(
    new_database: NewDatabase, migrated: str
) -> None:
    with limited(new_database(migrated), Limits(day=5)) as house:
        with pytest.raises(Throttled, match=r"day limit\): they go on later .*client=Acme") as caught:
            house.read()
        assert (caught.value.retry_after, house.waits) == (86_400, [])
        assert house.rows("SELECT status, api_calls FROM sync_run") == [{"status": "FAILED", "api_calls": 6}]
        before = house.value("SELECT count(*) FROM head")
        assert 0 < before < 90

        house.clock.turn(86_400)
        house.caller.renew()
        assert house.read(page_size=1000).status == "COMPLETED"
        assert house.staged() == house.booked()
