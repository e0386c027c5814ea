"""The types and columns that FactorS's tables are made of, the same for PostgreSQL and SQL Server.

Amounts are numeric(19, 4). A text that is missing is '', never NULL.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Date, DateTime, Numeric, String, Unicode
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

MONEY = Numeric(19, 4)
HASH = String(64)  # SHA-256 as hex, readable in any client
CODE = Unicode(100).with_variant(Unicode(100, collation="Latin1_General_100_BIN2"), "mssql")  # ids are case-sensitive
NAME = Unicode(200).with_variant(Unicode(200, collation="Latin1_General_100_BIN2"), "mssql")


class UtcNow(FunctionElement[Any]):
    """The server's clock in UTC."""

    type = DateTime(timezone=True)
    inherit_cache = True


@compiles(UtcNow)
def _now(_element: UtcNow, _compiler: Any, **_: Any) -> str:
    return "now()"


@compiles(UtcNow, "mssql")
def _sysutcdatetime(_element: UtcNow, _compiler: Any, **_: Any) -> str:
    return "SYSUTCDATETIME()"


class InUtc(FunctionElement[Any]):
    """A moment in UTC, whatever its column's offset: pymssql reads a DATETIMEOFFSET without one."""

    type = DateTime()
    inherit_cache = True


@compiles(InUtc)
def _as_it_is(element: InUtc, compiler: Any, **given: Any) -> str:
    return str(compiler.process(element.clauses, **given))


@compiles(InUtc, "mssql")
def _switched(element: InUtc, compiler: Any, **given: Any) -> str:
    return f"CAST(SWITCHOFFSET({compiler.process(element.clauses, **given)}, '+00:00') AS DATETIME2)"


def aware(at: datetime) -> datetime:
    """A time as a driver gives it: UTC where it has no zone."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def text(name: str, length: int | None) -> Column[str]:
    """A text that may be empty but never missing; without a length it has no limit."""
    return Column(name, Unicode(length), nullable=False)


def money(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, MONEY, nullable=nullable)


def header() -> list[Column[Any]]:
    """The columns of `invoice`, by the names of the canonical content."""
    return [
        Column("kind", String(20), nullable=False),
        text("number", 255),
        Column("issue_date", Date, nullable=False),
        Column("due_date", Date),
        Column("currency", String(3), nullable=False),
        *(money(name) for name in ("subtotal", "tax", "total")),
        text("reference", 4000),
        Column("state", String(4), nullable=False),
        *(money(name) for name in ("paid", "credited", "due")),
    ]


def line() -> list[Column[Any]]:
    """The columns of `invoice_line`, in the order of the canonical line."""
    return [
        text("description", None),
        money("quantity", nullable=True),
        money("unit_price", nullable=True),
        money("amount"),
        money("tax"),
        text("tax_type", 100),
        text("account", 100),
        text("item", 100),
        text("tracking", None),  # JSON: [["category", "option"], ...]
    ]


def party() -> list[Column[Any]]:
    """The columns of `debtor`."""
    return [text("name", 500), text("tax_number", 100), text("email", 255), text("bank_account", 100)]
