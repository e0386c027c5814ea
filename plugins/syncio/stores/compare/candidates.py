"""What differs from the approved copies: candidates found set-wise by hash, then read with their documents."""

from collections.abc import Collection, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from psycopg.rows import class_row

from syncio.domain.client import Client
from syncio.domain.money import ZERO
from syncio.stores.database import Connection, statement

#: Rows fetched at a time, with up to six documents each: the server goes on while they are read.
FETCHED = 100


class Found(msgspec.Struct, frozen=True, gc=False):
    """A candidate without its documents: enough to know what the rules will ask about it.

    What it was `before` is None for a new one, and where only its balance moved; `credited` then tells what was.
    `first_n` is the first version that was no draft, which was `first_seen` then.
    """

    record: int
    n: int
    before_n: int | None
    receivable: bool
    void: bool
    number: str
    debtor: str
    currency: str
    total: Decimal
    due: Decimal
    same_content: bool
    first_n: int
    first_seen: datetime
    number_before: str | None
    state_before: str | None
    debtor_before: str | None
    currency_before: str | None
    total_before: Decimal | None
    credited: Decimal | None

    @property
    def enters(self) -> bool:
        """As `Case.enters`."""
        return self.receivable and not self.void and (self.before_n is None or self.state_before == "void")

    @property
    def renumbered(self) -> bool:
        return self.receivable and self.number_before is not None and self.number_before != self.number

    @property
    def cancelled(self) -> bool:
        """Voided, or all of it credited; it was approved before."""
        if not self.receivable or self.before_n is None:
            return False
        return self.void or (self.credited is not None and self.credited >= self.total > ZERO)

    @property
    def rise(self) -> Decimal:
        """By how much an approved invoice was raised; 0 where it was not, or in another currency."""
        if self.total_before is None or self.void or self.enters or self.currency != self.currency_before:
            return ZERO
        return max(self.total - self.total_before, ZERO) if self.receivable else ZERO

    @property
    def adds(self) -> bool:
        """As `Case.adds`."""
        if self.enters or self.rise:
            return True
        moved = (self.debtor_before, self.currency_before) != (self.debtor, self.currency)
        return self.receivable and not self.void and not self.same_content and moved


class InvoiceRow(msgspec.Struct, frozen=True):
    """A candidate; the documents are canonical JSON. One that would be another's again is None: see `snapshot_doc`.

    `snapshot_doc` and its balance are what FactorS held at funding; None where it is not funded, or none is known.
    `first_origin` is that of the version that was first seen; None where that is the newest.
    """

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
    snapshot_balance_doc: str | None
    first_origin: str | None


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

    def found(self) -> list[Found]:
        with self._connection.cursor(row_factory=class_row(Found)) as cursor:
            return cursor.execute(statement("compare", "candidates").encode(), {"client": self._client.id}).fetchall()

    def invoices(self, found: Collection[Found]) -> Iterator[InvoiceRow]:
        """Those of `found` that are still as they were, with their documents, in any order."""
        names = ("record", "n", "before_n", "first_n")
        asked = {f"{name}s": [getattr(each, name) for each in found] for name in names}
        return self._rows(InvoiceRow, "invoices", asked)

    def debtors(self) -> Iterator[DebtorRow]:
        return self._rows(DebtorRow, "debtors", {"client": self._client.id})

    def _rows(self, row: type[Any], name: str, asked: dict[str, Any]) -> Iterator[Any]:
        with self._connection.cursor(row_factory=class_row(row)) as cursor:
            yield from cursor.stream(statement("compare", name).encode(), asked, size=FETCHED)
