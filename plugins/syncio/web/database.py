"""Connections of the web app to SyncIO's database: few, kept open, in the role that may only review."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request
from psycopg_pool import ConnectionPool, PoolTimeout

from syncio.errors import Busy
from syncio.stores.database import Connection, opened, take_role, translated

#: Milliseconds after which a request is answered with 503 and not left waiting.
LIMITS = {"lock_timeout": "10000", "statement_timeout": "30000"}


class Database:
    """A pool that opens when it is first asked, so that Airflow starts whether the database is there or not."""

    def __init__(self, dsn: Callable[[], str], largest: int = 10, patience: float = 10.0) -> None:
        """Nothing is opened yet.

        :param dsn: answers the libpq URL of a log-in that is a member of `syncio_web`.
        :param largest: how many connections there may be.
        :param patience: how many seconds a request waits for one.
        """
        self._dsn = dsn
        self._largest = largest
        self._patience = patience
        self._pool: ConnectionPool[Connection] | None = None
        self._lock = Lock()

    @contextmanager
    def session(self) -> Iterator[Connection]:
        """A connection in autocommit: each of its users opens its own transaction.

        :raises Misconfigured: where connection, log-in, role or migration is wrong.
        :raises Unavailable: where the server does not answer.
        :raises Busy: where every connection is in use.
        """
        with translated():
            try:
                with self._opened().connection() as connection:
                    yield connection
            except PoolTimeout as error:
                with opened(self._dsn(), "syncio_web"):  # says what is wrong, where something is
                    raise Busy("every connection to SyncIO's database is in use: try again") from error

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.close()
                self._pool = None

    def _opened(self) -> "ConnectionPool[Connection]":
        if self._pool is not None:
            return self._pool
        if not self._lock.acquire(timeout=self._patience):
            raise Busy("still connecting to SyncIO's database: try again")
        try:
            self._pool = self._pool or self._connect(self._dsn())
            return self._pool
        finally:
            self._lock.release()

    def _connect(self, dsn: str) -> "ConnectionPool[Connection]":
        """Open a pool, after one connection has shown that log-in, role and migration are right."""
        with opened(dsn, "syncio_web"):
            return ConnectionPool(
                dsn,
                min_size=1,
                max_size=self._largest,
                timeout=self._patience,
                kwargs={"autocommit": True, "application_name": "syncio web", "connect_timeout": 10},
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
