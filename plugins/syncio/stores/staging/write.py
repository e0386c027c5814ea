"""Writing a page: one row of raw bytes, then versions and heads set-wise, in the caller's transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

import zstandard
from psycopg import sql
from psycopg.types.string import BytesBinaryDumper

from syncio.domain.ports import Subject
from syncio.errors import Conflict
from syncio.stores.database import Connection, statement
from syncio.stores.staging.batch import Batch
from syncio.stores.staging.heads import TABLES

#: What binary COPY writes into each table, in the order of its columns. A version's texts go as the bytes that were
#: hashed: on the wire both are the same, and nothing is encoded twice.
COLUMNS = {
    "version": "int8 int4 timestamptz bytea bytea bytea int8 int4 int4 bytea bytea bytea",
    "head": "int8 int4 text int4 bytea bytea bytea text text text text date date text numeric numeric timestamptz "
    "timestamptz",
    "debtor": "int8 int4 text int4 bytea bytea text timestamptz",
}
#: Levels above cost half as much again, and save one byte in a hundred.
_compress = zstandard.ZstdCompressor(level=1).compress


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
    page = row[0] if row else 0
    table = TABLES[subject]
    copy_rows(connection, "version", "version", ((*row[:6], page, *row[6:]) for row in batch.versions))
    copy_rows(connection, table, table, batch.created)
    update_heads(connection, table, batch.updated)


def copy_rows(connection: Connection, target: str, shape: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Append rows to `target`, which has the columns of the table `shape`."""
    with connection.cursor() as cursor:
        # psycopg looks dumpers up by type, and would find that of PEP 249's Binary, which is not written in C.
        cursor.adapters.register_dumper(bytes, BytesBinaryDumper)
        with cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(sql.Identifier(target))) as copy:
            copy.set_types(COLUMNS[shape].split())
            for row in rows:
                copy.write_row(row)


def update_heads(connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Move heads to their next version, by way of a table that lasts as long as the transaction."""
    if not rows:
        return
    incoming = f"incoming_{table}"
    create = sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT * FROM {} WITH NO DATA")
    connection.execute(create.format(sql.Identifier(incoming), sql.Identifier(table)))
    copy_rows(connection, incoming, table, rows)
    moved = connection.execute(statement("staging", f"update_{table}").encode()).rowcount
    if moved != len(rows):
        raise Conflict(f"{len(rows) - moved} {table} rows moved while this page was read: two pulls at once?")
