"""Databases as their administrator sees them, who may do what no program of ours may."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from sqlalchemy.engine import make_url

from tests.sandbox.postgres import Scratch, drop

Row = dict[str, Any]


class Database:
    """The administrator's connection, whom row-level security does not bind; each statement commits by itself."""

    def __init__(self, dsn: str, schema: str) -> None:
        self.dsn = dsn
        self._connection = psycopg.connect(
            dsn, autocommit=True, options=f"-c search_path={schema}", row_factory=dict_row
        )

    def close(self) -> None:
        self._connection.close()

    def rows(self, query: str, *values: Any) -> list[Row]:
        """Run a statement; what it answers, if it answers rows."""
        cursor = self._connection.execute(query.encode(), values)
        return [] if cursor.description is None else cursor.fetchall()

    def one(self, query: str, *values: Any) -> Any:
        """The one value of the one row."""
        [row] = self.rows(query, *values)
        [value] = row.values()
        return value

    def insert(self, table: str, row: Row) -> Row:
        """Insert a row; as the table has it."""
        command = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING *").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(map(sql.Placeholder, row)),
        )
        inserted = self._connection.execute(command, row).fetchone()
        assert inserted
        return inserted


def database_name(dsn: str) -> str:
    """The database's name."""
    return str(make_url(dsn).database)


@contextmanager
def copied(scratch: Scratch, template: str) -> Iterator[str]:
    """A copy of a template, until the end; the administrator's DSN of it."""
    dsn = scratch.create(template)
    try:
        yield dsn
    finally:
        drop(scratch.admin, database_name(dsn))
