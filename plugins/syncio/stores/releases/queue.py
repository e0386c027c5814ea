"""What push takes, and what it says became of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from psycopg import Cursor
from psycopg.rows import TupleRow, class_row

from syncio.stores.database import Connection, statement

Class = Literal["content", "balance", "debtor"]


class PendingRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A pending release.

    `current`: the staged head is still its *after*, the approved copy its *before*, and what is funded was shown so;
    `intact`: the texts hash so; `held_balance`: the balance of the approved copy now.
    """

    id: int
    push_id: UUID
    hash: bytes
    policy: bytes | None
    push_class: Class
    record: int
    external_id: str
    before_hash: bytes | None
    held_balance: bytes | None
    after_hash: bytes
    after_balance: bytes | None
    before_doc: str | None
    held_balance_doc: str | None
    doc: str
    balance: str | None
    debtor_doc: str | None
    current: bool
    intact: bool | None


@dataclass(frozen=True)
class Claim:
    """Releases whose heads this transaction has locked, by age, and the records that somebody else holds."""

    rows: list[PendingRow]
    held: set[int]


@dataclass(frozen=True)
class Asked:
    """A claim that was asked for; the rows of records that were not locked may change still, and are passed over."""

    records: Sequence[int]
    locked: Cursor[TupleRow]
    pending: Cursor[PendingRow]

    def answer(self) -> Claim:
        locked = {record for (record,) in self.locked}
        return Claim([row for row in self.pending if row.record in locked], set(self.records) - locked)


class Queue:
    """The pending releases on an open connection; the caller commits, which lets go of what was claimed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, client: str | None) -> list[tuple[int, str]]:
        """Id and name of every client that has something pending, by name."""
        return self._connection.execute(
            "SELECT id, name FROM client k WHERE name = coalesce(%s, name)"
            " AND EXISTS (SELECT FROM pending_release p WHERE p.client = k.id) ORDER BY name",
            [client],
        ).fetchall()

    def due(self, client: int, limit: int, left: Collection[int]) -> list[int]:
        """Up to `limit` records with something pending, by the age of its oldest release.

        :param left: records to leave alone.
        """
        due = {"client": client, "limit": limit, "left": list(left)}
        return [record for (record,) in self._execute("due", due)]

    def one(self, release: int) -> tuple[int, str, int] | None:
        """Client's id and name, and the record, of a release that is pending."""
        row = self._connection.execute(
            "SELECT k.id, k.name, p.record FROM pending_release p JOIN client k ON k.id = p.client WHERE p.id = %s",
            [release],
        ).fetchone()
        return (row[0], row[1], row[2]) if row else None

    def seen(self, records: Sequence[int]) -> list[PendingRow]:
        """What is pending of these now, the oldest of each; nothing is locked, so it may change."""
        pending = self._connection.cursor(row_factory=class_row(PendingRow))
        query = statement("releases", "claimed").encode()
        return pending.execute(query, {"records": array(records)}).fetchall()

    def claims(self, parts: Iterable[Sequence[int]]) -> Iterator[Claim]:
        """Lock the heads of part after part, without waiting for anyone, and read what is pending of each.

        To be called in a pipeline: the next part is asked for before one is handed out, and looked up meanwhile.
        """
        asked: Asked | None = None
        for part in parts:
            claim = asked and asked.answer()
            asked = self._ask(part)
            if claim:
                yield claim
        if asked:
            yield asked.answer()

    def _ask(self, records: Sequence[int]) -> "Asked":
        values = {"records": array(records)}
        pending = self._connection.cursor(row_factory=class_row(PendingRow))
        locked = self._execute("locked", values)
        return Asked(records, locked, pending.execute(statement("releases", "claimed").encode(), values))

    def mapped(self, client: int) -> tuple[str, str] | None:
        """Name and hash (hex) of the mapping that was signed for a client last; None where none was."""
        query = "SELECT name, hash FROM mapping_now WHERE client = %s"
        return self._connection.execute(query, [client]).fetchone()

    def settle(self, releases: Mapping[int, datetime]) -> None:
        """FactorS holds these since then: they become the approved copy."""
        if releases:
            applied = map(datetime.isoformat, releases.values())
            self._execute("settled", {"releases": array(releases), "applied": array(applied)})

    def moved(self, client: int) -> None:
        """FactorS's copies of a client have moved: what is held of it may have to be another.

        As the last statement of a transaction: two that push the same client wait for each other from here on.
        """
        self._connection.execute(
            "INSERT INTO hold_look (client, moved) VALUES (%s, 1)"
            " ON CONFLICT (client) DO UPDATE SET moved = hold_look.moved + 1",
            [client],
        )

    def introduce(self, client: int, debtors: Mapping[str, bytes]) -> None:
        """FactorS holds these debtors by hash: they become the approved copy.

        Once in a transaction, at its end: two that introduce the same debtors wait for each other.
        """
        if debtors:
            self._execute("introduced", {"client": client, "ids": list(debtors), "hashes": list(debtors.values())})

    def withdraw(self, reasons: Mapping[int, str]) -> None:
        """These will not be pushed any more, and why."""
        if reasons:
            self._connection.execute(
                "INSERT INTO release_outcome (release, outcome, detail) SELECT id, 'withdrawn', reason"
                " FROM unnest(%s::bigint[], %s::text[]) AS gone (id, reason)",
                [list(reasons), list(reasons.values())],
            )

    def fail(self, reasons: Mapping[int, str]) -> None:
        """Write down why these could not be pushed."""
        if reasons:
            self._connection.execute(
                "INSERT INTO push_failure (release, reason) SELECT * FROM unnest(%s::bigint[], %s::text[])",
                [list(reasons), list(reasons.values())],
            )

    def _execute(self, name: str, values: Mapping[str, Any]) -> Cursor[TupleRow]:
        return self._connection.execute(statement("releases", name).encode(), values)


def array(values: Iterable[object]) -> str:
    """A PostgreSQL array of values that need no quoting, as the text that psycopg is quick over."""
    return f"{{{','.join(map(str, values))}}}"
