"""Columns that are of another kind than the mapping says, or hold less."""

from collections.abc import Iterator

from syncio.domain.mapping.catalogue import FoundColumn
from syncio.domain.mapping.findings.finding import Finding, error, note
from syncio.domain.mapping.findings.sight import Held, Sight
from syncio.domain.mapping.types import NATIONAL, RANGES, Family, SqlType, type_of

FOUND: dict[str, Family] = {
    **dict.fromkeys(("character varying", "varchar", "nvarchar", "text", "ntext", "citext", "enum"), "text"),
    **dict.fromkeys(("character", "char", "nchar"), "padded"),
    **dict.fromkeys(("numeric", "decimal", "smallmoney"), "decimal"),
    **dict.fromkeys(("tinyint", "smallint", "int", "integer", "bigint"), "integer"),
    "date": "date",
}
#: What people write, in any alphabet; all else that SyncIO writes is ASCII.
FREE = frozenset(
    ("name", "tax_number", "email", "bank_account", "number", "reference", "description", "tax_type", "account", "item")
) | {"tracking"}


def widths(sight: Sight) -> Iterator[Finding]:
    """Another family of types, texts that would be cut, amounts that would be rounded, numbers out of range."""
    for held in sight.held:
        yield from fitting(sight, held.where, held.column.type, held.found)
        for owner, found in sight.owned(held):
            if (lack := narrower(declared(found), held.found)) and family(sight, found) == family(sight, held.found):
                yield error("reference", held.where, f"{lack} of {owner}", "have the column widened")
    for entity, table in sight.tables:
        number = entity.number and sight.column(table, entity.number)
        if number:
            yield from fitting(sight, f"{entity.table}.{entity.number}", type_of(entity.number_type), number)


def fitting(sight: Sight, where: str, kind: SqlType, found: FoundColumn) -> Iterator[Finding]:
    if not akin(kind, family(sight, found), found):
        what = f"is {written(found)}, and the mapping says {told(kind)}"
        yield error("type", where, what, "say what the column is")
    elif lack := narrower(kind, found):
        what = f"{lack} that the mapping says, {told(kind)}"
        yield error("narrow", where, what, f"say {written(found)}, or have the column widened")


def family(sight: Sight, found: FoundColumn) -> Family | None:
    if found.type == "money":  # PostgreSQL's is a text with a currency sign
        return "decimal" if sight.catalogue.product == "mssql" else None
    return FOUND.get(found.type)


def akin(kind: SqlType, of: Family | None, found: FoundColumn) -> bool:
    """Whether values of the one are held and read back as the other."""
    if (kind.family, of) == ("integer", "decimal"):
        return not found.scale
    if (kind.family, of) == ("decimal", "integer"):
        return kind.scale == 0
    return of == kind.family or (kind.family, of) == ("padded", "text")


def narrower(kind: SqlType, found: FoundColumn) -> str | None:
    """In what the column holds less; None where it holds all."""
    if kind.family in {"text", "padded"}:
        cuts = found.length is not None and (kind.length is None or found.length < kind.length)
        return f"takes {found.length} characters, fewer than those" if cuts else None
    if kind.family == "decimal" and found.scale is not None and found.scale < kind.scale:
        return f"keeps {found.scale} decimals and would round those"
    (low, high), (lowest, highest) = bounds(kind), bounds(declared(found))
    whole = FOUND.get(found.type) == "integer" or found.precision is not None
    return f"is {written(found)} and cannot hold all" if whole and (low < lowest or high > highest) else None


def bounds(kind: SqlType) -> tuple[int, int]:
    """The least and the greatest whole number."""
    if kind.family == "integer":
        bits = RANGES[kind.name]
        return (0, 2**bits - 1) if kind.name == "tinyint" else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    most = 10 ** (kind.precision - kind.scale) - 1 if kind.family == "decimal" else 0
    return -most, most


def declared(found: FoundColumn) -> SqlType:
    """A column that is there as the mapping would say it; a decimal without limits as a wide one."""
    of = FOUND.get(found.type, "decimal")
    return SqlType(found.type, of, found.length, found.precision or 38, found.scale or 0)


def written(found: FoundColumn) -> str:
    of = FOUND.get(found.type)
    if of in {"text", "padded"} and found.length is not None:
        return f"{found.type}({found.length})"
    if of == "decimal" and found.precision is not None:
        return f"{found.type}({found.precision},{found.scale or 0})"
    return found.type


def told(kind: SqlType) -> str:
    if kind.family in {"text", "padded"}:
        return f"{kind.name}({kind.length or 'max'})"
    return f"{kind.name}({kind.precision},{kind.scale})" if kind.family == "decimal" else kind.name


def characters(sight: Sight) -> Iterator[Finding]:
    """Texts of people in columns of one code page, which SQL Server fills with question marks."""
    for held in sight.held:
        if not (FREE & set(held.column.fields)) or held.column.spec.codes or held.column.spec.lookup:
            continue
        says_national = held.column.type.name in NATIONAL
        if not held.found.national:
            yield lossy(held) if says_national else limited(held)
        elif not says_national and sight.catalogue.product == "mssql":
            what = f"takes every character, and the mapping says {told(held.column.type)}, which loses some on the way"
            yield error("characters", held.where, what, f"say n{told(held.column.type)}")


def lossy(held: Held) -> Finding:
    what = f"is {written(held.found)}, which loses characters outside of its code page"
    return error("characters", held.where, what, f"have it made n{written(held.found)}, or say {written(held.found)}")


def limited(held: Held) -> Finding:
    what = f"takes the characters of its code page alone ({held.found.collation})"
    return note("characters", held.where, what, "documents with others are refused, one by one")
