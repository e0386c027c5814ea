"""What a review or a standing approval lets pass, with all that is checked again before it does."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from psycopg.rows import class_row

from syncio.domain.change import Mark
from syncio.stores.database import Connection, statement


class ShownRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a review, with all that a decision about it is bound to."""

    id: int
    client_name: str
    rules_version: str
    record: int
    external_id: str
    subject: str
    type: str
    before_n: int | None
    before_hash: bytes | None
    before_balance_n: int | None
    before_balance: bytes | None
    after_n: int
    after_hash: bytes
    after_balance: bytes | None
    debtor_record: int | None
    debtor_n: int | None
    flags: list[dict[str, Any]]
    hash: bytes

    @property
    def before(self) -> Mark | None:
        if self.before_n is None or self.before_hash is None:
            return None
        return Mark(self.before_n, self.before_hash, self.before_balance_n, self.before_balance)

    @property
    def after(self) -> Mark:
        balance_n = None if self.after_balance is None else self.after_n
        return Mark(self.after_n, self.after_hash, balance_n, self.after_balance)

    @property
    def debtor(self) -> tuple[int, int] | None:
        return (self.debtor_record, self.debtor_n) if self.debtor_record and self.debtor_n else None


class DecidedRow(ShownRow, frozen=True, kw_only=True):
    """An approved row of a review.

    `current`: the staged head is still its *after*, and the approved copy its *before*; `intact`: the texts hash so.
    """

    released: bool
    approvals: int
    rejected: bool
    superseded: bool
    current: bool | None
    intact: bool | None


class CoveredRow(msgspec.Struct, frozen=True, kw_only=True):
    """A balance that moved under a standing approval."""

    client: int
    policy: int
    policy_hash: bytes
    record: int
    external_id: str
    before_n: int
    before_hash: bytes
    before_balance_n: int
    before_balance: bytes
    after_n: int
    after_hash: bytes
    after_balance: bytes

    @property
    def before(self) -> Mark:
        return Mark(self.before_n, self.before_hash, self.before_balance_n, self.before_balance)

    @property
    def after(self) -> Mark:
        return Mark(self.after_n, self.after_hash, self.after_n, self.after_balance)


class Releases:
    """The release table on an open connection; the caller commits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def outcome(self, review: int) -> tuple[str | None] | None:
        """How a review was closed in time: None where there is no such review, (None,) where it was not."""
        query = (
            "SELECT c.outcome FROM review r LEFT JOIN closing c ON c.review = r.id"
            " AND (c.reason = 'expired' OR r.deadline IS NULL OR c.at < r.deadline) WHERE r.id = %s"
        )
        row = self._connection.execute(query, [review]).fetchone()
        return (row[0],) if row else None

    def approved_changes(self, review: int) -> list[DecidedRow]:
        """The rows of a review that its decisions approve, in its order."""
        with self._connection.cursor(row_factory=class_row(DecidedRow)) as cursor:
            return cursor.execute(statement("releases", "decided").encode(), {"review": review}).fetchall()

    def insert(self, push_ids: Mapping[int, UUID]) -> int:
        """Release changes by id; returns how many were not released before."""
        values = {"changes": list(push_ids), "push_ids": list(push_ids.values())}
        return self._connection.execute(statement("releases", "issue").encode(), values).rowcount

    def withdrawn(self, records: Sequence[int]) -> dict[bytes, int]:
        """How often a release of these records was withdrawn, by the hash it was released under."""
        rows = self._connection.execute(
            "SELECT r.hash, count(*) FROM release r"
            " JOIN release_outcome o ON o.release = r.id AND o.outcome = 'withdrawn'"
            " WHERE r.record = ANY(%s) GROUP BY r.hash",
            [list(records)],
        )
        return dict(rows.fetchall())

    def done(self, review: int, released: int, refused: int) -> None:
        """Note that this review's release was carried out; what it refused may be compared again."""
        self._connection.execute(
            "INSERT INTO released_review (review, released, refused) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [review, released, refused],
        )

    def covered(self, client: str | None) -> list[CoveredRow]:
        """The balances that standing approvals cover and nobody has before them."""
        with self._connection.cursor(row_factory=class_row(CoveredRow)) as cursor:
            return cursor.execute(statement("releases", "covered").encode(), {"client": client}).fetchall()

    def insert_covered(self, rows: Sequence[tuple[CoveredRow, bytes, UUID]]) -> int:
        """Release balances, each with its hash and push id; returns how many were not released before."""
        columns: dict[str, list[Any]] = {
            name: [getattr(row, name) for row, _, _ in rows] for name in CoveredRow.__struct_fields__
        }
        columns |= {"hash": [bound for _, bound, _ in rows], "push_id": [push_id for _, _, push_id in rows]}
        return self._connection.execute(statement("releases", "stand").encode(), columns).rowcount
