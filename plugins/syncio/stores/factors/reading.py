"""What FactorS holds now of the records of a batch, rebuilt into canonical texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    CursorResult,
    Executable,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    select,
)

from syncio.stores.factors.adapter import Adapter
from syncio.stores.factors.columns import MONEY, header, line, party
from syncio.stores.factors.integration import stage_debtor, stage_invoice
from syncio.stores.factors.rows import Row, debtor_text, document_of
from syncio.stores.factors.tables import debtor, invoice, invoice_line

BATCH = bindparam("this_batch", type_=Uuid())
LOCKING = "WITH (UPDLOCK, HOLDLOCK)"

Document = tuple[bytes, bytes]


@dataclass(frozen=True)
class Scope:
    """The transaction a batch is applied in."""

    connection: Connection
    adapter: Adapter
    client: int
    batch: UUID

    def run(self, statement: Executable) -> CursorResult[*tuple[Any, ...]]:
        """Execute one of the batch's statements."""
        return self.connection.execute(statement, {"this_batch": self.batch})


def exact(column: Column[Any]) -> Any:
    """A column as it is read: amounts as text."""
    return cast(column, String(30)) if column.type is MONEY else column


THE_INVOICE = and_(invoice.c.client == stage_invoice.c.client, invoice.c.external_id == stage_invoice.c.external_id)
THE_DEBTOR = and_(debtor.c.client == stage_debtor.c.client, debtor.c.external_id == stage_debtor.c.external_id)

_kind, _number, *_rest = (exact(invoice.c[column.name]) for column in header())
#: An invoice's number in FactorS and all that `document_of` takes of it, from invoice and debtor; its lines; a debtor.
DOCUMENT = (invoice.c.id, _kind, _number, debtor.c.external_id, *_rest)
LINE = (invoice_line.c.invoice, *(exact(invoice_line.c[column.name]) for column in line()))
PARTY = (debtor.c.external_id, *(debtor.c[column.name] for column in party()))

HEADERS = (
    select(stage_invoice.c.push_id, *DOCUMENT)
    .select_from(stage_invoice.join(invoice, THE_INVOICE).join(debtor, debtor.c.id == invoice.c.debtor))
    .where(stage_invoice.c.batch == BATCH)
)
LOCKED_HEADERS = HEADERS.with_for_update(of=invoice).with_hint(invoice, LOCKING, "mssql")
LINES = (
    select(*LINE)
    .select_from(stage_invoice.join(invoice, THE_INVOICE).join(invoice_line, invoice_line.c.invoice == invoice.c.id))
    .where(stage_invoice.c.batch == BATCH)
    .order_by(invoice_line.c.invoice, invoice_line.c.position)
)
DEBTORS = (
    select(stage_debtor.c.push_id, *PARTY)
    .select_from(stage_debtor.join(debtor, THE_DEBTOR))
    .where(stage_debtor.c.batch == BATCH)
)
LOCKED_DEBTORS = (
    DEBTORS.where(stage_debtor.c.push_id.is_not(None)).with_for_update(of=debtor).with_hint(debtor, LOCKING, "mssql")
)


def documents(scope: Scope, *, locked: bool = False) -> dict[UUID, Document]:
    """Content and balance of each staged invoice that FactorS has, by push id; `locked` against the loan book."""
    headers = scope.run(LOCKED_HEADERS if locked else HEADERS).all()
    return joined(headers, scope.run(LINES).all() if headers else ())


def joined(headers: Iterable[Row], found: Iterable[Row]) -> dict[Any, Document]:
    """Documents by the headers' first column, from rows of `DOCUMENT` behind it and of `LINE` in order."""
    lines = {owner: [row[1:] for row in rows] for owner, rows in groupby(found, itemgetter(0))}
    return {key: document_of(row, lines.get(owner, ())) for key, owner, *row in headers}


def debtors(scope: Scope, *, locked: bool = False) -> list[tuple[UUID | None, str, bytes]]:
    """Push id (none where only shown), external id and canonical text of each staged debtor that FactorS has."""
    found = scope.run(LOCKED_DEBTORS if locked else DEBTORS).all()
    return [(push_id, external_id, debtor_text(external_id, row)) for push_id, external_id, *row in found]
