"""Connection `factors_db` -> the loan book."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL

from syncio.errors import Misconfigured
from syncio.hooks.connection import connection_of
from syncio.hooks.database import postgres_url
from syncio.stores.factors import Factors, open_factors


@contextmanager
def factors(conn_id: str = "factors_db") -> Iterator[Factors]:
    """FactorS, on SQL Server (connection type mssql) or PostgreSQL; connects when first used.

    :raises Misconfigured: where the connection is missing or of another type.
    """
    with open_factors(factors_url(conn_id)) as book:
        yield book


def factors_url(conn_id: str = "factors_db") -> str | URL:
    """:raises Misconfigured: where the connection is missing or of another type."""
    connection = connection_of(conn_id)
    if connection.conn_type in {"postgres", "postgresql"}:
        return postgres_url(connection)
    if connection.conn_type != "mssql":
        raise Misconfigured(f"connection {conn_id} is of type {connection.conn_type}: mssql or postgres is expected")
    return URL.create(
        "mssql",
        username=connection.login,
        password=connection.password,
        host=connection.host,
        port=connection.port or 1433,
        database=connection.schema,
    )
