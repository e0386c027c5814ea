"""The loan book's own tables, in the default schema."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from syncio.stores.factors.columns import CODE, NAME, UtcNow, header, line, money, party

metadata = MetaData()

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
