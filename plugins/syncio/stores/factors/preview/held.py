"""FactorS's rows as they are, column by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from syncio.domain.mapping import Entity
from syncio.domain.mapping.types import SqlType, type_of
from syncio.stores.factors.clients import Referred
from syncio.stores.factors.reading import of_its_invoice
from syncio.stores.factors.shape import Shape, exact, own_keys

Texts = dict[str, str | None]


@dataclass(frozen=True)
class Held:
    """`client`: the client's row by the columns that others refer to; None where FactorS has no such client."""

    connection: Connection
    shape: Shape
    client: Referred | None

    def row(self, entity: Entity, written: Mapping[str, str | None]) -> Texts | None:
        """The row that a record's own columns name by its keys; None where there is none."""
        found = self._rows(entity, self._its(entity, written))
        return found[0] if found else None

    def lines(self, written: Mapping[str, str | None]) -> list[Texts]:
        """The lines of the invoice that these columns name, in order."""
        own = self._its(self.shape.mapping.invoice, written)
        return self._rows(self.shape.mapping.line, own and [*own, *of_its_invoice(self.shape)])

    def _its(self, entity: Entity, written: Mapping[str, str | None]) -> list[ColumnElement[bool]] | None:
        if self.client is None:
            return None
        table, referred = self.shape.of(entity), entity.referring("client")
        keys: list[ColumnElement[bool]] = [table.c[key] == written[key] for key in own_keys(entity)]
        return keys + [table.c[key] == self.client[referred[key]] for key in entity.keys if key in referred]

    def _rows(self, entity: Entity, where: Sequence[ColumnElement[bool]] | None) -> list[Texts]:
        if where is None:
            return []
        table, types = self.shape.of(entity), types_of(entity)
        order = [table.c[key] for key in entity.keys]
        columns = [exact(table.c[name], kind) for name, kind in types.items()]
        rows = self.connection.execute(select(*columns).where(*where).order_by(*order))
        return [
            {name: kind.text(value) for (name, kind), value in zip(types.items(), row, strict=True)} for row in rows
        ]


def types_of(entity: Entity) -> dict[str, SqlType]:
    """Every column of a table, and its number."""
    types = {column.name: column.type for column in entity.columns}
    return types | ({entity.number: type_of(entity.number_type)} if entity.number else {})
