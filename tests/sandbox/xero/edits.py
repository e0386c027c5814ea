"""Edits of what is in the books; each changes a draft, or raises EditError and nothing at all is filed."""

import datetime as dt
from decimal import Decimal

import msgspec
from msgspec import Raw

from tests.sandbox.xero.amounts import ZERO, add_up, gross, rescale, to_cents
from tests.sandbox.xero.documents import Invoice
from tests.sandbox.xero.drafts import Draft, EditError
from tests.sandbox.xero.settlement import balance, cancel, pay
from tests.sandbox.xero.stamps import day_text, day_ticks

MOST = Decimal(10) ** 13
_OPEN = ("DRAFT", "SUBMITTED", "AUTHORISED")
_GONE = ("VOIDED", "DELETED")


class Edit(msgspec.Struct, tag_field="op", forbid_unknown_fields=True, kw_only=True):
    """``tenant`` may be left out: identifiers are unique among all organisations."""

    tenant: str | None = None


class Amount(Edit, tag="amount"):
    """Scales the lines so that the invoice comes to ``total`` with tax."""

    invoice: str
    total: Decimal

    def apply(self, draft: Draft) -> None:
        organisation, invoice = draft.invoice(self.invoice, self.tenant)
        total, settled = money(self.total), invoice.amount_paid + invoice.amount_credited
        if invoice.status in _GONE or not gross(invoice.line_items):
            raise EditError(f"{invoice.invoice_number} is {invoice.status} of {invoice.total}: it takes no new amount")
        if total < settled:
            raise EditError(f"{settled} of {invoice.invoice_number} is paid or credited: {total} is less")
        rescale(invoice.line_items, total, organisation.country.taxes)
        add_up(invoice)
        _rebalance(invoice, draft.today(organisation))


class DueDate(Edit, tag="due_date"):
    """Moves the day on which the invoice is due."""

    invoice: str
    date: dt.date

    def apply(self, draft: Draft) -> None:
        _, invoice = draft.invoice(self.invoice, self.tenant)
        invoice.due_date_string, invoice.due_date = day_text(self.date), day_ticks(self.date)


class IssueDate(Edit, tag="issue_date"):
    """Moves the invoice's own date."""

    invoice: str
    date: dt.date

    def apply(self, draft: Draft) -> None:
        _, invoice = draft.invoice(self.invoice, self.tenant)
        invoice.date_string, invoice.date = day_text(self.date), day_ticks(self.date)


class Void(Edit, tag="void"):
    """Voids an approved invoice and deletes a draft; like Xero, not while payments or credits are on it."""

    invoice: str

    def apply(self, draft: Draft) -> None:
        _, invoice = draft.invoice(self.invoice, self.tenant)
        if invoice.status not in _OPEN or invoice.amount_paid or invoice.amount_credited:
            raise EditError(f"{invoice.invoice_number} is {invoice.status} with {invoice.amount_paid} paid and "
                            f"{invoice.amount_credited} credited: it cannot be voided")  # fmt: skip
        cancel(invoice)


class Reword(Edit, tag="reword"):
    """Gives a line, counted from 0, another description."""

    invoice: str
    line: int
    description: str

    def apply(self, draft: Draft) -> None:
        _, invoice = draft.invoice(self.invoice, self.tenant)
        if not 0 <= self.line < len(invoice.line_items):
            raise EditError(f"{invoice.invoice_number} has {len(invoice.line_items)} lines, none numbered {self.line}")
        invoice.line_items[self.line].description = self.description


class Rename(Edit, tag="rename"):
    """Renames a contact; its documents embed the new name without being updated themselves."""

    contact: str
    name: str

    def apply(self, draft: Draft) -> None:
        organisation, contact = draft.contact(self.contact, self.tenant)
        held = organisation.ledger.contacts.entries.values()
        if any(other.label == self.name and other.id != self.contact for other in held):
            raise EditError(f"another contact of {organisation.name} is called {self.name!r}")
        contact.name = draft.renamed[self.contact] = self.name


class Pay(Edit, tag="pay"):
    """Books a payment of at most what is due."""

    invoice: str
    amount: Decimal

    def apply(self, draft: Draft) -> None:
        organisation, invoice = draft.invoice(self.invoice, self.tenant)
        pay(invoice, payable(invoice, self.amount), draft.today(organisation), organisation.random)


class Overlay(Edit, tag="raw"):
    """Lays JSON over the invoice's fields until the next ``raw``, whose ``set`` replaces this one; {} ends it.

    Values go out digit by digit as they came in; ``{"literal": "NaN"}`` writes what no JSON request can carry.
    """

    invoice: str
    set: dict[str, Raw]

    def apply(self, draft: Draft) -> None:
        draft.invoice(self.invoice, self.tenant)
        draft.overlays[self.invoice] = {name: _literal(value) for name, value in self.set.items()}


class _Literal(msgspec.Struct, forbid_unknown_fields=True):
    literal: str


def _literal(value: Raw) -> Raw:
    try:
        return Raw(msgspec.json.decode(value, type=_Literal).literal.encode())
    except msgspec.ValidationError:
        return Raw(bytes(value))


def _rebalance(invoice: Invoice, today: dt.date) -> None:
    """A draft stays one; what is approved turns AUTHORISED or PAID."""
    status = invoice.status
    balance(invoice, today)
    if status in ("DRAFT", "SUBMITTED"):
        invoice.status = status


def money(amount: Decimal) -> Decimal:
    """The amount in whole cents. EditError where it is negative, no number, or finer than a cent."""
    if not (amount.is_finite() and ZERO <= amount < MOST) or amount != to_cents(amount):
        raise EditError(f"{amount} is no amount of whole cents from 0 to {MOST}")
    return to_cents(amount)


def payable(invoice: Invoice, amount: Decimal) -> Decimal:
    """An amount that may be paid or credited now. EditError where the invoice does not take it."""
    cents = money(amount)
    if invoice.status != "AUTHORISED" or not ZERO < cents <= invoice.amount_due:
        raise EditError(f"{invoice.invoice_number} is {invoice.status} with {invoice.amount_due} due: not {cents}")
    return cents
