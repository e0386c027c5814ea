"""SQL Server and Azure SQL through pymssql."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import pymssql
from sqlalchemy import ColumnElement, Connection, Dialect, Table, Unicode, Uuid, bindparam, cast, func, select, text
from sqlalchemy.exc import DBAPIError

from syncio.errors import Busy, Misconfigured, SyncioError, Terminal, Transient, Unavailable
from syncio.stores.factors.adapter import MISSING, Row, target
from syncio.stores.factors.shape import Shape, source_of

#: The errors of the server that may pass by themselves: deadlock, and Azure's throttling and failovers.
RETRIED = frozenset({1205, 40197, 40501, 40613, 49918, 49919, 49920, 10928, 10929, 4060, 4221})
#: DB-Library's own numbers for a connection that was never made or was lost: whether a commit came through is unknown.
LOST = frozenset({20002, 20003, 20004, 20006, 20009, 20047})
AT_ONCE = 10_000
SCRIPTS = Path(__file__).parent / "mssql"
# Without XACT_ABORT half a batch was committed after a duplicate key; counts of rows are checked, so they must be told.
SETTINGS = "SET XACT_ABORT ON; SET NOCOUNT OFF; SET LOCK_TIMEOUT 60000"
LOCK = text(
    "DECLARE @got int; EXEC @got = sp_getapplock @Resource = :name, @LockMode = 'Exclusive',"
    " @LockOwner = 'Transaction', @LockTimeout = 60000; SELECT @got"
)


class SqlServer:
    errors: tuple[type[Exception], ...] = (DBAPIError, pymssql.Error)

    def begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(SETTINGS)

    def lock(self, connection: Connection, name: str) -> None:
        if connection.execute(LOCK, {"name": name[:255]}).scalar_one() < 0:
            raise Busy("another push of this client held its lock for a minute")

    def stage(self, connection: Connection, shape: Shape) -> None:
        for table in (shape.stage_invoice, shape.stage_debtor):
            empty = source_of(shape, table).limit(0).subquery("empty")
            typed = select(empty).compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
            columns, _, rest = str(typed).partition("FROM ")
            name = table.name
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}; {columns} INTO {name} FROM {rest}")

    def bulk(self, connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
        remaining, count = iter(rows), 0
        statement = text(self.bulk_text(connection.dialect, table, columns)).execution_options(preserve_rowcount=True)
        while part := list(islice(remaining, AT_ONCE)):
            count += connection.execute(statement, {"rows": json.dumps(part)}).rowcount
        return count

    def bulk_text(self, dialect: Dialect, table: Table, columns: Sequence[str]) -> str:
        return from_json(dialect, table, columns)

    def among(self, column: ColumnElement[UUID], ids: Sequence[UUID]) -> ColumnElement[bool]:
        values = func.OPENJSON(bindparam("ids", json.dumps([*map(str, ids)]), type_=Unicode())).table_valued("value")
        return column.in_(select(cast(values.c.value, Uuid)))

    def meaning(self, error: Exception) -> SyncioError:
        number, message = said(getattr(error, "orig", None) or error)
        if number in LOST:
            return Unavailable("FactorS does not answer, or the connection was lost", error=number)
        if number in RETRIED:
            return Transient("SQL Server could not do it just now", error=number)
        if number == 1222:  # noqa: PLR2004  # lock request time-out
            return Busy("another push of this client, or the loan book, held a lock for too long", error=number)
        if number in {18456, 18452}:
            return Misconfigured("FactorS refused the log-in: check connection factors_db", error=number)
        if number in {207, 208}:  # invalid column name, invalid object name
            return Misconfigured(MISSING, error=number)
        if number in {229, 230, 262}:
            return Misconfigured("the log-in of connection factors_db lacks a right", error=number)
        return Terminal(f"FactorS refused a value: {message}", error=number)

    def create_integration(self, connection: Connection) -> None:
        for batch in batches((SCRIPTS / "2_integration.sql").read_text()):
            connection.exec_driver_sql(batch)

    def create(self, connection: Connection) -> None:
        for script in sorted(SCRIPTS.glob("*.sql")):
            for batch in batches(script.read_text()):
                connection.exec_driver_sql(batch)


def batches(script: str) -> list[str]:
    """What stands between the lines GO, which are for the client and no T-SQL."""
    return [batch for part in re.split(r"(?m)^GO$", script) if (batch := part.strip())]


def from_json(dialect: Dialect, table: Table, columns: Sequence[str]) -> str:
    """An INSERT of rows that come as one JSON parameter, an array of arrays."""
    typed = (
        f"{dialect.identifier_preparer.quote(name)} {json_type(dialect, table, name)} '$[{at}]'"
        for at, name in enumerate(columns)
    )
    names = ", ".join(map(dialect.identifier_preparer.quote, columns))
    return (
        f"INSERT INTO {target(dialect, table, columns)} SELECT {names}"  # noqa: S608  # our own tables' names
        f" FROM OPENJSON(:rows) WITH ({', '.join(typed)})"
    )


def json_type(dialect: Dialect, table: Table, name: str) -> str:
    """A column's type without its collation, which OPENJSON's WITH does not take for a text."""
    return str(table.c[name].type.compile(dialect)).partition(" COLLATE ")[0]


def said(error: Any) -> tuple[int | None, str]:
    """The error's number and first sentence; the values that SQL Server quotes in some are cut off."""
    parts = error.args[0] if error.args and isinstance(error.args[0], tuple) else error.args
    number = parts[0] if parts and isinstance(parts[0], int) else None
    message = parts[-1] if parts else ""
    sentence = (message.decode(errors="replace") if isinstance(message, bytes) else str(message)).partition("\n")[0]
    for quoting in (" The duplicate key value is", " Truncated value:", "DB-Lib error"):
        sentence = sentence.partition(quoting)[0]
    return number, sentence
