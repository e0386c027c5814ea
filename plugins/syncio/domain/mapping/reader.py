"""How a record is rebuilt from what FactorS's columns hold."""

from collections.abc import Callable, Collection, Sequence
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

from syncio.domain.mapping.column import Column, Read
from syncio.errors import Invalid

Texts = Sequence[str | None]


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

    def __init__(self, fields: Sequence[str], columns: Sequence[Column], keys: Collection[str]) -> None:
        self.fields = fields
        at = {column.name: place for place, column in enumerate(columns)}
        readers = {
            column.fields[0]: column
            for column in reversed(columns)
            if column.read is not None and not (column.once and column.name not in keys)
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
            for column in columns
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
            self._hold_against(held, values)
        return values

    def _hold_against(self, held: Texts, values: list[str | None]) -> None:
        """Mark the fields of which FactorS holds something else than these values would have written."""
        record = SimpleNamespace(**dict(zip(self.fields, values, strict=True)))
        for place, column in self._held_against:
            if written(column, record) != held[place]:
                for name in column.fields:
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
