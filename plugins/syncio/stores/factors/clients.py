"""A client's row in FactorS, by the columns that its debtors and invoices refer to."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.sql.dml import ReturningInsert

from syncio.errors import Invalid, Terminal
from syncio.stores.factors.rows import ClientRecord
from syncio.stores.factors.shape import Shape

Referred = Mapping[str, Any]


def keys_of(shape: Shape, name: str) -> dict[str, str | None]:
    """How FactorS names a client.

    :raises Invalid: where it cannot: no code is known for it, or its name does not fit.
    """
    entity = shape.mapping.client
    return {key: entity.named[key].write(ClientRecord(name)) for key in entity.keys}


def find_client(connection: Connection, shape: Shape, name: str) -> Referred | None:
    """None where FactorS has no such client, or could not even name it."""
    table, columns = shape.client, shape.client_columns
    try:
        keys = [table.c[key] == value for key, value in keys_of(shape, name).items()]
    except Invalid:
        return None
    row = connection.execute(select(*(table.c[column] for column in columns)).where(*keys)).one_or_none()
    return dict(zip(columns, row, strict=True)) if row else None


def client_row(connection: Connection, shape: Shape, name: str) -> Referred:
    """A client's row, which it gets with its first push where the mapping lets it.

    :raises Terminal: where people have to do something first.
    """
    if (found := find_client(connection, shape, name)) is not None:
        return found
    if objection := unaddable(shape, name):
        raise Terminal(objection)
    row = connection.execute(adding(shape, name)).one()
    return dict(zip(shape.client_columns, row, strict=True))


def unaddable(shape: Shape, name: str) -> str | None:
    """Why a push cannot add a client that FactorS lacks; None where it can."""
    try:
        keys_of(shape, name)
    except Invalid as error:
        return f"the mapping cannot name client {name} in FactorS: its {error}"
    if shape.mapping.client.creates:
        return None
    return f"FactorS has no client {name}, and the mapping leaves adding one to people: add it there"


def adding(shape: Shape, name: str) -> ReturningInsert[Any]:
    """What adds a client; it answers the columns that others refer to."""
    entity = shape.mapping.client
    own = zip((column.name for column in entity.own), entity.write(ClientRecord(name)), strict=True)
    columns = [shape.client.c[column] for column in shape.client_columns]
    return insert(shape.client).values(dict(own)).returning(*columns)
