"""What push takes, and what it says became of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from psycopg.rows import class_row

from syncio.stores.database import Connection, statement


class PendingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A pending release.

    `current`: the staged head is still its *after*, the approved copy its *before*, and what is funded was shown so;
    `intact`: the texts hash so; `held_balance`: the balance of the approved copy now.
    """

    id: int
    push_id: UUID
    hash: bytes
    policy: bytes | None
    push_class: Literal["content", "balance", "debtor"]
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

    def claim(self, client: int, size: int, left: Collection[int]) -> Claim | None:
        """Lock the heads of up to `size` records with something pending, without waiting for anyone.

        :param left: records to leave alone.
        :returns: None where nothing else is pending.
        """
        due = self._records("due", {"client": client, "size": size, "left": list(left)})
        if not due:
            return None
        locked = self._records("locked", {"records": due})
        with self._connection.cursor(row_factory=class_row(PendingRow)) as cursor:
            rows = cursor.execute(statement("releases", "claimed").encode(), {"records": locked}).fetchall()
        return Claim(rows, set(due).difference(locked))

    def settle(self, client: int, releases: Mapping[int, datetime], debtors: Mapping[str, bytes]) -> None:
        """FactorS holds these since then: they and the debtors it holds by hash become the approved copy."""
        pushed = {"releases": list(releases), "applied": list(releases.values())}
        self._connection.execute(statement("releases", "settled").encode(), pushed)
        held = {"client": client, "ids": list(debtors), "hashes": list(debtors.values())}
        self._connection.execute(statement("releases", "introduced").encode(), held)

    def withdraw(self, reasons: Mapping[int, str]) -> None:
        """These will not be pushed any more, and why."""
        self._connection.execute(
            "INSERT INTO release_outcome (release, outcome, detail) SELECT id, 'withdrawn', reason"
            " FROM unnest(%s::bigint[], %s::text[]) AS gone (id, reason)",
            [list(reasons), list(reasons.values())],
        )

    def fail(self, reasons: Mapping[int, str]) -> None:
        """Write down why these could not be pushed."""
        self._connection.execute(
            "INSERT INTO push_failure (release, reason) SELECT * FROM unnest(%s::bigint[], %s::text[])",
            [list(reasons), list(reasons.values())],
        )

    def _records(self, name: str, values: dict[str, object]) -> list[int]:
        return [record for (record,) in self._connection.execute(statement("releases", name).encode(), values)]
