"""Reading back what was staged: the bytes that every version came from, and an invoice as it stood at a moment."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

import msgspec
import zstandard
from psycopg import sql

from syncio.domain.invoice import Balance, Content, Origin, balance_of, content_of, origin_of
from syncio.stores.database import Connection, statement

_decompress = zstandard.ZstdDecompressor().decompress


class Kept(msgspec.Struct, frozen=True):
    """A version's bytes, and the hashes on record; `stream` is empty where its page is gone."""

    stream: str
    external_id: str
    n: int
    raw: bytes
    raw_hash: bytes
    content_hash: bytes
    balance_hash: bytes | None


class Seen(msgspec.Struct, frozen=True):
    """An invoice as it stood: version `version` of `versions`, first seen at `seen`."""

    external_id: str
    version: int
    versions: int
    seen: datetime
    content: Content
    balance: Balance
    origin: Origin


def kept(connection: Connection, client: int) -> Iterator[Kept]:
    """Every version of every record of a client, in the order of their pages; one page at a time is in memory."""
    with connection.cursor("kept") as cursor:
        cursor.itersize = 1000
        cursor.execute(statement("staging", "kept").encode(), {"client": client})
        for (page, stream), rows in groupby(cursor, key=lambda row: row[:2]):
            body = page_body(connection, page)
            for _, _, external_id, n, offset, size, *hashes in rows:
                yield Kept(stream or "", external_id, n, body[offset : offset + size], *hashes)


def page_body(connection: Connection, page: int) -> bytes:
    """A page's records, uncompressed; nothing where it is gone or broken, which then shows in the hashes."""
    row = connection.execute("SELECT body FROM page WHERE id = %s", [page]).fetchone()
    try:
        return _decompress(row[0]) if row else b""
    except zstandard.ZstdError:
        return b""


def as_of(connection: Connection, client: int, number: str, moment: datetime) -> list[Seen]:
    """The invoices with this number as they stood at `moment`; several, as suppliers number their bills alike."""
    query = sql.SQL(statement("staging", "as_of"))
    rows = connection.execute(query, {"client": client, "number": number, "as_of": moment})
    return [
        Seen(external_id, n, newest, seen, content_of(doc), balance_of(balance), origin_of(origin))
        for external_id, n, newest, seen, doc, balance, origin in rows
    ]
