"""One table of a mapping, compiled: its columns, and how a record is rebuilt from what they hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

from syncio.domain.mapping.column import Column, Read
from syncio.domain.mapping.spec import BALANCE, FIELDS, Record
from syncio.errors import Invalid

Texts = Sequence[str | None]


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
        limits = ((at, column) for at, column in enumerate(self.own) if column.limited)
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
    def reader(self) -> "Reader":
        return Reader(self)

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
            if (value := values[at]) is not None and column.type.lack(value):
                column.write(record)  # which says what is wrong
        return values


class Told(NamedTuple):
    """Where a field is told, and how it is read there; None as it is."""

    place: int
    read: Read | None

    def of(self, held: Texts, kind: str | None) -> str | None:
        value = held[self.place]
        return value if self.read is None else self.read(value, kind)


class Reader:
    """Rebuilds records of one table.

    What the columns do not tell is taken from what is `known` of the record, where they hold what that would have
    written: a rebuilt record is the known one exactly where FactorS holds it.
    """

    def __init__(self, entity: Entity) -> None:
        self.fields = FIELDS[entity.record]
        at = {column.name: place for place, column in enumerate(entity.own)}
        readers = {
            column.fields[0]: column
            for column in reversed(entity.own)
            if column.read is not None and not (column.once and column.name not in entity.keys)
        }
        kind = readers.get("kind")
        self._kind = (at[kind.name], kind.read) if kind else None
        self._plan = [
            Told(at[column.name], None if column.straight else column.read)
            if (column := readers.get(name)) is not None
            else None
            for name in self.fields
        ]
        self._held_against = [
            (at[column.name], column)
            for column in entity.own
            if column.fields and column not in readers.values() and not column.once
        ]
        straight = all(step is not None and step.read is None for step in self._plan) and not self._held_against
        self._straight = picking([step.place for step in self._plan if step]) if straight else None
        told = {name for name, step in zip(self.fields, self._plan, strict=True) if step is not None} | {"debtor"}
        self.whole = not self._held_against and told >= set(self.fields)

    def tells(self, name: str) -> bool:
        """Whether what is held tells this field."""
        return self._plan[self.fields.index(name)] is not None

    def values(self, held: Texts, known: Any = None) -> Texts:
        """A record's fields in the order of `FIELDS`, from its own columns as plain texts."""
        if self._straight is not None:
            return self._straight(held)
        kind = getattr(known, "kind", None)
        if self._kind is not None:
            place, read = self._kind
            kind = read(held[place], None) if read else None
        values = [
            getattr(known, name, None) if step is None else step.of(held, kind)
            for name, step in zip(self.fields, self._plan, strict=True)
        ]
        if self._held_against:
            self._hold_against(held, values, known)
        return values

    def _hold_against(self, held: Texts, values: list[str | None], known: Any) -> None:
        """Mark the fields of which FactorS holds something else than these values would have written."""
        extra = {"client": getattr(known, "client", None)}
        record = SimpleNamespace(**dict(zip(self.fields, values, strict=True)), **extra)
        for place, column in self._held_against:
            if written(column, record) != held[place]:
                for name in column.fields:
                    if name in self.fields:
                        values[self.fields.index(name)] = f"({held[place]})"


def written(column: Column, record: Any) -> str | None:
    """What a record would have written; of one that could not be written, something that is never held."""
    try:
        return column.write(record)
    except (Invalid, ArithmeticError, AttributeError, ValueError):
        return "\x00"


def picking(places: Sequence[int]) -> Callable[[Texts], Texts]:
    """What takes the values at these places, in their order."""
    if len(places) == 1:
        return lambda values: (values[places[0]],)
    return itemgetter(*places)
