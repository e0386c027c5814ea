"""What a loan book holds of a client, read with its own tables."""

from typing import Any

from sqlalchemy import select

from syncio.stores.factors import Factors
from syncio.stores.factors.integration import push_ledger
from syncio.stores.factors.tables import client, debtor, invoice, invoice_line


def invoices(factors: Factors, name: str) -> list[Any]:
    query = select(invoice).join(client, client.c.id == invoice.c.client).where(client.c.name == name)
    return read(factors, query.order_by(invoice.c.external_id))


def lines(factors: Factors, name: str) -> list[Any]:
    joined = (
        select(invoice_line)
        .join(invoice, invoice.c.id == invoice_line.c.invoice)
        .join(client, client.c.id == invoice.c.client)
    )
    return read(factors, joined.where(client.c.name == name).order_by(invoice.c.external_id, invoice_line.c.position))


def debtors(factors: Factors, name: str) -> list[Any]:
    return read(factors, select(debtor).join(client).where(client.c.name == name).order_by(debtor.c.external_id))


def ledger(factors: Factors, name: str) -> list[Any]:
    columns = (push_ledger.c.push_id, push_ledger.c.hash, push_ledger.c["class"], push_ledger.c.external_id)
    query = select(*columns, push_ledger.c.lines, push_ledger.c.gross)
    return read(factors, query.where(push_ledger.c.client == name).order_by(push_ledger.c.external_id))


def read(factors: Factors, query: Any) -> list[Any]:
    with factors.engine.begin() as connection:
        return list(connection.execute(query).all())
