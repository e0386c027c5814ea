"""Staging and FactorS side by side."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from syncio.stages.push import Pushed, push
from syncio.stages.release import Released, release
from syncio.stores.factors import Factors, open_factors
from tests.integration.staged import house as staged
from tests.integration.staged.database import Database, database_name


class House(staged.House):
    """Both DSNs are the administrator's; `push_url` is the log-in to FactorS that push has."""

    def __init__(self, staging_dsn: str, factors_dsn: str, push_url: str) -> None:
        super().__init__(staging_dsn)
        self.book = Database(factors_dsn, "public,integration")
        self.push_url = push_url

    def close(self) -> None:
        super().close()
        self.book.close()

    @contextmanager
    def factors(self) -> Iterator[Factors]:
        with open_factors(self.push_url) as factors:
            yield factors

    def release(self, review: int) -> Released:
        with self.app() as connection:
            return release(connection, review)

    def push(self, client: str | None = None, batch: int = 1000) -> Pushed:
        with self.app() as connection, self.factors() as factors:
            return push(connection, factors, client=client, batch=batch)

    def wait_until_quiet(self) -> None:
        """Until PostgreSQL has ended the sessions of programs that were killed."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = ANY(%s) AND application_name LIKE 'syncio%%'"
        while self.one(query, [database_name(self.dsn), database_name(self.book.dsn)]):
            time.sleep(0.01)
