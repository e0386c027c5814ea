"""One table of a mapping, compiled: its columns, and what a record writes into them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from syncio.domain.mapping.column import Column
from syncio.domain.mapping.reader import Reader, Texts, picking
from syncio.domain.mapping.spec import BALANCE, FIELDS, Record


@dataclass(frozen=True)
class Entity:
    """`table` as the file names it, `schema.table` or `database.schema.table`; `number` is filled by FactorS."""

    record: Record
    table: str
    keys: tuple[str, ...]
    number: str | None
    number_type: str
    creates: bool
    columns: tuple[Column, ...]

    @cached_property
    def named(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The columns whose values are the record's own: all but those that refer to another row."""
        return tuple(column for column in self.columns if column.refers is None)

    @cached_property
    def _straight(self) -> "Straight | None":
        """Set where every column holds one field as it is."""
        if not all(column.straight for column in self.own):
            return None
        fields = FIELDS[self.record]
        limits = ((at, each) for at, each in enumerate(self.own) if each.limited and each.fields != ("position",))
        return Straight(picking([fields.index(column.fields[0]) for column in self.own]), tuple(limits))

    def referring(self, record: Record) -> dict[str, str]:
        """Which of its columns hold which columns of the row of `record` that it belongs to."""
        return {c.name: c.refers[1] for c in self.columns if c.refers is not None and c.refers[0] == record}

    def changing(self, *, balance: bool) -> list[str]:
        """The columns that a change writes; a movement of the balance those alone that hold nothing else."""
        return [
            c.name
            for c in self.columns
            if not c.once and c.name not in self.keys and (not balance or (c.fields and set(c.fields) <= BALANCE))
        ]

    @cached_property
    def reader(self) -> Reader:
        return Reader(FIELDS[self.record], self.own, self.keys)

    @cached_property
    def unheld(self) -> tuple[str, ...]:
        """The fields that no column holds."""
        held = {name for column in self.columns for name in column.fields} | {"debtor"}
        return tuple(name for name in FIELDS[self.record] if name not in held)

    def write(self, record: Texts) -> Texts:
        """The values of a record's own columns.

        :param record: a named tuple of its `FIELDS`.
        :raises Invalid: where a value does not fit its column.
        """
        if self._straight is not None:
            return self._straight.write(record)
        return [column.write(record) for column in self.own]


class Straight(NamedTuple):
    """The quick way where every column holds one field as it is: pick them, and look at those that have a limit."""

    pick: Callable[[Texts], Texts]
    limits: tuple[tuple[int, Column], ...]

    def write(self, record: Texts) -> Texts:
        values = self.pick(record)
        for at, column in self.limits:
            if value := values[at]:
                length = column.type.length
                if length is None or len(value) > length:
                    column.write(record)  # which says what is wrong, where something is
        return values
