"""Edits that add documents: new sales invoices, and credit notes applied to one."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Annotated

import msgspec

from tests.sandbox.xero.amounts import ONE, TEN_THOUSANDTH, ZERO, to_cents
from tests.sandbox.xero.billing import Bill, draw_lines, invoice_of, priced
from tests.sandbox.xero.debtors import Habit
from tests.sandbox.xero.documents import LineItem
from tests.sandbox.xero.drafts import Draft, EditError
from tests.sandbox.xero.edits import MOST, Edit, payable
from tests.sandbox.xero.identifiers import identifier
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.settlement import apply_credit, credit


class BillLine(msgspec.Struct, forbid_unknown_fields=True):
    """A line of a new invoice; taxed as the contact's sales usually are unless ``tax_type`` says otherwise."""

    description: str
    unit_amount: Decimal
    quantity: Decimal = ONE
    tax_type: str | None = None
    account_code: str = "200"

    def item(self, habit: Habit, organisation: Organisation) -> LineItem:
        tax_type = self.tax_type or habit.tax.type
        if tax_type not in organisation.country.taxes:
            raise EditError(f"{organisation.name} has no tax type {tax_type!r}")
        if not all(number.is_finite() and abs(number) < MOST for number in (self.unit_amount, self.quantity)):
            raise EditError(f"{self.quantity} x {self.unit_amount} is no amount")
        line = LineItem(
            description=self.description,
            unit_amount=_tidy(self.unit_amount),
            tax_type=tax_type,
            tax_amount=ZERO,
            line_amount=ZERO,
            account_code=self.account_code,
            tracking=habit.tracking,
            quantity=self.quantity.quantize(TEN_THOUSANDTH),
            line_item_id=identifier(organisation.random),
        )
        return priced(line, organisation.country.taxes[tax_type])


def _tidy(price: Decimal) -> Decimal:
    """Two decimals where they say it, else four."""
    return to_cents(price) if price == to_cents(price) else price.quantize(TEN_THOUSANDTH)


class BillContact(Edit, tag="bill"):
    """Raises ``count`` AUTHORISED sales invoices of what the contact usually takes, or one of these ``lines``."""

    contact: str
    count: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1
    lines: Annotated[list[BillLine], msgspec.Meta(min_length=1)] | None = None
    currency: str | None = None
    date: dt.date | None = None

    def apply(self, draft: Draft) -> None:
        organisation, contact = draft.contact_as_is(self.contact, self.tenant)
        if contact.contact_id not in organisation.habits:
            raise EditError(f"{contact.name} is no customer of {organisation.name}")
        habit = replace(organisation.habits[contact.contact_id], name=contact.name)
        currency = self.currency or habit.currency
        if currency != organisation.country.currency and currency not in organisation.country.rates:
            raise EditError(f"{organisation.name} has no currency {currency!r}")
        for _ in range(self.count):
            number = draft.number(organisation, "ACCREC")
            bill = Bill("ACCREC", number, self.date or draft.today(organisation), currency)
            lines = self._lines(habit, organisation)
            draft.add(organisation, invoice_of(bill, habit, organisation.country, lines, organisation.random))

    def _lines(self, habit: Habit, organisation: Organisation) -> list[LineItem]:
        if self.lines is None:
            return draw_lines(habit, organisation.random)
        return [line.item(habit, organisation) for line in self.lines]


class Credit(Edit, tag="credit"):
    """Makes a credit note of ``amount`` with tax and applies it to the invoice."""

    invoice: str
    amount: Decimal

    def apply(self, draft: Draft) -> None:
        organisation, invoice = draft.invoice(self.invoice, self.tenant)
        amount, day = payable(invoice, self.amount), draft.today(organisation)
        number = draft.number(organisation, f"{invoice.type}CREDIT")
        note = credit(invoice, amount, organisation.country, organisation.random, number=number, day=day)
        apply_credit(note, invoice, day, organisation.random)
        draft.add(organisation, note)
