"""PostgreSQL's catalogue."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import msgspec
from sqlalchemy import Connection, text

from syncio.domain.mapping.catalogue import FoundTable
from syncio.stores.factors.shape import named

TABLES = text(Path(__file__).with_name("postgres.sql").read_text())
TEMPORARY = text("SELECT has_database_privilege(current_database(), 'TEMPORARY')")


class Abilities(TypedDict):
    """Of the database, for whoever is logged in."""

    temporary: bool
    modern: bool


def tables(connection: Connection, names: Sequence[str]) -> list[FoundTable]:
    """Those that are there, by the names that were asked for."""
    wanted = [{"name": name, "table": named(name)[0], "schema": named(name)[1]} for name in names]
    rows = connection.execute(TABLES, {"wanted": msgspec.json.encode(wanted).decode()}).scalars()
    return [msgspec.json.decode(row, type=FoundTable) for row in rows]


def abilities(connection: Connection) -> Abilities:
    return {"temporary": connection.execute(TEMPORARY).scalar_one(), "modern": True}
