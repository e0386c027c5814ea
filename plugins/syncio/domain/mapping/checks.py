"""What can be wrong in a mapping by itself, before any database is asked: each problem a line that says what to do."""

from collections.abc import Iterator
from datetime import date

from syncio.domain.mapping.column import reference, sources
from syncio.domain.mapping.spec import AMOUNTS, DATES, FIELDS, ColumnSpec, Record, Spec, TableSpec
from syncio.domain.mapping.types import SqlType, type_of
from syncio.errors import Misconfigured

MAY_REFER: dict[Record, set[str]] = {
    "client": set(),
    "debtor": {"client"},
    "invoice": {"client", "debtor"},
    "line": {"invoice"},
}
MUST_REFER: dict[Record, str | None] = {"client": None, "debtor": None, "invoice": "debtor", "line": "invoice"}
MUST_HOLD: dict[Record, tuple[str, ...]] = {
    "client": ("name",),
    "debtor": ("external_id",),
    "invoice": ("external_id", "number", "total", "currency", "state"),
    "line": ("position", "amount"),
}
#: What code tables must cover: the values that there are.
ALL_CODES = {"state": ("open", "void"), "kind": ("receivable", "credit_note")}


def checked(spec: Spec) -> list[str]:
    """Every problem of a file."""
    return [problem for record in FIELDS for problem in table_problems(spec, record)]


def table_problems(spec: Spec, record: Record) -> Iterator[str]:
    table = spec.table(record)
    for name, column in table.columns.items():
        for problem in column_problems(spec, record, column):
            yield f"{record}.{name}: {problem}"
    for key in table.keys:
        if key not in table.columns:
            yield f"{record}: key {key} is no column of it"
        elif (refers := table.columns[key].refers) and record != "line" and not refers.startswith("client."):
            yield f"{record}: key {key} may refer to the client alone"
    held = {name for column in table.columns.values() for name in sources(column)}
    for name in MUST_HOLD[record]:
        if name not in held:
            yield f"{record}: no column holds {name}"
    must = MUST_REFER[record]
    if must and not any((column.refers or "").startswith(f"{must}.") for column in table.columns.values()):
        yield f"{record}: no column refers to its {must}"
    yield from key_problems(record, table)


def key_problems(record: Record, table: TableSpec) -> Iterator[str]:
    """Rows are found by what does not change."""
    if record in {"debtor", "invoice"}:
        keyed = {name for key in table.keys if key in table.columns for name in sources(table.columns[key])}
        if "external_id" not in keyed:
            yield f"{record}: no key holds external_id, the only thing that never changes"
        for name in sorted(keyed - {"external_id"}):
            yield f"{record}: a key holds {name}, which may change"
    if record == "line" and not any("position" in sources(table.columns[k]) for k in table.keys if k in table.columns):
        yield "line: no key holds position"


def column_problems(spec: Spec, record: Record, column: ColumnSpec) -> Iterator[str]:
    given = [name for name in ("field", "text", "constant", "refers") if getattr(column, name) is not None]
    if len(given) != 1:
        yield "say where its value comes from: exactly one of from, text, constant, refers"
        return
    try:
        kind = type_of(column.type)
        refers = reference(column.refers) if column.refers else None
    except Misconfigured as error:
        yield error.message
        return
    if refers is not None:
        yield from reference_problems(spec, record, *refers)
        return
    for name in sources(column):
        if name not in FIELDS[record] or (record, name) == ("invoice", "debtor"):
            yield f"{name or 'an empty name'} is no field of a {record}: use one of {', '.join(FIELDS[record])}"
    yield from transform_problems(column)
    for value in (*(column.codes or {}).values(), column.constant, column.missing):
        if isinstance(value, str) and (lack := unfit(kind, value)):
            yield f"{value!r} {lack}"


def unfit(kind: SqlType, value: str) -> str | None:
    """Why a column of this type cannot hold a value that the file gives."""
    try:
        if kind.family == "date":
            date.fromisoformat(value)
        return kind.lack(value)
    except (ArithmeticError, ValueError):
        return f"is no {kind.name}"


def reference_problems(spec: Spec, record: Record, to: Record, column: str) -> Iterator[str]:
    if to not in MAY_REFER[record]:
        yield f"a {record} cannot refer to a {to}"
    elif column not in {*spec.table(to).columns, spec.table(to).number}:
        yield f"{to} has no column {column}"


def transform_problems(column: ColumnSpec) -> Iterator[str]:
    name = column.field
    if name not in AMOUNTS and (column.scale is not None or column.round is not None or column.negative):
        yield "scale, round and negative are for amounts"
    if column.format is not None and (name not in DATES or sorted(column.format) != sorted_format(column.format)):
        yield "format is for dates, and has YYYY, MM and DD once each"
    if column.codes is not None and column.lookup is not None:
        yield "codes and lookup exclude each other"
    for value in ALL_CODES.get(name or "", ()) if column.codes is not None else ():
        if value not in (column.codes or {}):
            yield f"no code for {name} {value}"
    for kind in column.negative:
        if kind not in ALL_CODES["kind"]:
            yield f"negative: {kind} is no kind of document: use {' or '.join(ALL_CODES['kind'])}"


def sorted_format(form: str) -> list[str]:
    """The letters of a format that is right: its separators, and each part once."""
    rest = form
    for part in ("YYYY", "MM", "DD"):
        rest = rest.replace(part, "", 1)
    separators = [letter for letter in rest if not letter.isalnum()]
    return sorted([*"YYYYMMDD", *separators])
