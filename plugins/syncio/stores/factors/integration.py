"""Schema `integration`: SyncIO's ledger, and what both sides tell each other; the same in every FactorS."""

from sqlalchemy import Column, DateTime, Index, Integer, String, Table, Uuid, func, select
from sqlalchemy.sql.ddl import CreateView

from syncio.stores.factors.columns import CODE, HASH, NAME, UtcNow, money, text
from syncio.stores.factors.tables import advance, metadata

INTEGRATION = "integration"

push_ledger = Table(
    "push_ledger",
    metadata,
    Column("push_id", Uuid, primary_key=True),
    Column("hash", HASH, nullable=False),  # what was decided
    Column("policy", HASH),  # the standing approval it was decided by, if any
    Column("class", String(10), nullable=False),
    Column("client", NAME, nullable=False),
    Column("external_id", CODE, nullable=False),
    Column("after_hash", HASH, nullable=False),
    Column("after_balance", HASH),
    Column("lines", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    money("gross"),
    Column("batch", Uuid, nullable=False),
    Column("applied_at", DateTime(timezone=True), nullable=False, server_default=UtcNow()),
    Index("push_ledger_client", "client", "applied_at"),  # every push begins with the client's last entries
    schema=INTEGRATION,
)

# What SyncIO says to the loan book, of clients by name: they need not be in its tables.
hold = Table(  # it stands while `lifted_at` is missing
    "hold",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("client", NAME, nullable=False),
    Column("external_id", CODE, nullable=False),  # of the invoice, or of a credit note that is not here yet
    Column("kind", String(20), nullable=False),
    Column("currency", String(3), nullable=False),
    money("amount"),  # by so much the balance that may be lent against falls
    Column("placed_at", DateTime(timezone=True), nullable=False, server_default=UtcNow()),
    Column("lifted_at", DateTime(timezone=True)),
    text("reason", 4000),
    Index("hold_client", "client", "external_id"),
    schema=INTEGRATION,
)

client_status = Table(
    "client_status",
    metadata,
    Column("client", NAME, primary_key=True),
    Column("feed", String(20), nullable=False),  # current; stale, broken or disconnected: no drawings
    Column("since", DateTime(timezone=True), nullable=False, server_default=UtcNow()),
    text("reason", 4000),
    schema=INTEGRATION,
)

#: What stands beside a loan book of somebody else's.
OURS = [push_ledger, hold, client_status]

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
