"""What compare reads and writes: candidates set-wise by hash, the funding snapshot, and the review that it opens."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
from psycopg.rows import class_row

from syncio.domain.client import Client
from syncio.domain.rules import Funding
from syncio.stores.database import Connection, statement

#: Rows fetched at a time, with up to five documents each: the server goes on while they are read.
FETCHED = 100


class InvoiceRow(msgspec.Struct, frozen=True):
    """A candidate; the documents are canonical JSON."""

    record: int
    external_id: str
    status: str
    before_n: int | None
    before_hash: bytes | None
    before_balance_n: int | None
    before_balance: bytes | None
    n: int
    content_hash: bytes
    balance_hash: bytes
    debtor_record: int | None
    debtor_n: int | None
    debtor_name: str
    same_content: bool
    before_doc: str | None
    before_origin: str | None
    before_balance_doc: str | None
    after_doc: str
    after_origin: str
    after_balance_doc: str
    funded_at: datetime | None
    funded_amount: Decimal | None
    snapshot_doc: str | None


class DebtorRow(msgspec.Struct, frozen=True):
    record: int
    external_id: str
    before_n: int
    before_hash: bytes
    n: int
    content_hash: bytes
    before_doc: str
    after_doc: str


class Candidates:
    """The comparison of one client's staging with its approved copies."""

    def __init__(self, connection: Connection, client: Client) -> None:
        self._connection = connection
        self._client = client

    def invoices(self) -> Iterator[InvoiceRow]:
        return self._rows(InvoiceRow, "invoices")

    def debtors(self) -> Iterator[DebtorRow]:
        return self._rows(DebtorRow, "debtors")

    def _rows(self, row: type[Any], name: str) -> Iterator[Any]:
        with self._connection.cursor(row_factory=class_row(row)) as cursor:
            yield from cursor.stream(statement("compare", name).encode(), {"client": self._client.id}, size=FETCHED)


def lock_review(connection: Connection, client: Client) -> None:
    """One comparison of a client at a time, until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(hashtext('syncio.compare'), %s)", [client.id])


def open_review_of(connection: Connection, client: Client) -> int | None:
    """The client's open review, of which there is at most one."""
    row = connection.execute(
        "SELECT r.id FROM review r LEFT JOIN closing c ON c.review = r.id WHERE r.client = %s AND c.review IS NULL",
        [client.id],
    ).fetchone()
    return int(row[0]) if row else None


def released_before(connection: Connection, review: int) -> bool:
    """Whether this review's release was carried out: its rows are history then."""
    return connection.execute("SELECT FROM released_review WHERE review = %s", [review]).rowcount > 0


def supersede(connection: Connection, review: int) -> int:
    """Mark the open review's rows that were overtaken; returns how many."""
    return connection.execute(statement("compare", "supersede").encode(), {"review": review}).rowcount


def keep_funding(connection: Connection, client: Client, funding: Iterable[Funding] | None) -> None:
    """Replace the copy of FactorS's funding view; the last one stays where FactorS could not be asked.

    No comparison of this client goes on meanwhile, until the transaction ends.
    """
    lock_review(connection, client)
    if funding is None:
        return
    read_at = datetime.now(UTC)
    connection.execute("DELETE FROM funding WHERE client = %s", [client.id])
    into = "COPY funding (client, external_id, funded_at, amount, read_at) FROM STDIN (FORMAT BINARY)"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        copy.set_types(("int4", "text", "timestamptz", "numeric", "timestamptz"))
        for row in funding:
            copy.write_row((client.id, row.external_id, row.funded_at, row.amount, read_at))
