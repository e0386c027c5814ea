"""Connections of the web app to SyncIO's database: few, kept open, in the role that may only review."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request
from psycopg_pool import ConnectionPool, PoolTimeout

from syncio.errors import Busy
from syncio.stores.database import Connection, opened, take_role, translated

LARGEST = 10
#: Seconds a request waits for a connection, and milliseconds for a lock and for a statement, before it answers 503.
PATIENCE = 10.0
LIMITS = {"lock_timeout": "10000", "statement_timeout": "30000"}


class Database:
    """A pool that opens when it is first asked, so that Airflow starts whether the database is there or not."""

    def __init__(self, dsn: Callable[[], str]) -> None:
        """:param dsn: answers the libpq URL of a log-in that is a member of `syncio_web`; asked once."""
        self._dsn = dsn
        self._pool: ConnectionPool[Connection] | None = None
        self._lock = Lock()

    @contextmanager
    def session(self) -> Iterator[Connection]:
        """A connection in autocommit: each of its users opens its own transaction.

        :raises Misconfigured: where connection, log-in, role or migration is wrong.
        :raises Unavailable: where the server does not answer.
        :raises Busy: where every connection is in use.
        """
        pool = self._opened()
        try:
            with translated(), pool.connection() as connection:
                yield connection
        except PoolTimeout as error:
            with opened(self._dsn(), "syncio_web"):
                raise Busy("every connection to SyncIO's database is in use: try again") from error

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.close()
                self._pool = None

    def _opened(self) -> "ConnectionPool[Connection]":
        if self._pool is not None:
            return self._pool
        if not self._lock.acquire(timeout=PATIENCE):
            raise Busy("still connecting to SyncIO's database: try again")
        try:
            self._pool = self._pool or connect(self._dsn())
            return self._pool
        finally:
            self._lock.release()


def connect(dsn: str) -> "ConnectionPool[Connection]":
    """Open a pool, after one connection has shown that log-in, role and migration are right."""
    with opened(dsn, "syncio_web"):
        pass
    keywords = {"autocommit": True, "application_name": "syncio web", "connect_timeout": 10}
    return ConnectionPool(
        dsn,
        min_size=1,
        max_size=LARGEST,
        timeout=PATIENCE,
        kwargs=keywords,
        configure=configure,
        check=ConnectionPool.check_connection,
        name="syncio web",
        open=True,
    )


def configure(connection: Connection) -> None:
    """Make a new connection a reviewer's: its role, and no endless waiting."""
    take_role(connection, "syncio_web")
    for name, value in LIMITS.items():
        connection.execute("SELECT set_config(%s, %s, false)", [name, value])


def database(request: Request) -> Database:
    """The database of the app that answers this request."""
    stored: Database = request.app.state.database
    return stored


Stored = Annotated[Database, Depends(database)]
