"""The audit trail in SyncIO's database, and what the audited tables have beside it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec
from psycopg import sql
from psycopg.rows import class_row

from syncio.domain.audit import Flaw, Head, Link, Place
from syncio.stores.database import Connection, statement, translated
from syncio.stores.releases import ShownRow

#: Rows fetched at a time; an entry has a thousand rows of a table at most.
FETCHED = 100


class Audited(msgspec.Struct, frozen=True):
    """A table whose statements leave notes. `of`: SQL for the client of a row r; `key`: its primary key's columns.

    `watched`: whether its triggers are all there and at work.
    """

    table: str
    of: str
    key: list[str]
    watched: bool


class Difference(msgspec.Struct, frozen=True):
    """A row that is not what the trail says: entry `no` of the client's chain told of it last, None where none did."""

    client: int
    no: int | None
    key: list[str]
    told: str | None
    found: str | None


class SignedRow(ShownRow, frozen=True, kw_only=True):
    """A row of a review, and the hash of the whole."""

    client_id: int
    review: int
    review_hash: bytes


class Trail:
    """The trail on an open connection; commits nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Within this all that is read is of one moment, whatever others write meanwhile."""
        with translated(), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def links(self, client: int | None = None, first: int = 1) -> Iterator[tuple[Place, Link]]:
        """Every link in order, chain after chain; or those of one client's, from entry `first` on."""
        wanted = {"client": client, "first": first}
        with self._connection.cursor() as cursor:
            for row in cursor.stream(statement("audit", "links").encode(), wanted, size=FETCHED):
                yield Place(*row[:4]), Link(entry=row[4], body=row[5], hash=row[6])

    def first_of(self, client: int, kind: str, key: int) -> int | None:
        """The first entry of a client's chain that tells of the row `key` of table `kind`."""
        values = {"client": client, "kind": kind, "id": key}
        row = self._connection.execute(statement("audit", "first_of").encode(), values).fetchone()
        return row[0] if row else None

    def heads(self) -> list[Head]:
        """Where every chain ends."""
        rows = self._connection.execute("SELECT client, no, encode(hash, 'hex') FROM audit_head ORDER BY client")
        return [Head(*row) for row in rows]

    def audited(self) -> list[Audited]:
        """The tables that the trail is about."""
        with self._connection.cursor(row_factory=class_row(Audited)) as cursor:
            return cursor.execute(statement("audit", "audited").encode()).fetchall()

    def differences(self, table: Audited) -> Iterator[Difference]:
        """Rows of a table that were changed past the trail, that it does not know, or that are gone."""
        query = sql.SQL(statement("audit", "differences")).format(
            table=sql.Identifier(table.table),
            of=sql.SQL(table.of),
            told=sql.SQL(", ").join(sql.SQL("l.line::json ->> {}").format(name) for name in table.key),
            found=sql.SQL(", ").join(sql.SQL("r.{}::text").format(sql.Identifier(name)) for name in table.key),
        )
        with self._connection.cursor(row_factory=class_row(Difference)) as cursor:
            yield from cursor.stream(query, {"kind": table.table}, size=FETCHED)

    def signed(self, review: int | None = None) -> Iterator[SignedRow]:
        """Every row of every review, or of one, as it was shown, in order."""
        with self._connection.cursor(row_factory=class_row(SignedRow)) as cursor:
            yield from cursor.stream(statement("audit", "shown").encode(), {"review": review}, size=FETCHED)

    def unanchored(self, client: int | None = None) -> list[Head]:
        """Where chains end that were not anchored there; of one client, or of all."""
        rows = self._connection.execute(statement("audit", "unanchored").encode(), {"client": client})
        return [Head(*row) for row in rows]

    def anchored(self) -> list[Head]:
        """Ends of chains of which anchors were written, by chain."""
        rows = self._connection.execute("SELECT client, no, encode(hash, 'hex') FROM anchor ORDER BY client, no")
        return [Head(*row) for row in rows]

    def note_anchored(self, heads: Iterable[Head]) -> None:
        """Remember that anchors of these were written."""
        with self._connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO anchor (client, no, hash) VALUES (%s, %s, decode(%s, 'hex')) ON CONFLICT DO NOTHING",
                [(head.client, head.no, head.hash) for head in heads],
            )

    def explain(self, flaws: Iterable[Flaw], reason: str) -> None:
        """Put on record why these are as they should be."""
        with self._connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO explanation (client, no, hash, reason) VALUES (%s, %s, %s, %s)",
                [(*flaw.key, reason) for flaw in flaws],
            )
