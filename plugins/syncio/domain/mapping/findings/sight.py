"""A mapping and a catalogue side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from syncio.domain.mapping import Column, Entity, Mapping
from syncio.domain.mapping.catalogue import Catalogue, FoundColumn, FoundTable


class Held(NamedTuple):
    """A column of the mapping that the database has."""

    entity: Entity
    table: FoundTable
    column: Column
    found: FoundColumn

    @property
    def where(self) -> str:
        return f"{self.entity.table}.{self.column.name}"


@dataclass(frozen=True)
class Sight:
    mapping: Mapping
    catalogue: Catalogue

    @cached_property
    def tables(self) -> list[tuple[Entity, FoundTable]]:
        """Those that are there."""
        found = ((entity, self.table(entity.table)) for entity in self.mapping.entities)
        return [(entity, table) for entity, table in found if table is not None]

    @cached_property
    def held(self) -> list[Held]:
        """The columns that are there."""
        return [
            Held(entity, table, column, found)
            for entity, table in self.tables
            for column in entity.columns
            if (found := self.column(table, column.name)) is not None
        ]

    def table(self, name: str) -> FoundTable | None:
        return self.catalogue.tables.get(name)

    def column(self, table: FoundTable | None, name: str) -> FoundColumn | None:
        """A column by its name, which SQL Server takes in any letters."""
        if table is None:
            return None
        return {self.folded(each): found for each, found in table.columns.items()}.get(self.folded(name))

    def folded(self, name: str) -> str:
        return name.casefold() if self.catalogue.product == "mssql" else name

    def set_of(self, *names: str) -> frozenset[str]:
        return frozenset(map(self.folded, names))

    def owned(self, held: Held) -> Iterator[tuple[str, FoundColumn]]:
        """The column of the row that this one refers to, by where it is."""
        if held.column.refers is None:
            return
        record, name = held.column.refers
        owner = next(entity for entity in self.mapping.entities if entity.record == record)
        if (found := self.column(self.table(owner.table), name)) is not None:
            yield f"{owner.table}.{name}", found
