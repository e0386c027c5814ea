"""After a restore: what FactorS's ledger knows and this database does not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import zstandard

from syncio.domain.client import Client
from syncio.domain.invoice import hashed
from syncio.domain.ports import Subject
from syncio.stores.database import Connection, statement
from syncio.stores.factors.memory import Entry

#: The stream of what was read back from FactorS: canonical content and balance, each on a line.
STREAM = "factors"
#: Reviews that were opened after the backup have runs in Airflow and folders of reports: their numbers stay theirs.
MARGIN = 100


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A record as FactorS holds it: canonical texts, a debtor's without a balance."""

    external_id: str
    subject: Subject
    content: bytes
    balance: bytes | None
    origin: bytes

    @property
    def marks(self) -> dict[str, bytes | None]:
        """SHA-256 of both, as the ledger has them."""
        return {"content_hash": hashed(self.content), "balance_hash": self.balance and hashed(self.balance)}


class Recovery:
    """One client of a database that was put back; the caller commits."""

    def __init__(self, connection: Connection, client: Client) -> None:
        self._connection = connection
        self._client = client

    def unknown(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those that neither a release here nor an earlier recovery has."""
        rows = self._execute("unknown", {"push_ids": [entry.push_id for entry in entries]})
        found = {push_id for (push_id,) in rows}
        return [entry for entry in entries if entry.push_id in found]

    def known(self, entries: Sequence[Entry]) -> dict[str, tuple[str, str]]:
        """By external id, the content and balance that the last entry is of, where they are staged."""
        last = {entry.external_id: entry for entry in entries if entry.push_class != "debtor"}
        ledger = {
            "client": self._client.id,
            "external_ids": list(last),
            "contents": [entry.after for entry in last.values()],
            "balances": [entry.after_balance for entry in last.values()],
        }
        return {external_id: (doc, balance) for external_id, doc, balance in self._execute("known", ledger)}

    def known_debtors(self) -> dict[str, str]:
        """By external id, every debtor as it was staged last."""
        return dict(self._execute("known_debtors", {"client": self._client.id}))

    def landed(self, entries: Sequence[Entry]) -> dict[int, datetime]:
        """Releases that are pending here, and when FactorS took them."""
        ledger = {
            "push_ids": [entry.push_id for entry in entries],
            "applied": [entry.applied for entry in entries],
        }
        return dict(self._execute("landed", ledger))

    def introduced(self, external_ids: Sequence[str]) -> list[str]:
        """Of FactorS's debtors, those without an approved copy here."""
        rows = self._connection.execute(
            "SELECT d.external_id FROM debtor d LEFT JOIN approved a ON a.record = d.record"
            " WHERE d.client = %s AND d.external_id = ANY(%s) AND a.record IS NULL ORDER BY 1",
            [self._client.id, list(external_ids)],
        )
        return [external_id for (external_id,) in rows]

    def adopt(self, held: Held) -> bool:
        """Make FactorS's copy of a record the approved one; whether the record is staged, so that it could be."""
        named: dict[str, Any] = {
            "client": self._client.id,
            "external_id": held.external_id,
            "subject": held.subject,
            **held.marks,
        }
        row = self._execute("find", named).fetchone()
        if row is None:
            return False
        record, n, balance_n = row
        if n is None or (held.balance is not None and balance_n is None):
            n = balance_n = self._keep(record, held)
        self._execute("adopt", named | {"record": record, "n": n, "balance_n": balance_n or n})
        return True

    def note(self, entries: Sequence[Entry]) -> None:
        """Put on record which entries of the ledger were taken over."""
        columns = "push_id, client, class, external_id, hash, policy, after_hash, after_balance, applied"
        with self._connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO recovered ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)".encode(),  # noqa: S608
                [
                    (e.push_id, self._client.id, e.push_class, e.external_id, e.hash, e.policy, e.after,
                     e.after_balance, e.applied)
                    for e in entries
                ],
            )  # fmt: skip

    def _keep(self, record: int, held: Held) -> int:
        """Stage FactorS's copy itself, where it is no version that the source was seen to have."""
        raw = b"\n".join((held.content, held.balance or b""))
        page = self._page(raw)
        values: dict[str, Any] = {
            "record": record,
            "raw": raw,
            "page": page,
            "doc": held.content.decode(),
            "balance": held.balance and held.balance.decode(),
            "origin": held.origin.decode(),
            **held.marks,
        }
        (n,) = self._execute("keep", values).fetchone() or (0,)
        return int(n)

    def _page(self, raw: bytes) -> int:
        row = self._connection.execute(
            "INSERT INTO page (client, run, stream, no, body)"
            " SELECT %s, max(id), %s, 0, %s FROM sync_run WHERE client = %s RETURNING id",
            [self._client.id, STREAM, zstandard.compress(raw), self._client.id],
        ).fetchone()
        return int(row[0]) if row else 0

    def _execute(self, name: str, values: Mapping[str, Any]) -> Any:
        return self._connection.execute(statement("recovery", name).encode(), values)


def all_known(connection: Connection, push_ids: Sequence[UUID]) -> bool:
    """Whether these pushes are all this database's own, or were taken over."""
    return connection.execute(statement("recovery", "unknown").encode(), {"push_ids": list(push_ids)}).rowcount == 0


def skip_reviews(connection: Connection, taken: int) -> None:
    """Number reviews on from `taken`, the highest number that anyone has seen."""
    connection.execute(
        "SELECT nextval(s.name) FROM (SELECT pg_get_serial_sequence('review', 'id')::regclass AS name) s,"
        " LATERAL generate_series(1, greatest(%s - (SELECT coalesce(max(id), 0) FROM review), 0) + %s)",
        [taken, MARGIN],
    )


def closed_unreleased(connection: Connection) -> list[int]:
    """Reviews that people closed with something to release, of which no release is on record."""
    rows = connection.execute(
        "SELECT c.review FROM closing c LEFT JOIN released_review d ON d.review = c.review"
        " WHERE c.outcome = 'release' AND d.review IS NULL ORDER BY c.review"
    )
    return [review for (review,) in rows]
