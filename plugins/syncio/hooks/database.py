"""Airflow connections -> databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from syncio.hooks.connection import connection_of
from syncio.stores.database import Connection, Role, opened

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
    with opened(dsn(conn_id), role) as connection:
        yield connection
