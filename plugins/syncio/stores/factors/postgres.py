"""PostgreSQL through psycopg."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from uuid import UUID

import psycopg
from sqlalchemy import ColumnElement, Connection, Dialect, Table, Uuid, any_, bindparam, cast, inspect, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateSchema
from sqlalchemy.types import NullType

from syncio.errors import Busy, Misconfigured, SyncioError, Terminal, Transient, Unavailable
from syncio.stores.database import first_line
from syncio.stores.factors.adapter import MISSING, Row, target
from syncio.stores.factors.integration import INTEGRATION, OURS
from syncio.stores.factors.shape import Shape, source_of
from syncio.stores.factors.tables import metadata

SCRIPTS = Path(__file__).parent
LIMITS = (
    "SELECT set_config('lock_timeout', '60s', true), set_config('statement_timeout', '120s', true),"
    " set_config('idle_in_transaction_session_timeout', '120s', true)"  # we may be gone, and the loan book waiting
)
LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


class Postgres:
    errors: tuple[type[Exception], ...] = (DBAPIError, psycopg.Error)

    def begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(LIMITS)

    def lock(self, connection: Connection, name: str) -> None:
        connection.execute(LOCK, {"name": name})

    def stage(self, connection: Connection, shape: Shape) -> None:
        for table in (shape.stage_invoice, shape.stage_debtor):
            empty = source_of(shape, table).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"CREATE TEMP TABLE {table.name} ON COMMIT DROP AS {empty} WITH NO DATA")
        keys = ", ".join(map(connection.dialect.identifier_preparer.quote, shape.owner_keys))
        connection.exec_driver_sql(f"CREATE INDEX ON {shape.stage_debtor.name} ({keys})")

    def bulk(self, connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)  # noqa: S101  # for mypy: SQLAlchemy does not say
        command = self.bulk_text(connection.dialect, table, columns)
        with driver.cursor() as cursor:
            with cursor.copy(command.encode()) as copy:
                for row in rows:
                    copy.write_row(row)
            return cursor.rowcount

    def bulk_text(self, dialect: Dialect, table: Table, columns: Sequence[str]) -> str:
        return f"COPY {target(dialect, table, columns)} FROM STDIN"

    def among(self, column: ColumnElement[UUID], ids: Sequence[UUID]) -> ColumnElement[bool]:
        # As text, which psycopg is quick over, and of no type: a cast from varchar would be done anew for every row.
        written = bindparam("ids", f"{{{','.join(map(str, ids))}}}", type_=NullType())
        return column == any_(cast(written, ARRAY(Uuid)))

    def meaning(self, error: Exception) -> SyncioError:
        cause = getattr(error, "orig", None) or error
        state = getattr(cause, "sqlstate", None) or ""
        if state.startswith(("28", "3D")) or "authentication failed" in str(cause):
            return Misconfigured("FactorS refused the log-in: check connection factors_db", sqlstate=state or None)
        if state in {"42P01", "42703", "42883", "3F000"}:  # a table, column, operator or schema that is not there
            return Misconfigured(MISSING, sqlstate=state)
        if state == "42501":
            return Misconfigured(f"the log-in of connection factors_db lacks a right: {first_line(cause)}")
        if state == "55P03":
            return Busy("another push of this client, or the loan book, held a lock for a minute", sqlstate=state)
        if state[:2] in {"40", "53"}:
            return Transient(f"FactorS could not do it just now: {first_line(cause)}", sqlstate=state)
        if state[:2] in {"08", "57"} or (isinstance(cause, psycopg.OperationalError) and not state):
            return Unavailable("FactorS does not answer, or the connection was lost", sqlstate=state or None)
        return Terminal(f"FactorS refused a value: {first_line(cause)}", sqlstate=state or None)

    def create_integration(self, connection: Connection) -> None:
        if not inspect(connection).has_schema(INTEGRATION):
            connection.execute(CreateSchema(INTEGRATION))
        connection.exec_driver_sql((SCRIPTS / "postgres_upgrade.sql").read_text())
        metadata.create_all(connection, tables=OURS)
        for index in chain.from_iterable(table.indexes for table in OURS):
            index.create(connection, checkfirst=True)  # one that came after its table

    def create(self, connection: Connection) -> None:
        self.create_integration(connection)
        metadata.create_all(connection)
        connection.exec_driver_sql((SCRIPTS / "postgres_rights.sql").read_text())
