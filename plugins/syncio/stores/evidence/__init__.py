"""The versions that a review is about, with the bytes that each was read from."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from syncio.stores.database import Connection, statement
from syncio.stores.staging.kept import page_body


class KeptVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version's texts and bytes."""

    record: int
    n: int
    source: str
    stream: str
    doc: str
    balance: str | None
    raw: bytes


def versions(connection: Connection, review: int) -> Iterator[KeptVersion]:
    """Every version that a review's changes name: before, after, balances, debtors. One page at a time is in memory."""
    rows = connection.execute(statement("evidence", "versions").encode(), {"review": review})
    for page, found in groupby(rows, key=lambda row: row[0]):
        body = page_body(connection, page)
        for _, source, stream, record, n, offset, size, doc, balance in found:
            raw = body[offset : offset + size]
            yield KeptVersion(record=record, n=n, source=source, stream=stream, doc=doc, balance=balance, raw=raw)
