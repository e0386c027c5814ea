"""What PostgreSQL and SQL Server do differently; all else is one code."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Dialect, Engine, Table

from syncio.errors import Misconfigured, SyncioError
from syncio.stores.factors.shape import Shape

Row = Sequence[Any]

MISSING = (
    "FactorS's tables are missing or of an earlier version: run `python -m syncio factors create`,"
    " or check connection factors_db and the mapping"
)


class Adapter(Protocol):
    """One database product. `errors` are the exceptions its driver raises."""

    errors: tuple[type[Exception], ...]

    def begin(self, connection: Connection) -> None:
        """Set up the transaction that has just begun: all or nothing, and no waiting for ever."""
        ...

    def lock(self, connection: Connection, name: str) -> None:
        """Wait for the lock `name`, and hold it until the transaction ends.

        :raises Busy: where another holds it for more than a minute.
        """
        ...

    def stage(self, connection: Connection, shape: Shape) -> None:
        """Make the stage tables, empty, with the types and collations of the tables that they are carried into."""
        ...

    def bulk(self, connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
        """Insert rows in the caller's transaction, without a round trip each; numbers and dates are texts.

        :returns: how many the database took.
        """
        ...

    def bulk_text(self, dialect: Dialect, table: Table, columns: Sequence[str]) -> str:
        """What `bulk` says."""
        ...

    def among(self, column: ColumnElement[UUID], ids: Sequence[UUID]) -> ColumnElement[bool]:
        """Whether the column has one of `ids`, which travel as one parameter, however many they are."""
        ...

    def meaning(self, error: Exception) -> SyncioError:
        """What a driver's error means, without the statement's values."""
        ...

    def create_integration(self, connection: Connection) -> None:
        """Make what is missing of schema `integration`; safe to run again."""
        ...

    def create(self, connection: Connection) -> None:
        """Make what is missing of the reference schema, with the rights that push needs; safe to run again."""
        ...


def adapter_for(engine: Engine) -> Adapter:
    """:raises Misconfigured: where FactorS is neither on PostgreSQL nor on SQL Server."""
    from syncio.stores.factors.postgres import Postgres  # noqa: PLC0415  # a driver is imported where it is used
    from syncio.stores.factors.sqlserver import SqlServer  # noqa: PLC0415

    if engine.dialect.name == "postgresql":
        return Postgres()
    if engine.dialect.name == "mssql":
        return SqlServer()
    raise Misconfigured(f"FactorS cannot be on {engine.dialect.name}: use postgresql or mssql")


def target(dialect: Dialect, table: Table, columns: Sequence[str]) -> str:
    """`schema.table (columns)`, quoted as the dialect wants it."""
    preparer = dialect.identifier_preparer
    return f"{preparer.format_table(table)} ({', '.join(map(preparer.quote, columns))})"
