"""What became of each seeded invoice by the day the books end: paid, part-paid, credited, voided, still a draft."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from msgspec import UNSET

from tests.sandbox.xero.amounts import to_cents
from tests.sandbox.xero.billing import Bill, draw_lines, invoice_of
from tests.sandbox.xero.debtors import Habit
from tests.sandbox.xero.documents import Document, Invoice
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.settlement import apply_credit, cancel, credit, pay, stamp
from tests.sandbox.xero.stamps import milliseconds

_CANCELLED = 0.018
_ABANDONED = 0.008
_FRESH = timedelta(days=5)
_CREDITED_EVERY = {"ACCREC": 37, "ACCPAY": 13}
_UNAPPLIED_EVERY = 5


@dataclass(frozen=True)
class Span:
    """The days that the books cover, both included."""

    start: date
    end: date


@dataclass(frozen=True)
class Slot:
    """A day on which a document is raised. ``kind``: ACCREC or ACCPAY."""

    day: date
    habit: Habit
    kind: str


def write(org: Organisation, slot: Slot, end: date) -> None:
    """Raises the document and lives its life up to ``end``."""
    invoice = _raise(org, slot)
    touched = slot.day
    if org.random.random() < _CANCELLED:
        touched = _cancel(invoice, slot, org.random, end)
    elif _stays_draft(slot, org.random, end):
        invoice.status, invoice.sent_to_contact = org.random.choice(("DRAFT", "DRAFT", "SUBMITTED")), UNSET
    else:
        credited = _credit(org, invoice, slot, end)
        touched = max(touched, credited, _collect(invoice, slot, org.random, end))
    _put(org, invoice, touched)


def _raise(org: Organisation, slot: Slot) -> Invoice:
    if slot.kind == "ACCREC":
        org.counters["ACCREC"] += 1
        number = org.number("ACCREC", org.counters["ACCREC"])
        reference = org.random.choice(("", f"PO {org.random.randint(1000, 99999)}", f"Job {slot.day:%b %y}"))
    else:
        number, reference = f"{org.random.randint(100, 99999)}", ""
    bill = Bill(slot.kind, number, slot.day, slot.habit.currency, reference)
    return invoice_of(bill, slot.habit, org.country, draw_lines(slot.habit, org.random), org.random)


def _cancel(invoice: Invoice, slot: Slot, random: Random, end: date) -> date:
    if random.random() < 0.4:  # deleted while a draft, the rest voided once approved
        invoice.status, invoice.sent_to_contact = "DRAFT", UNSET
    cancel(invoice)
    return min(slot.day + timedelta(days=random.randint(0, 12)), end)


def _stays_draft(slot: Slot, random: Random, end: date) -> bool:
    chance = 0.5 if end - slot.day <= _FRESH else _ABANDONED
    return random.random() < chance


def _credit(org: Organisation, invoice: Invoice, slot: Slot, end: date) -> date:
    """Every so many invoices one is credited in part; some of these notes are not applied yet."""
    every = _CREDITED_EVERY[slot.kind]
    org.counters[f"{slot.kind}/seen"] += 1
    if org.counters[f"{slot.kind}/seen"] % every != every // 2:
        return slot.day
    day = min(slot.day + timedelta(days=org.random.randint(1, 20)), end)
    kind = f"{slot.kind}CREDIT"
    org.counters[kind] += 1
    amount = to_cents(invoice.total * Decimal(org.random.randint(10, 45)) / 100)
    note = credit(invoice, amount, org.country, org.random, number=org.number(kind, org.counters[kind]), day=day)
    if org.counters[kind] % _UNAPPLIED_EVERY:
        apply_credit(note, invoice, day, org.random)
    _put(org, note, day)
    return day


def _collect(invoice: Invoice, slot: Slot, random: Random, end: date) -> date:
    """Books what the debtor has paid by ``end``; gives the day of the last payment, or the document's."""
    days = max(slot.habit.term + slot.habit.late + random.randint(-4, 9), 1)
    payday = slot.day + timedelta(days=days)
    if invoice.amount_due <= 0:
        return slot.day
    first = slot.day + timedelta(days=max(days // 2, 1))
    if slot.habit.in_parts and first <= end and random.random() < 0.6:
        pay(invoice, to_cents(invoice.amount_due * Decimal(random.choice((25, 40, 50, 60))) / 100), first, random)
    if payday > end:
        return first if invoice.payments else slot.day
    pay(invoice, invoice.amount_due, payday, random)
    return payday


def _put(org: Organisation, document: Document, day: date) -> None:
    """Stamps the document with a moment of that working day and files it."""
    clock = timedelta(hours=8, milliseconds=org.random.randrange(9 * 3_600_000))
    stamp(document, milliseconds(_midnight(org.country.timezone, day) + clock))
    org.ledger.put(document)


@cache
def _midnight(timezone: str, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(timezone)).astimezone(UTC)
