"""Writing a page: one row of raw bytes, then versions and heads set-wise, in the caller's transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

import zstandard
from psycopg import sql

from syncio.domain.ports import Subject
from syncio.errors import Conflict
from syncio.stores.database import Connection, statement
from syncio.stores.staging.batch import Batch
from syncio.stores.staging.heads import TABLES

VERSION = "COPY version (record, n, seen, content_hash, balance_hash, raw_hash, off, len, doc, balance, origin, page)"
VERSION_TYPES = [
    "int8",
    "int4",
    "timestamptz",
    "bytea",
    "bytea",
    "bytea",
    "int4",
    "int4",
    "text",
    "text",
    "text",
    "int8",
]
_compress = zstandard.ZstdCompressor(level=3).compress


def write_page(
    connection: Connection, client: int, run: int, stream: str, no: int, subject: Subject, batch: Batch
) -> None:
    """Write what a page added.

    :raises Conflict: where a head moved meanwhile, which the client's lock excludes.
    """
    if not batch.versions:
        return
    row = connection.execute(
        "INSERT INTO page (client, run, stream, no, body) VALUES (%s, %s, %s, %s, %s) RETURNING id",
        [client, run, stream, no, _compress(b"".join(batch.raw))],
        binary=True,
    ).fetchone()
    copy_versions(connection, batch.versions, row[0] if row else 0)
    copy_rows(connection, sql.Identifier(TABLES[subject].decode()), batch.created)
    update_heads(connection, subject, batch.updated)


def copy_versions(connection: Connection, rows: Iterable[tuple[Any, ...]], page: int) -> None:
    with connection.cursor() as cursor, cursor.copy(f"{VERSION} FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(VERSION_TYPES)
        for row in rows:
            copy.write_row((*row, page))


def copy_rows(connection: Connection, table: sql.Identifier, rows: Sequence[tuple[Any, ...]]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor, cursor.copy(sql.SQL("COPY {} FROM STDIN").format(table)) as copy:
        for row in rows:
            copy.write_row(row)


def update_heads(connection: Connection, subject: Subject, rows: Sequence[tuple[Any, ...]]) -> None:
    """Move heads to their next version, by way of a table that lasts as long as the transaction."""
    if not rows:
        return
    table = TABLES[subject].decode()
    incoming = sql.Identifier(f"incoming_{table}")
    create = sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT * FROM {} WITH NO DATA")
    connection.execute(create.format(incoming, sql.Identifier(table)))
    copy_rows(connection, incoming, rows)
    moved = connection.execute(statement("staging", f"update_{table}").encode()).rowcount
    if moved != len(rows):
        raise Conflict(f"{len(rows) - moved} {table} rows moved while this page was read: two pulls at once?")
