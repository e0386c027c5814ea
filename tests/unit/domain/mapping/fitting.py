"""A catalogue that fits a mapping, for tests to break."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from syncio.domain.mapping import Entity, Mapping
from syncio.domain.mapping.catalogue import Catalogue, FoundColumn, FoundTable, place
from syncio.domain.mapping.findings.tables import OURS
from syncio.domain.mapping.types import NATIONAL, SqlType, type_of

Break = Callable[[Catalogue], Catalogue]
ALL: Any = ("SELECT", "INSERT", "UPDATE")
OF_PEOPLE = {"due", "vat", "mail", "quantity", "price"}  # of the tidy book; NULL where there is none


def fitting(mapping: Mapping, product: Any) -> Catalogue:
    """As the tidy book's owner would see it."""
    tables = {entity.table: table_of(entity, product) for entity in mapping.entities}
    view = {name: tables[mapping.invoice.table].columns[of] for name, of in mapping.funding.invoice.items()}
    view |= {mapping.funding.funded_at: found("timestamp with time zone"), mapping.funding.amount: found("numeric")}
    tables[mapping.funding.table] = FoundTable(name=mapping.funding.table, kind="view", columns=view)
    for name, by in OURS.items():
        columns = {each: found("text") for each in by["SELECT"]}
        tables[name] = FoundTable(name=name, columns=columns, unique=(("push_id",),))
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    for each in mapping.lookups:
        columns = {each.match: found("text"), each.give: found("smallint")}
        tables[each.table] = FoundTable(name=each.table, columns=columns)
        pairs[place(each.table, each.match, each.give)] = (("EUR", "2"), ("GBP", "1"))
    return Catalogue(product=product, tables=tables, pairs=pairs)


def table_of(entity: Entity, product: str) -> FoundTable:
    columns = {c.name: replace(column_of(c.type, product), nullable=c.name in OF_PEOPLE) for c in entity.columns}
    if entity.number:
        number = column_of(type_of(entity.number_type), product)
        columns[entity.number] = replace(number, nullable=False, generated="identity")
    return FoundTable(name=entity.table, columns=columns, unique=(entity.keys,), deletes=True)


def column_of(kind: SqlType, product: str) -> FoundColumn:
    exact = kind.family == "decimal"
    national = product == "postgresql" or kind.name in NATIONAL
    sized = (kind.precision, kind.scale) if exact else (None, None)
    return found(kind.name, length=kind.length, precision=sized[0], scale=sized[1], national=national)


def found(kind: str, **given: Any) -> FoundColumn:
    return FoundColumn(**{"type": kind, "may": ALL} | given)


def column(where: str, **changes: Any) -> Break:
    """One column otherwise."""
    table, _, name = where.rpartition(".")

    def broken(catalogue: Catalogue) -> Catalogue:
        columns = catalogue.tables[table].columns
        return within(catalogue, table, columns=columns | {name: replace(columns.get(name, found("int")), **changes)})

    return broken


def without(where: str) -> Break:
    """No such column."""
    table, _, name = where.rpartition(".")

    def broken(catalogue: Catalogue) -> Catalogue:
        columns = catalogue.tables[table].columns
        return within(catalogue, table, columns={each: columns[each] for each in columns if each != name})

    return broken


def table(name: str, **changes: Any) -> Break:
    """One table otherwise."""
    return lambda catalogue: within(catalogue, name, **changes)


def no_table(name: str) -> Break:
    return lambda catalogue: replace(
        catalogue, tables={each: found for each, found in catalogue.tables.items() if each != name}
    )


def database(**changes: Any) -> Break:
    return lambda catalogue: replace(catalogue, **changes)


def within(catalogue: Catalogue, name: str, **changes: Any) -> Catalogue:
    return replace(catalogue, tables=catalogue.tables | {name: replace(catalogue.tables[name], **changes)})
