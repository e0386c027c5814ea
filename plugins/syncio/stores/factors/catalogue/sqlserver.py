"""SQL Server's catalogue, in each database that a mapping names tables of. Never run against a server by its tests."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from syncio.domain.mapping.catalogue import FoundCheck, FoundColumn, FoundReference, FoundTable, FoundTrigger
from syncio.stores.factors.catalogue.postgres import Abilities

WRITTEN = Path(__file__).with_name("sqlserver.sql").read_text()
TABLES = text(WRITTEN)
#: In another database than the one logged in to: what sp_executesql runs there reads the catalogue there.
ELSEWHERE = "EXEC {database}.sys.sp_executesql :statement, N'@wanted NVARCHAR(MAX)', @wanted = :wanted"
LEVEL = text("SELECT compatibility_level FROM sys.databases WHERE name = DB_NAME()")
READS_JSON = 130


class Name(msgspec.Struct):
    """FOR JSON writes no list of texts: each stands in an object."""

    name: str


class Index(msgspec.Struct):
    columns: tuple[Name, ...]


class Pair(msgspec.Struct):
    column: str
    referred: str


class Reference(msgspec.Struct):
    table: str
    pairs: tuple[Pair, ...]


class Trigger(msgspec.Struct):
    name: str
    events: tuple[Name, ...] = ()


class Told(msgspec.Struct):
    """A table as SQL Server writes it; each of `columns` is a FoundColumn with its name, and `may` a list of names."""

    name: str
    kind: str
    columns: list[dict[str, Any]]
    unique: list[Index]
    checks: list[FoundCheck]
    references: list[Reference]
    triggers: list[Trigger]
    deletes: bool = False


def tables(connection: Connection, names: Sequence[str]) -> list[FoundTable]:
    """Those that are there, by the names that were asked for."""
    found: list[FoundTable] = []
    for database, group in groupby(sorted(names, key=database_of), database_of):
        wanted = {"wanted": msgspec.json.encode([{"name": name, "quoted": quoted(name)} for name in group]).decode()}
        if database:
            elsewhere = text(ELSEWHERE.format(database=bracketed(database)))
            rows = connection.execute(elsewhere, {"statement": WRITTEN.replace(":wanted", "@wanted"), **wanted})
        else:
            rows = connection.execute(TABLES, wanted)
        found += [table_of(msgspec.json.decode(row, type=Told)) for row in rows.scalars()]
    return found


def abilities(connection: Connection) -> Abilities:
    """Everybody may make temporary tables."""
    return {"temporary": True, "modern": connection.execute(LEVEL).scalar_one() >= READS_JSON}


def database_of(name: str) -> str:
    """The database that `database.schema.table` names, if it names one."""
    return name.rpartition(".")[0].rpartition(".")[0]


def quoted(name: str) -> str:
    """A table with its schema, as OBJECT_ID takes it; without a schema it is the log-in's own."""
    return ".".join(map(bracketed, name.split(".")[-2:]))


def bracketed(name: str) -> str:
    return f"[{name.replace(']', ']]')}]"


def table_of(told: Told) -> FoundTable:
    database = database_of(told.name)
    within = f"{database}." if database else ""
    columns = {
        each.pop("name"): msgspec.convert(each | {"may": [verb["name"] for verb in each["may"]]}, FoundColumn)
        for each in told.columns
    }
    return FoundTable(
        name=told.name,
        kind="view" if told.kind == "view" else "table",
        columns=columns,
        unique=tuple(tuple(column.name for column in index.columns) for index in told.unique),
        checks=tuple(told.checks),
        references=tuple(
            FoundReference(
                tuple(pair.column for pair in each.pairs),
                within + each.table,
                tuple(pair.referred for pair in each.pairs),
            )
            for each in told.references
        ),
        triggers=tuple(FoundTrigger(each.name, tuple(e.name for e in each.events)) for each in told.triggers),
        deletes=told.deletes,
    )
