"""The transaction a batch is applied in, and how its rows are told apart in FactorS's tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable

from syncio.stores.factors.adapter import Adapter
from syncio.stores.factors.shape import CLASS, OWNER, Shape, same_keys

CONTENT, BALANCE = "content", "balance"


@dataclass(frozen=True, eq=False)
class Scope:
    """`row`: the client's row in FactorS, by the columns that others refer to; `client` its name."""

    connection: Connection
    adapter: Adapter
    shape: Shape
    client: str
    row: Mapping[str, Any]
    batch: UUID

    def run(self, statement: Executable) -> CursorResult[*tuple[Any, ...]]:
        return self.connection.execute(statement)

    @cached_property
    def the_invoice(self) -> ColumnElement[bool]:
        """A staged header's row in FactorS."""
        shape = self.shape
        return same_keys(shape.mapping.invoice, shape.invoice, shape.stage_invoice)

    @cached_property
    def the_debtor(self) -> ColumnElement[bool]:
        """A staged debtor's row in FactorS."""
        shape = self.shape
        return same_keys(shape.mapping.debtor, shape.debtor, shape.stage_debtor)

    @cached_property
    def its_debtor(self) -> ColumnElement[bool]:
        """The row in FactorS of a staged header's debtor."""
        shape = self.shape
        return same_keys(shape.mapping.debtor, shape.debtor, shape.stage_invoice, OWNER)

    def of_class(self, push_class: str) -> ColumnElement[bool]:
        return self.shape.stage_invoice.c[CLASS] == push_class
