"""FactorS as SyncIO knows it: SQLAlchemy Core tables, the same for PostgreSQL and SQL Server.

The default schema is the loan book's own; schema `integration` is where SyncIO keeps its ledger and its staging.
Amounts are numeric(19, 4). A text that is missing is '', never NULL.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    Unicode,
    UniqueConstraint,
    Uuid,
    func,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.ddl import CreateView
from sqlalchemy.sql.functions import FunctionElement

INTEGRATION = "integration"
MONEY = Numeric(19, 4)
HASH = String(64)  # SHA-256 as hex, readable in any client
CODE = Unicode(100).with_variant(Unicode(100, collation="Latin1_General_100_BIN2"), "mssql")  # ids are case-sensitive
NAME = Unicode(200).with_variant(Unicode(200, collation="Latin1_General_100_BIN2"), "mssql")

metadata = MetaData()


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


def text(name: str, length: int | None) -> Column[str]:
    """A text that may be empty but never missing; without a length it has no limit."""
    return Column(name, Unicode(length), nullable=False)


def money(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, MONEY, nullable=nullable)


def header() -> list[Column[Any]]:
    """The columns that `invoice` and its staging share, by the names of the canonical content."""
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
    """The columns that `invoice_line` and its staging share, in the order of the canonical line."""
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
    """The columns that `debtor` and its staging share."""
    return [text("name", 500), text("tax_number", 100), text("email", 255), text("bank_account", 100)]


client = Table(
    "client",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("name", NAME, nullable=False, unique=True),
)

debtor = Table(
    "debtor",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("client", ForeignKey("client.id"), nullable=False),
    Column("external_id", CODE, nullable=False),
    *party(),
    UniqueConstraint("client", "external_id"),
)

invoice = Table(
    "invoice",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("client", ForeignKey("client.id"), nullable=False),
    Column("external_id", CODE, nullable=False),
    Column("debtor", ForeignKey("debtor.id"), nullable=False),
    *header(),
    UniqueConstraint("client", "external_id"),
    CheckConstraint("state IN ('open', 'void')"),
)

invoice_line = Table(
    "invoice_line",
    metadata,
    Column("invoice", ForeignKey("invoice.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *line(),
)

advance = Table(  # the lender's own: what was paid out against an invoice
    "advance",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("invoice", ForeignKey("invoice.id"), nullable=False, index=True),
    Column("funded_at", DateTime(timezone=True), nullable=False, server_default=UtcNow()),
    money("amount"),
)

push_ledger = Table(
    "push_ledger",
    metadata,
    Column("push_id", Uuid, primary_key=True),
    Column("hash", HASH, nullable=False),  # what was decided
    Column("policy", HASH),  # the standing approval it was decided by, if any
    Column("class", String(10), nullable=False),
    Column("client", ForeignKey("client.id"), nullable=False),
    Column("external_id", CODE, nullable=False),
    Column("after_hash", HASH, nullable=False),
    Column("after_balance", HASH),
    Column("lines", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    money("gross"),
    Column("batch", Uuid, nullable=False, index=True),
    Column("applied_at", DateTime(timezone=True), nullable=False, server_default=UtcNow()),
    schema=INTEGRATION,
)

# Rows of a batch in its way, deleted before it is committed. Joins go by client and external id, or by push id, and
# not by the batch: of that no planner can know how many rows it has.
stage_debtor = Table(
    "stage_debtor",
    metadata,
    Column("batch", Uuid, nullable=False, index=True),
    Column("client", Integer, nullable=False),
    Column("push_id", Uuid),  # none: shown with an invoice, written only where FactorS has no such debtor
    Column("external_id", CODE, nullable=False),
    *party(),
    Index("stage_debtor_id", "client", "external_id"),
    schema=INTEGRATION,
)

stage_invoice = Table(
    "stage_invoice",
    metadata,
    Column("batch", Uuid, nullable=False, index=True),
    Column("client", Integer, nullable=False),
    Column("push_id", Uuid, nullable=False),
    Column("class", String(10), nullable=False),
    Column("external_id", CODE, nullable=False),
    Column("debtor", CODE, nullable=False),
    *header(),
    schema=INTEGRATION,
)

stage_line = Table(
    "stage_line",
    metadata,
    Column("push_id", Uuid, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    *line(),
    schema=INTEGRATION,
)

hold = Table(
    "hold",
    metadata,
    Column("client", ForeignKey("client.id"), primary_key=True),
    Column("external_id", CODE, primary_key=True),
    Column("placed_at", DateTime(timezone=True), primary_key=True, server_default=UtcNow()),
    Column("lifted_at", DateTime(timezone=True)),
    text("reason", 4000),
    schema=INTEGRATION,
)

client_status = Table(
    "client_status",
    metadata,
    Column("client", ForeignKey("client.id"), primary_key=True),
    Column("feed", String(10), nullable=False),  # current or stale
    Column("since", DateTime(timezone=True), nullable=False, server_default=UtcNow()),
    schema=INTEGRATION,
)

STAGED = (stage_debtor, stage_invoice, stage_line)

funding_view = CreateView(
    select(
        advance.c.invoice,
        func.min(advance.c.funded_at).label("funded_at"),
        func.sum(advance.c.amount).label("amount"),
    ).group_by(advance.c.invoice),
    "funding",
    metadata=metadata,
    schema=INTEGRATION,
)
funding = funding_view.table
