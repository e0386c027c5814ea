"""Columns that would get no value, or one that FactorS makes itself."""

from collections.abc import Iterator

from msgspec import UNSET

from syncio.domain.mapping import Column
from syncio.domain.mapping.findings.finding import Finding, error
from syncio.domain.mapping.findings.sight import Sight
from syncio.domain.mapping.findings.widths import FREE

#: What a document may lack: written as NULL unless the mapping says what stands for it.
LACKED = frozenset({"due_date", "quantity", "unit_price"})
#: What may be empty: written as '' unless the mapping says what stands for it.
EMPTY = FREE - {"tracking"}


def nullability(sight: Sight) -> Iterator[Finding]:
    """Columns that must have a value and may get none."""
    for held in sight.held:
        if not held.found.nullable and (lacked := nothing(held.column)):
            what = f"must have a value, and {lacked} may be missing"
            yield error("nothing", held.where, what, "say what stands for it: `missing: ...`")
    for entity, table in sight.tables:
        ours = sight.set_of(*(column.name for column in entity.columns))
        for name, found in table.columns.items():
            filled = found.nullable or found.default or found.generated
            if (entity.creates or entity.record == "line") and not filled and sight.folded(name) not in ours:
                what = "must have a value, and the mapping gives it none"
                yield error("sourceless", f"{entity.table}.{name}", what, "map it, to a constant at least")


def nothing(column: Column) -> str | None:
    """The field without which NULL is written."""
    if column.spec.missing is UNSET:
        return column.spec.field if column.spec.field in LACKED else None
    may = column.spec.missing is None and bool(column.fields) and set(column.fields) <= LACKED | EMPTY
    return " and ".join(column.fields) if may else None


def generated(sight: Sight) -> Iterator[Finding]:
    """Columns that FactorS fills and the mapping writes; numbers that nobody fills."""
    for held in sight.held:
        if held.found.generated:
            what = f"is filled by FactorS itself ({held.found.generated})"
            yield error("generated", held.where, what, "take it out of columns: it can be the number")
    for entity, table in sight.tables:
        number = entity.number and sight.column(table, entity.number)
        if number and entity.creates and entity.number not in entity.named and not (number.generated or number.default):
            where = f"{entity.table}.{entity.number}"
            yield error("number", where, "is the number, and FactorS does not fill it", "have it made an identity")
