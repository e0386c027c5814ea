"""Writing a page in the caller's transaction: versions as they come, then one row of raw bytes, and heads set-wise."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import zstandard
from psycopg import sql
from psycopg.types.string import BytesBinaryDumper

from syncio.domain.ports import Subject
from syncio.errors import Conflict
from syncio.stores.database import Connection, statement
from syncio.stores.staging.batch import Batch, Row
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


@contextmanager
def copying(connection: Connection, target: str, shape: str) -> Iterator[Callable[[Row], None]]:
    """Append rows to `target`, which has the columns of the table `shape`, by calls of what this gives.

    The server takes them in meanwhile; until the end, the connection can do nothing else.
    """
    with connection.cursor() as cursor:
        # psycopg looks dumpers up by type, and would find that of PEP 249's Binary, which is not written in C.
        cursor.adapters.register_dumper(bytes, BytesBinaryDumper)
        with cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(sql.Identifier(target))) as copy:
            copy.set_types(COLUMNS[shape].split())
            yield copy.write_row


def copy_rows(connection: Connection, target: str, shape: str, rows: Iterable[Row]) -> None:
    with copying(connection, target, shape) as write:
        for row in rows:
            write(row)


def write_body(
    connection: Connection, page: int, client: int, run: int, stream: str, no: int, raw: list[bytes]
) -> None:
    """Keep the bytes of a page's records."""
    connection.execute(
        "INSERT INTO page (id, client, run, stream, no, body) OVERRIDING SYSTEM VALUE VALUES (%s, %s, %s, %s, %s, %s)",
        [page, client, run, stream, no, _compress(b"".join(raw))],
        binary=True,
    )


def write_heads(connection: Connection, subject: Subject, batch: Batch) -> None:
    """Let the heads follow the versions of a batch.

    :raises Conflict: where a head moved meanwhile, which the client's lock excludes.
    """
    table = TABLES[subject]
    if batch.created:
        copy_rows(connection, table, table, batch.created)
    if batch.updated:
        update_heads(connection, table, batch.updated)


def update_heads(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Move heads to their next version, by way of a table that lasts as long as the transaction."""
    incoming = f"incoming_{table}"
    create = sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT * FROM {} WITH NO DATA")
    connection.execute(create.format(sql.Identifier(incoming), sql.Identifier(table)))
    copy_rows(connection, incoming, table, rows)
    moved = connection.execute(statement("staging", f"update_{table}").encode()).rowcount
    if moved != len(rows):
        raise Conflict(f"{len(rows) - moved} {table} rows moved while this page was read: two pulls at once?")
