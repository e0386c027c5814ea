"""What a database says of the tables that a mapping names: plain data, whatever product it came from."""

from hashlib import sha256
from typing import Any, Literal

import msgspec

Verb = Literal["SELECT", "INSERT", "UPDATE"]


class FoundColumn(msgspec.Struct, frozen=True, kw_only=True):
    """`type` without length; `length` in characters, None without a limit, as are `precision` and `scale`.

    `collation` of a text, '' where it is the database's own on PostgreSQL; `apart`: how well it tells texts apart.
    `national`: it takes every character. `labels`: all values that an enumeration has. `may`: what the own log-in may.
    """

    type: str
    length: int | None = None
    precision: int | None = None
    scale: int | None = None
    nullable: bool = True
    default: bool = False
    generated: Literal["", "identity", "by default", "computed"] = ""
    collation: str = ""
    apart: Literal["bytes", "letters", "badly"] = "bytes"
    national: bool = True
    labels: tuple[str, ...] = ()
    may: tuple[Verb, ...] = ()


class FoundCheck(msgspec.Struct, frozen=True):
    """A CHECK constraint as the product writes it."""

    name: str
    text: str


class FoundReference(msgspec.Struct, frozen=True):
    """A foreign key: `columns` are `referred` of `table`, which is `schema.table`."""

    columns: tuple[str, ...]
    table: str
    referred: tuple[str, ...]


class FoundTrigger(msgspec.Struct, frozen=True):
    """One that is enabled."""

    name: str
    events: tuple[str, ...]


class FoundTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table or view. `unique`: the columns of each unique index that binds every row.

    `deletes`: rows of it may be deleted by the own log-in; `entered`: its schema may be used.
    """

    name: str
    kind: Literal["table", "view"] = "table"
    columns: dict[str, FoundColumn]
    unique: tuple[tuple[str, ...], ...] = ()
    checks: tuple[FoundCheck, ...] = ()
    references: tuple[FoundReference, ...] = ()
    triggers: tuple[FoundTrigger, ...] = ()
    deletes: bool = False
    entered: bool = True


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """All that a mapping is held against. `tables` by the names that the mapping gives them.

    `temporary`: temporary tables may be made; `modern`: the database reads JSON, as push sends it to SQL Server.
    `pairs`: by look-up table, match and give, its rows; of a list of clients, which grows, those alone of which half is
    there twice. `values`: by table and column, what a column that others refer to holds; a long one is left out.
    """

    product: Literal["postgresql", "mssql"]
    tables: dict[str, FoundTable]
    temporary: bool = True
    modern: bool = True
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    values: dict[str, tuple[str, ...]] = {}

    def fingerprint(self) -> str:
        """SHA-256 of all of it, in an order of its own: a check is of one mapping and one catalogue."""
        return sha256(msgspec.json.encode(ordered(msgspec.to_builtins(self)), order="sorted")).hexdigest()


def ordered(value: Any) -> Any:
    """Lists sorted, at every depth, but for names, whose order says something: no product promises another."""
    if isinstance(value, dict):
        return {name: ordered(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        parts = [ordered(each) for each in value]
        return parts if all(isinstance(each, str) for each in parts) else sorted(parts, key=msgspec.json.encode)
    return value


def place(*names: str) -> str:
    """The key of `Catalogue.pairs` and `Catalogue.values`: a table with its columns."""
    return " ".join(names)
