"""Invoices and debtors as a source gives them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from syncio.domain.invoice import Balance, Content, Debtor, Invoice, Origin, Status
from tests.unit.domain.made import content, line

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ACME = "Acme Ltd"


def invoice(number: str = "INV-1", total: str = "120.00") -> Content:
    """A receivable in pounds with one line and no tax."""
    amount = Decimal(total)
    sold = line(
        description="Consulting", quantity=Decimal(1), unit_price=amount, amount=amount, tax=Decimal(0), tax_type="NONE"
    )
    return content(number=number, currency="GBP", subtotal=amount, tax=Decimal(0), total=amount, lines=(sold,))


def unpaid(of: Content) -> Balance:
    return Balance(paid=Decimal(0), credited=Decimal(0), due=of.total)


def debtor(id: str = "d1", name: str = ACME, **given: str) -> Debtor:  # noqa: A002  # the field's name
    """The debtor of every invoice here, but for what is given."""
    usual: dict[str, Any] = {"id": id, "name": name, "tax_number": "", "email": "", "bank_account": ""}
    return Debtor(**usual | given)


def as_read(external_id: str, of: Content, balance: Balance | None = None) -> Invoice:
    """The whole of an invoice; unpaid where no balance is given."""
    status = Status.VOIDED if of.state == "void" else Status.AUTHORISED
    origin = Origin(status=status, debtor_name=ACME, rate=None, updated=NOW, line_ids=(), documents=())
    return Invoice(external_id=external_id, content=of, balance=balance or unpaid(of), origin=origin)
