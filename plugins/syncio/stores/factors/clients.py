"""A client's row in FactorS, by the columns that its debtors and invoices refer to."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from syncio.errors import Invalid, Misconfigured, Terminal
from syncio.stores.factors.rows import ClientRecord
from syncio.stores.factors.shape import Shape

Referred = Mapping[str, Any]


def keys_of(shape: Shape, name: str) -> dict[str, str | None]:
    """How FactorS names a client.

    :raises Misconfigured: where the mapping has no code for it.
    """
    entity = shape.mapping.client
    try:
        return {key: entity.named[key].write(ClientRecord(name)) for key in entity.keys}
    except Invalid as error:
        raise Misconfigured(f"the mapping cannot name client {name} in FactorS: its {error}") from None


def find_client(connection: Connection, shape: Shape, name: str) -> Referred | None:
    """None where FactorS has no such client."""
    table, columns = shape.client, shape.client_columns
    keys = (table.c[key] == value for key, value in keys_of(shape, name).items())
    row = connection.execute(select(*(table.c[column] for column in columns)).where(*keys)).one_or_none()
    return dict(zip(columns, row, strict=True)) if row else None


def client_row(connection: Connection, shape: Shape, name: str) -> Referred:
    """A client's row, which it gets with its first push where the mapping lets it.

    :raises Terminal: where people have to add it.
    """
    if (found := find_client(connection, shape, name)) is not None:
        return found
    entity = shape.mapping.client
    if not entity.creates:
        raise Terminal(f"FactorS has no client {name}, and the mapping leaves adding one to people: add it there")
    own = zip((column.name for column in entity.own), entity.write(ClientRecord(name)), strict=True)
    columns = [shape.client.c[column] for column in shape.client_columns]
    row = connection.execute(insert(shape.client).values(dict(own)).returning(*columns)).one()
    return dict(zip(shape.client_columns, row, strict=True))
