"""Connection `factors_db` -> the loan book."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from syncio.domain.mapping import Mapping, mapping_of
from syncio.errors import Misconfigured
from syncio.hooks.connection import connection_of
from syncio.hooks.database import postgres_url
from syncio.settings import settings
from syncio.stores.factors import Factors, open_factors


@contextmanager
def factors(conn_id: str = "factors_db") -> Iterator[Factors]:
    """FactorS on SQL Server (connection type mssql) or PostgreSQL, as the mapping says; connects when first used.

    :raises Misconfigured: where the connection is missing or of another type, or the mapping is missing or wrong.
    """
    with open_factors(factors_url(conn_id), mapping()) as book:
        yield book


def mapping() -> Mapping | None:
    """The lender's own mapping; None where FactorS has the reference schema.

    :raises Misconfigured: where the file cannot be read, or is wrong.
    """
    file = settings().factors_mapping
    return read_mapping(file) if file is not None else None


def read_mapping(file: Path) -> Mapping:
    """The mapping of a file.

    :raises Misconfigured: where it cannot be read, or is wrong.
    """
    try:
        return mapping_of(file.read_bytes(), file.name)
    except OSError as error:
        raise Misconfigured(f"the mapping {file} cannot be read: {error.strerror}") from error


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
