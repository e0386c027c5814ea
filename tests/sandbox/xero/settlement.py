"""What happens to an invoice after it is raised: payments, credit notes, voids; and the time of the last change."""

from datetime import date
from decimal import Decimal
from random import Random

import msgspec
from msgspec import UNSET

from tests.sandbox.xero.amounts import ZERO, add_up, rescale
from tests.sandbox.xero.countries import Country
from tests.sandbox.xero.documents import (
    Allocation,
    AppliedCredit,
    CreditedInvoice,
    CreditNote,
    Document,
    Invoice,
    LineItem,
    Payment,
)
from tests.sandbox.xero.identifiers import identifier
from tests.sandbox.xero.stamps import day_text, day_ticks, ticks, utc_text


def stamp(document: Document, moment: int) -> None:
    """Sets the time of the last change, milliseconds UTC."""
    document.updated_date_utc, document.updated_date_utc_string = ticks(moment), utc_text(moment)


def pay(invoice: Invoice, amount: Decimal, day: date, rng: Random) -> None:
    """Books a payment of at most what is due."""
    invoice.payments.append(
        Payment(
            payment_id=identifier(rng),
            date=day_ticks(day),
            amount=amount,
            reference=invoice.invoice_number,
            currency_rate=invoice.currency_rate,
        )
    )
    invoice.amount_paid += amount
    balance(invoice, day)


def balance(invoice: Invoice, day: date) -> None:
    """Works out what is due, and with it AUTHORISED or PAID."""
    invoice.amount_due = invoice.total - invoice.amount_paid - invoice.amount_credited
    settled = invoice.amount_due == ZERO
    invoice.status = "PAID" if settled else "AUTHORISED"
    invoice.fully_paid_on_date = day_ticks(day) if settled else UNSET


def credit(invoice: Invoice, amount: Decimal, country: Country, rng: Random, *, number: str, day: date) -> CreditNote:
    """A credit note of ``amount`` with tax for the invoice's dearest line, not yet applied."""
    dearest = max(invoice.line_items, key=lambda line: line.line_amount)
    line = msgspec.structs.replace(
        dearest, line_item_id=identifier(rng), description=f"Credit: {dearest.description}", discount_rate=UNSET
    )
    rescale([line], amount, country.taxes)
    return _note(invoice, line, number, day, rng)


def _note(invoice: Invoice, line: LineItem, number: str, day: date, rng: Random) -> CreditNote:
    key = identifier(rng)
    note = CreditNote(
        type=f"{invoice.type}CREDIT",
        credit_note_id=key,
        id=key,
        credit_note_number=number,
        reference=invoice.invoice_number,
        contact=msgspec.structs.replace(invoice.contact),
        date_string=day_text(day),
        date=day_ticks(day),
        status="AUTHORISED",
        line_items=[line],
        sub_total=ZERO,
        total_tax=ZERO,
        total=ZERO,
        remaining_credit=ZERO,
        updated_date_utc="",
        updated_date_utc_string="",
        currency_code=invoice.currency_code,
        currency_rate=invoice.currency_rate,
    )
    add_up(note)
    note.remaining_credit = note.total
    return note


def apply_credit(note: CreditNote, invoice: Invoice, day: date, rng: Random) -> None:
    """Applies all of the note to the invoice; the note is then PAID."""
    note.allocations.append(
        Allocation(
            allocation_id=identifier(rng),
            amount=note.total,
            date=day_ticks(day),
            invoice=CreditedInvoice(invoice_id=invoice.invoice_id, invoice_number=invoice.invoice_number),
        )
    )
    note.remaining_credit, note.status, note.fully_paid_on_date = ZERO, "PAID", day_ticks(day)
    invoice.credit_notes.append(
        AppliedCredit(
            credit_note_id=note.credit_note_id,
            credit_note_number=note.credit_note_number,
            applied_amount=note.total,
            date_string=day_text(day),
            date=day_ticks(day),
            total=note.total,
        )
    )
    invoice.amount_credited += note.total
    balance(invoice, day)


def cancel(invoice: Invoice) -> None:
    """An approved document becomes VOIDED, a draft DELETED; Xero then shows nothing due and keeps the total."""
    invoice.status = "VOIDED" if invoice.status == "AUTHORISED" else "DELETED"
    invoice.amount_due = ZERO
