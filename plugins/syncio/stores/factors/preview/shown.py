"""A preview, as plain data."""

from typing import Literal
from uuid import UUID

import msgspec

#: What only FactorS knows, once it has added the row.
GIVEN = "(given by FactorS)"


class Cell(msgspec.Struct, frozen=True):
    """One column, its values as texts: what is held, and what it would be."""

    column: str
    old: str | None
    new: str | None


class RowShown(msgspec.Struct, frozen=True):
    """One row that would be added, changed or deleted; `cells` are the columns that push writes there."""

    table: str
    act: Literal["add", "change", "delete"]
    cells: list[Cell]


class Shown(msgspec.Struct, frozen=True):
    """What becomes of one posting; `refused` says why FactorS would not take it as its rows are now."""

    push_id: UUID
    push_class: str
    external_id: str
    refused: str | None
    rows: list[RowShown]


class Said(msgspec.Struct, frozen=True):
    """One statement as push says it; `values` are bound, or `rows` travel with it."""

    sql: str
    values: dict[str, str | None] = {}
    rows: int | None = None


class Preview(msgspec.Struct, frozen=True):
    """A batch of one client."""

    shown: list[Shown]
    statements: list[Said]
