"""A mapping as SQLAlchemy's tables: FactorS's own, and the stage tables of a batch on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    CHAR,
    NCHAR,
    BigInteger,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    MetaData,
    Numeric,
    Select,
    SmallInteger,
    String,
    Table,
    Unicode,
    Uuid,
    and_,
    cast,
    null,
    select,
)
from sqlalchemy.types import TypeEngine

from syncio.domain.mapping import Entity, Mapping
from syncio.domain.mapping.types import NATIONAL, SqlType, type_of
from syncio.stores.factors.columns import MONEY

PUSH_ID, CLASS, ID = "syncio_push_id", "syncio_class", "syncio_id"
CLIENT, OWNER = "syncio_client_", "syncio_debtor_"
INTEGERS: dict[str, type[TypeEngine[Any]]] = {"tinyint": SmallInteger, "smallint": SmallInteger, "bigint": BigInteger}


def sql_type(kind: SqlType) -> TypeEngine[Any]:
    if kind.family == "decimal":
        return Numeric(kind.precision, kind.scale)
    if kind.family == "integer":
        return INTEGERS.get(kind.name, Integer)()
    if kind.family == "date":
        return Date()
    if kind.family == "padded":
        return NCHAR(kind.length) if kind.name in NATIONAL else CHAR(kind.length)
    return Unicode(kind.length) if kind.name in NATIONAL else String(kind.length)


@dataclass(frozen=True)
class Shape:
    """The tables that a mapping names, on a database of one product."""

    mapping: Mapping
    product: str

    @cached_property
    def metadata(self) -> MetaData:
        return MetaData()

    @cached_property
    def client(self) -> Table:
        return self._table(self.mapping.client)

    @cached_property
    def debtor(self) -> Table:
        return self._table(self.mapping.debtor)

    @cached_property
    def invoice(self) -> Table:
        return self._table(self.mapping.invoice)

    @cached_property
    def line(self) -> Table:
        return self._table(self.mapping.line)

    def of(self, entity: Entity) -> Table:
        """The table of a client, debtor, invoice or line."""
        table: Table = getattr(self, entity.record)
        return table

    @cached_property
    def funding(self) -> Table:
        """The view of what is funded."""
        spec = self.mapping.funding
        columns = [Column(name, self.invoice.c[of].type) for name, of in spec.invoice.items()]
        at = Column(spec.funded_at, DateTime(timezone=True))
        name, schema = named(spec.table)
        return Table(name, self.metadata, *columns, at, Column(spec.amount, MONEY), schema=schema)

    @cached_property
    def stage_debtor(self) -> Table:
        """Debtors of a batch; those that were only shown with an invoice have no push id."""
        return self._stage("stage_debtor", self.mapping.debtor, [Column(ID, Unicode(100))])

    @cached_property
    def stage_invoice(self) -> Table:
        """Headers of a batch; an invoice's debtor by the debtor's own keys."""
        owner = [Column(OWNER + key, self.debtor.c[key].type) for key in self.owner_keys]
        return self._stage("stage_invoice", self.mapping.invoice, [Column(CLASS, String(10)), *owner])

    @cached_property
    def owner_keys(self) -> list[str]:
        """The debtor's keys that are its own: the client's part is the same for a whole batch."""
        return own_keys(self.mapping.debtor)

    @cached_property
    def client_columns(self) -> list[str]:
        """The client's columns that others refer to, and its keys."""
        mapping = self.mapping
        names = {of for entity in (mapping.debtor, mapping.invoice) for of in entity.referring("client").values()}
        return sorted(names | set(mapping.client.keys))

    def _table(self, entity: Entity) -> Table:
        name, schema = named(entity.table)
        columns = {column.name: sql_type(column.type) for column in entity.columns}
        if entity.number and entity.number not in columns:
            columns[entity.number] = sql_type(type_of(entity.number_type))
        return Table(name, self.metadata, *(Column(each, kind) for each, kind in columns.items()), schema=schema)

    def _stage(self, name: str, entity: Entity, more: Sequence[Column[Any]]) -> Table:
        own = [Column(column.name, sql_type(column.type)) for column in entity.own]
        client = [Column(CLIENT + name, self.client.c[name].type) for name in self.client_columns]
        prefix = "#" if self.product == "mssql" else ""
        return Table(prefix + name, self.metadata, *client, Column(PUSH_ID, Uuid), *more, *own)


def named(table: str) -> tuple[str, str | None]:
    """A table's name, and its schema with the database before it where that is named."""
    schema, _, name = table.rpartition(".")
    return name, schema or None


def own_keys(entity: Entity) -> list[str]:
    return [key for key in entity.keys if entity.named[key].refers is None]


def exact(column: ColumnElement[Any], kind: SqlType) -> ColumnElement[Any]:
    """A column as it is read: amounts as text; SQL Server would write out money with two decimals."""
    if kind.family != "decimal":
        return column
    wide = cast(column, MONEY) if kind.name in {"money", "smallmoney"} else column
    return cast(wide, String(40))


def same_keys(entity: Entity, table: Table, staged: Table, prefix: str = "") -> ColumnElement[bool]:
    """That a row of `table` is the one that a staged row names by its keys.

    The client's part of them is staged too, with every row: with a constant in its place PostgreSQL, before it has
    looked at a new client, takes it for so rare that it would go through all of the client's rows for each staged one.
    """
    referred = entity.referring("client")
    return and_(
        *(table.c[key] == staged.c[prefix + key] for key in own_keys(entity)),
        *(table.c[key] == staged.c[CLIENT + referred[key]] for key in entity.keys if key in referred),
    )


def source_of(shape: Shape, stage: Table) -> Select[Any]:
    """No rows, of the types that a stage table has: those of the tables that it is carried into."""
    owner = {OWNER + key: shape.debtor.c[key] for key in shape.owner_keys}
    owner |= {CLIENT + name: shape.client.c[name] for name in shape.client_columns}
    of = shape.invoice if stage is shape.stage_invoice else shape.debtor
    own = {PUSH_ID: cast(null(), Uuid), CLASS: cast(null(), String(10)), ID: cast(null(), Unicode(100))} | owner
    return select(
        *(own[column.name].label(column.name) if column.name in own else of.c[column.name] for column in stage.columns)
    )
