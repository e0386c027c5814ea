"""A pymssql connection that plays a script: it answers the statements it expects in their order, and no others.

SQL Server does not run here. What stands between SQLAlchemy's own dialect and the network is played, to the letter of
the statements that push sends and of the errors that a server gives; what a server would make of them is not.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pymssql
from sqlalchemy import event

from syncio.stores.factors import Factors, open_factors
from syncio.stores.factors.sqlserver import LOST

Row = Sequence[Any]

#: How what SQLAlchemy's dialect asks of a connection by itself begins, and what it is told.
GREETING: dict[str, Row] = {
    "select @@version": ("Microsoft SQL Server 2022 (RTM) - 16.0.4135.4 (X64)",),
    "SELECT schema_name()": ("dbo",),
    "SELECT name FROM sys.system_views WHERE name IN": ("dm_exec_sessions",),
    "SELECT CASE transaction_isolation_level": ("READ COMMITTED",),
    "SELECT CAST('test max support'": ("test max support",),
    "SELECT 1": (1,),
}


#: What answers rows, behind any comment.
READS = re.compile(r"(\s|--.*\n)*(SELECT|DECLARE|EXEC)", re.IGNORECASE)


@dataclass(frozen=True)
class Step:
    """A statement that holds `has`, and what it comes to: rows, a number of rows, or an error."""

    has: str
    rows: Sequence[Row] = ()
    count: int = -1
    error: Exception | None = None


@dataclass
class Server:
    """Plays `steps`. `said` are the statements it heard, with COMMIT and ROLLBACK."""

    steps: list[Step] = field(default_factory=list)
    refuses: list[Exception] = field(default_factory=list)  # so many log-ins, first one first
    said: list[str] = field(default_factory=list)
    log_ins: int = 0

    def hear(self, statement: str) -> Step:
        for beginning, row in GREETING.items():
            if statement.lstrip().startswith(beginning):
                return Step(beginning, [row])
        self.said.append(statement)
        if statement == "ROLLBACK":
            return Step("ROLLBACK")
        assert self.steps, f"nothing more was expected, and it said: {statement}"
        step = self.steps.pop(0)
        assert step.has in statement, f"expected {step.has}, and it said: {statement}"
        if step.error:
            raise step.error
        return step

    def connect(self) -> "Connection":
        self.log_ins += 1
        if self.refuses:
            raise self.refuses.pop(0)
        return Connection(self)

    @contextmanager
    def factors(self) -> Iterator[Factors]:
        """The loan book as push opens it, on this server."""
        with open_factors("mssql://push:secret@factors.example/factors") as factors:
            event.listen(factors.engine, "do_connect", lambda *_: self.connect())
            yield factors
        assert not self.steps, f"it never said {self.steps[0].has}"


class Connection:
    """As PEP 249 has it, and pymssql: a transaction begins by itself, and what was lost says so from then on."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._lost = False

    def cursor(self) -> "Cursor":
        return Cursor(self)

    def commit(self) -> None:
        self.hear("COMMIT")

    def rollback(self) -> None:
        self.hear("ROLLBACK")

    def hear(self, statement: str) -> Step:
        if self._lost:
            raise pymssql.InterfaceError("Connection is closed.")
        try:
            return self._server.hear(statement)
        except pymssql.Error as error:
            self._lost = error.args[0][0] in LOST
            raise

    def close(self) -> None:
        pass

    def autocommit(self, on: bool) -> None:
        pass


class Cursor:
    description: list[tuple[Any, ...]] | None
    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Row] = []
        self.description = None
        self.rowcount = -1
        self.lastrowid = None

    def execute(self, statement: str, _parameters: Any = None) -> None:
        step = self._connection.hear(statement)
        self._rows, self.rowcount = list(step.rows), step.count
        reads = READS.match(statement) is not None or " OUTPUT " in statement
        width = len(self._rows[0]) if self._rows else 1
        self.description = [(f"c{at}", 1, None, None, None, None, None) for at in range(width)] if reads else None

    def fetchall(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def fetchmany(self, size: int | None = None) -> list[Row]:
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    def fetchone(self) -> Row | None:
        return self._rows.pop(0) if self._rows else None

    def nextset(self) -> None:
        return None

    def close(self) -> None:
        pass


def error(number: int, text: str = "said the server") -> pymssql.OperationalError:
    """As pymssql raises what a server or DB-Library says."""
    return pymssql.OperationalError((number, f"{text}DB-Lib error message {number}, severity 16\n".encode()))
