"""The newest version of each record."""

from collections.abc import Sequence

import msgspec
from psycopg import sql

from syncio.domain.ports import Subject
from syncio.stores.database import Connection

TABLES: dict[Subject, str] = {"invoice": "head", "debtor": "debtor"}


class Head(msgspec.Struct, frozen=True):
    """What a pull needs to know of a record it has seen before."""

    record: int
    n: int
    raw_hash: bytes


def known(connection: Connection, client: int, subject: Subject, keys: Sequence[str]) -> dict[str, Head]:
    """The heads of those `keys` that were staged before, by key."""
    if not keys:
        return {}
    query = sql.SQL("SELECT external_id, record, n, raw_hash FROM {} WHERE client = %s AND external_id = ANY(%b)")
    # Binary both ways: as text a thousand keys cost five times as much.
    rows = connection.execute(query.format(sql.Identifier(TABLES[subject])), [client, list(keys)], binary=True)
    return {key: Head(record, n, raw_hash) for key, record, n, raw_hash in rows}


def numbered(connection: Connection, count: int) -> tuple[int, list[int]]:
    """A number for a page, and numbers for `count` records that are new."""
    query = "SELECT nextval('page_id_seq'), ARRAY(SELECT nextval('record_id') FROM generate_series(1, %s))"
    row = connection.execute(query, [count], binary=True).fetchone()
    assert row is not None  # noqa: S101  # there is always one
    return row[0], row[1]
