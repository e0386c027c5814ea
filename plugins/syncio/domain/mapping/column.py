"""One column of a mapping, compiled: what is written into it, and what is read back out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from string import Formatter
from typing import Any

from msgspec import UNSET

from syncio.domain.mapping.spec import ColumnSpec, Lookup, Record
from syncio.domain.mapping.transforms import Back, Codes, Step, steps
from syncio.domain.mapping.types import MONEY_PLACES, SqlType, type_of
from syncio.errors import Invalid, Misconfigured

Write = Callable[[Any], str | None]
Read = Callable[[str | None, str | None], str | None]


@dataclass(frozen=True)
class Column:
    """`fields` are those whose values it holds; `refers` a column of another record's row, which is looked up instead.

    `write` takes a record (any object with the fields as attributes) and raises Invalid where its value does not fit.
    `read` takes what is held and the document's kind; None where what is held does not tell the value.
    `straight`: the canonical text is held as it is. `spec` is what the file says.
    """

    name: str
    spec: ColumnSpec
    type: SqlType
    fields: tuple[str, ...]
    refers: tuple[Record, str] | None
    once: bool
    straight: bool
    write: Write
    read: Read | None

    @property
    def limited(self) -> bool:
        """Whether a canonical text may be one that its type cannot hold."""
        kind = self.type
        return kind.family in {"padded", "integer"} or kind.length is not None or kind.scale < MONEY_PLACES


def compiled(name: str, spec: ColumnSpec, texts: frozenset[str], lookups: dict[Lookup, Codes]) -> Column:
    """Compile one column.

    :param texts: the record's fields that are never missing: what stands for a missing one is read back as ''.
    """
    kind = type_of(spec.type)
    fields = sources(spec)
    chain = tuple(steps(spec, kind, lookups))
    refers = reference(spec.refers) if spec.refers else None
    return Column(
        name=name,
        spec=spec,
        type=kind,
        fields=fields,
        refers=refers,
        once=spec.once,
        straight=spec.field is not None and not chain and spec.missing is UNSET,
        write=writing(name, spec, kind, chain),
        read=reading(spec, fields, chain, nothing="" if set(fields) <= texts else None),
    )


def sources(spec: ColumnSpec) -> tuple[str, ...]:
    """The fields that a column takes its value from, each once."""
    if spec.field is not None:
        return (spec.field,)
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(spec.text or "") if name is not None))


def reference(written: str) -> tuple[Record, str]:
    record, _, column = written.partition(".")
    if record not in {"client", "debtor", "invoice"} or not column:
        raise Misconfigured(f"refers: {written} names no row: use client.COLUMN, debtor.COLUMN or invoice.COLUMN")
    return record, column  # type: ignore[return-value]  # one of the three


def writing(name: str, spec: ColumnSpec, kind: SqlType, chain: tuple[Step, ...]) -> Write:
    take = taking(spec)
    missing = spec.missing
    empty = () if missing is UNSET else ("",)
    instead = None if missing is UNSET else missing
    forward = [step.forward for step in chain]

    def write(record: Any) -> str | None:
        value: str | None = take(record)
        if value is None or value in empty:
            return instead
        try:
            for step in forward:
                value = step(value, record)
        except Invalid as error:
            raise Invalid(f"{source} {error.message}", column=name) from None
        if lack := kind.lack(value):
            raise Invalid(f"{source} {lack}", column=name)
        return value

    source = spec.field or spec.text or "the constant"
    return write


def taking(spec: ColumnSpec) -> Callable[[Any], Any]:
    """How the value that is transformed is taken from a record."""
    if spec.field is not None:
        return attrgetter(spec.field)
    if spec.text is not None:
        text, names = spec.text, sources(spec)
        return lambda record: text.format(**{each: getattr(record, each) or "" for each in names})
    constant = spec.constant
    return lambda _: constant


def reading(spec: ColumnSpec, fields: tuple[str, ...], chain: tuple[Step, ...], nothing: str | None) -> Read | None:
    backs: list[Back] = [step.back for step in reversed(chain) if step.back is not None]
    around = (spec.text or "{}").partition("{") if len(fields) == 1 else None
    if len(backs) < len(chain) or around is None:
        return None
    before, after = around[0], around[2].partition("}")[2]
    missing, marked = spec.missing, spec.missing is not UNSET

    def read(held: str | None, kind: str | None) -> str | None:
        if held is None or (marked and held == missing):
            return nothing
        for back in backs:
            try:
                held = back(held, kind)
            except (ArithmeticError, ValueError):
                return f"({held})"
        if not (held.startswith(before) and held.endswith(after)):
            return f"({held})"
        return held[len(before) : len(held) - len(after)]

    return read
