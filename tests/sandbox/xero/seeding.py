"""Fills organisations' books from a seed: the same seed and day give the same bytes."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

from tests.sandbox.xero.countries import COUNTRIES
from tests.sandbox.xero.debtors import Habit, contact_of, habit_of, market_of
from tests.sandbox.xero.histories import Slot, Span, write
from tests.sandbox.xero.organisations import Organisation, organisation
from tests.sandbox.xero.parties import Contact
from tests.sandbox.xero.stamps import day_ticks

BILLS_SHARE = 0.05
REST = timedelta(days=4)
"""The books end this long before today, so that what tests edit is all that is new."""
_LARGE = 2_000
_CONTRA = 0.15


def seeded(seed: int, invoices: int, organisations: int, today: date) -> list[Organisation]:
    """Organisations with exactly ``invoices`` documents each at /Invoices, and credit notes besides."""
    with _without_collections():
        return [_books(index, seed, invoices, today) for index in range(organisations)]


@contextmanager
def _without_collections() -> Iterator[None]:
    """Millions of objects that all stay: collecting in between only costs time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _books(index: int, seed: int, invoices: int, today: date) -> Organisation:
    span = Span(today - REST - timedelta(days=180 if invoices <= _LARGE else 1080), today - REST)
    country = COUNTRIES[index % len(COUNTRIES)]
    org = organisation(index, country, Random(f"{seed}/{index}"), day_ticks(span.start - timedelta(days=400)))
    names: set[str] = set()
    bills = round(invoices * BILLS_SHARE)
    slots = _slots(org, span, names, invoices - bills, "ACCREC") + _slots(org, span, names, bills, "ACCPAY")
    for slot in sorted(slots, key=lambda slot: slot.day):
        write(org, slot, span.end)
    _retire(org, span, names)
    return org


def _slots(org: Organisation, span: Span, names: set[str], count: int, kind: str) -> list[Slot]:
    """The newest ``count`` billing days, of as many contacts as that takes."""
    slots: list[Slot] = []
    while len(slots) < count:
        habit = _debtor(org, span, names) if kind == "ACCREC" else _supplier(org, span, names)
        slots += (Slot(day, habit, kind) for day in habit.rhythm(org.random, span.start, span.end))
    return sorted(slots, key=lambda slot: slot.day)[len(slots) - count :]


def _debtor(org: Organisation, span: Span, names: set[str]) -> Habit:
    contact = _draw(org, span, names)
    contact.is_customer = True
    org.ledger.put(contact)
    habit = habit_of(contact, org.country, org.random, buys=True)
    org.habits[contact.contact_id] = habit
    return habit


def _supplier(org: Organisation, span: Span, names: set[str]) -> Habit:
    """Now and then a debtor who is a supplier too."""
    both = bool(org.habits) and org.random.random() < _CONTRA
    contact = org.ledger.contact(org.random.choice(list(org.habits))) if both else _draw(org, span, names)
    contact.is_supplier = True
    org.ledger.put(contact)
    return habit_of(contact, org.country, org.random, buys=False)


def _draw(org: Organisation, span: Span, names: set[str]) -> Contact:
    number = len(org.ledger.contacts.entries) + 1
    since = span.start - timedelta(days=number % 300)
    return contact_of(market_of(org.country, number), org.random, since, names, number=number)


def _retire(org: Organisation, span: Span, names: set[str]) -> None:
    """Two archived contacts: one that is gone, one that was merged into another."""
    survivor = next(iter(org.habits), None)
    for merged_into in (None, survivor):
        contact = _draw(org, span, names)
        contact.contact_status = "ARCHIVED"
        if merged_into is not None:
            contact.merged_to_contact_id = merged_into
        org.ledger.put(contact)
