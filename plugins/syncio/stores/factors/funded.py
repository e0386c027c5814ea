"""What FactorS has funded, read from the view that the mapping names."""

from decimal import Decimal
from types import SimpleNamespace

from sqlalchemy import Connection, select

from syncio.domain.mapping import Column
from syncio.domain.rules.case import Funding
from syncio.stores.factors.clients import find_client
from syncio.stores.factors.columns import InUtc, aware
from syncio.stores.factors.memory import clients_own, id_key
from syncio.stores.factors.shape import Shape


def funded(connection: Connection, shape: Shape, client_name: str) -> list[Funding]:
    """What is advanced on a client's invoices: since when, and how much in the invoice's currency."""
    row = find_client(connection, shape, client_name)
    if row is None:
        return []
    spec, entity = shape.mapping.funding, shape.mapping.invoice
    column = entity.named[id_key(entity)]
    key, view = shape.invoice.c[column.name], shape.funding
    of_invoice = (view.c[name] == shape.invoice.c[of] for name, of in spec.invoice.items())
    statement = (
        select(key, InUtc(view.c[spec.funded_at]), view.c[spec.amount])
        .where(*of_invoice, *clients_own(shape, entity, row))
        .order_by(key)
    )
    found = ((told(column, held), at, amount) for held, at, amount in connection.execute(statement))
    return [Funding(of, aware(at), Decimal(amount).scaleb(-spec.scale)) for of, at, amount in found if of]


def told(column: Column, held: object) -> str | None:
    """The id that a key holds; None where what it holds is none of ours, as in a row that people keyed."""
    text = column.type.text(held)
    external_id = column.read(text, None) if column.read else None
    return external_id if external_id and column.write(SimpleNamespace(external_id=external_id)) == text else None
