"""What FactorS remembers of a client: its ledger, and the records it holds. Asked after SyncIO's side was restored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from syncio.stores.factors.columns import InUtc, aware
from syncio.stores.factors.integration import push_ledger
from syncio.stores.factors.posting import Class
from syncio.stores.factors.reading import DOCUMENT, LINE, PARTY, Document, joined
from syncio.stores.factors.rows import Row, debtor_text
from syncio.stores.factors.tables import client, debtor, invoice, invoice_line

AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True)
class Entry:
    """One entry of the ledger: a release that FactorS took."""

    push_id: UUID
    hash: bytes
    policy: bytes | None
    push_class: Class
    external_id: str
    after: bytes
    after_balance: bytes | None
    applied: datetime


ENTRIES = (
    select(
        *(push_ledger.c[name] for name in ("push_id", "hash", "policy", "class")),
        *(push_ledger.c[name] for name in ("external_id", "after_hash", "after_balance")),
        InUtc(push_ledger.c.applied_at),
    )
    .select_from(push_ledger.join(client))
    .order_by(push_ledger.c.applied_at, push_ledger.c.push_id)
)
HEADERS = select(invoice.c.external_id, *DOCUMENT).select_from(
    invoice.join(client, client.c.id == invoice.c.client).join(debtor, debtor.c.id == invoice.c.debtor)
)
LINES = select(*LINE).order_by(invoice_line.c.invoice, invoice_line.c.position)
DEBTORS = select(*PARTY).select_from(debtor.join(client))


class Memory:
    """One client's part of FactorS, in a transaction that keeps pushes of the client waiting."""

    def __init__(self, connection: Connection, client_name: str) -> None:
        self._connection = connection
        self._client_name = client_name

    def entries(self) -> list[Entry]:
        """The client's ledger, oldest first."""
        return [entry(row) for row in self._connection.execute(self._own(ENTRIES))]

    def documents(self, ids: Sequence[str]) -> dict[str, Document]:
        """Content and balance, as canonical texts, of those of `ids` that FactorS holds."""
        found: dict[str, Document] = {}
        for start in range(0, len(ids), AT_ONCE):
            wanted = self._own(HEADERS).where(invoice.c.external_id.in_(ids[start : start + AT_ONCE]))
            headers = self._connection.execute(wanted).all()
            of_these = LINES.where(invoice_line.c.invoice.in_([row[1] for row in headers]))
            found |= joined(headers, self._connection.execute(of_these))
        return found

    def debtors(self) -> dict[str, bytes]:
        """The canonical text of every debtor that FactorS has of the client."""
        rows = self._connection.execute(self._own(DEBTORS))
        return {external_id: debtor_text(external_id, row) for external_id, *row in rows}

    def _own(self, statement: Select[Any]) -> Select[Any]:
        return statement.where(client.c.name == self._client_name)


def newest(connection: Connection, client_name: str) -> list[UUID]:
    """The push ids of a client's last entries."""
    last = select(func.max(push_ledger.c.applied_at)).select_from(push_ledger.join(client))
    entries = select(push_ledger.c.push_id).select_from(push_ledger.join(client))
    at = last.where(client.c.name == client_name).scalar_subquery()
    rows = connection.execute(entries.where(client.c.name == client_name, push_ledger.c.applied_at == at))
    return [push_id for (push_id,) in rows]


def entry(row: Row) -> Entry:
    push_id, value, policy, push_class, external_id, after, balance, applied = row
    return Entry(
        push_id,
        bytes.fromhex(value),
        policy and bytes.fromhex(policy),
        push_class,
        external_id,
        bytes.fromhex(after),
        balance and bytes.fromhex(balance),
        aware(applied),
    )
