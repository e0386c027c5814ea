"""Airflow connections -> databases."""

import select
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import psycopg

from syncio.hooks.connection import connection_of, remembered
from syncio.stores.database import Connection, Role, at_once, opened, translated

if TYPE_CHECKING:
    from airflow.sdk import Connection as AirflowConnection

#: The keys of a connection's extras that are libpq's own.
LIBPQ = ("sslmode", "sslrootcert", "sslcert", "sslkey", "target_session_attrs", "connect_timeout", "options")


def dsn(conn_id: str = "syncio_db") -> str:
    """The libpq URL of a PostgreSQL connection.

    :raises Misconfigured: where the connection is missing.
    """
    return postgres_url(connection_of(conn_id))


def postgres_url(connection: "AirflowConnection") -> str:
    """Write a connection as a libpq URL, every part quoted."""
    user = quote(connection.login or "", safe="")
    password = f":{quote(connection.password, safe='')}" if connection.password else ""
    host = quote(connection.host or "localhost", safe="[]:")
    query = urlencode({key: value for key, value in connection.extra_dejson.items() if key in LIBPQ}, quote_via=quote)
    database = quote(connection.schema or "", safe="")
    url = f"postgresql://{user}{password}@{host}:{connection.port or 5432}/{database}"
    return f"{url}?{query}" if query else url


@contextmanager
def stores(conn_id: str = "syncio_db", role: Role = "syncio_app") -> Iterator[Connection]:
    """SyncIO's own database, opened in `role`; whoever opens commits.

    :raises Misconfigured: where the connection is missing, or its log-in, role or migration is wrong.
    """
    with connected(dsn(conn_id), role) as connection:
        yield connection


@contextmanager
def connected(url: str, role: Role = "syncio_app") -> Iterator[Connection]:
    """As `opened`; within `kept_open`, a connection that an earlier user has left in good order."""
    kept = _kept.get()
    with opened(url, role) if kept is None else kept.connection(url, role) as connection:
        yield connection


@contextmanager
def kept_open() -> Iterator[None]:
    """Within this, a connection that its user is done with waits for the next one. At the end all are closed.

    A new one costs more than all that a pull asks of it where nothing is new. Airflow is asked once for each, too.
    """
    with ExitStack() as stack, remembered():
        token = _kept.set(Kept(stack))
        try:
            yield
        finally:
            _kept.reset(token)


class Kept:
    """Connections that nobody uses at the moment, by log-in and role; the `stack` closes them."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._idle: defaultdict[tuple[str, Role], list[Connection]] = defaultdict(list)

    @contextmanager
    def connection(self, url: str, role: Role) -> Iterator[Connection]:
        """One for this user alone. What failed while it was used is closed, its locks and settings with it."""
        idle = self._idle[url, role]
        with translated():
            connection = self._usable(idle) or self._stack.enter_context(opened(url, role))
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.close()
                raise
        idle.append(connection)

    def _usable(self, idle: list[Connection]) -> Connection | None:
        """One that still answers: a server that was restarted meanwhile has forgotten them all."""
        while idle:
            connection = idle.pop()
            if silent(connection) or answers(connection):
                return connection
            connection.close()
        return None


def silent(connection: Connection) -> bool:
    """Whether the server has said nothing since: of one that ended, a parting word or the end can be read."""
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return not poll.poll(0)


def answers(connection: Connection) -> bool:
    try:
        with at_once(connection):
            connection.execute("")
    except psycopg.OperationalError:
        return False
    return True


_kept: ContextVar[Kept | None] = ContextVar("_kept", default=None)
