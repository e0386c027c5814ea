"""Writes invoices and bills: lines drawn from a habit, or lines as given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from msgspec import UNSET

from tests.sandbox.xero.amounts import ONE, ZERO, add_up, extended, to_cents
from tests.sandbox.xero.catalogue import Item
from tests.sandbox.xero.countries import Country
from tests.sandbox.xero.debtors import Habit
from tests.sandbox.xero.documents import ContactStub, Invoice, LineItem
from tests.sandbox.xero.identifiers import identifier
from tests.sandbox.xero.stamps import EPOCH, day_text, day_ticks

_LINES = (1, 1, 2, 3, 3, 4, 4, 4, 5, 6, 7, 8)
_RARELY = 0.06
_OFTEN = 0.7


@dataclass(frozen=True)
class Bill:
    """What stands at the head of an invoice. ``type``: ACCREC or ACCPAY."""

    type: str
    number: str
    day: date
    currency: str
    reference: str = ""


def draw_lines(habit: Habit, rng: Random) -> list[LineItem]:
    """One to eight lines of what the contact usually takes, few items twice."""
    count = rng.choice(_LINES)
    chosen = rng.sample(habit.prices, k=min(count, len(habit.prices)))
    chosen += rng.choices(habit.prices, k=count - len(chosen))
    return [_line(habit, item, price, rng) for item, price in chosen]


def _line(habit: Habit, item: Item, price: Decimal, rng: Random) -> LineItem:
    steps = rng.randint(1, max(1, int(item.most * habit.size)) * 10**item.places)
    tax = habit.exempt if rng.random() < _RARELY else habit.tax
    line = LineItem(
        item_code=item.code or UNSET,
        description=item.description,
        unit_amount=price,
        tax_type=tax.type,
        tax_amount=ZERO,
        line_amount=ZERO,
        account_code=item.account,
        tracking=habit.tracking if rng.random() < _OFTEN else [],
        quantity=Decimal(steps * 10 ** (4 - item.places)).scaleb(-4),
        discount_rate=habit.discount if habit.discount is not None and rng.random() < _OFTEN else UNSET,
        line_item_id=identifier(rng),
    )
    return priced(line, tax.rate)


def priced(line: LineItem, rate: Decimal) -> LineItem:
    """The line with its amount and tax worked out from quantity, unit amount and discount."""
    line.line_amount = extended(line)
    line.tax_amount = to_cents(line.line_amount * rate)
    return line


def invoice_of(bill: Bill, habit: Habit, country: Country, lines: Sequence[LineItem], rng: Random) -> Invoice:
    """An AUTHORISED document of these lines, nothing paid, not yet stamped with its time."""
    due = bill.day + timedelta(days=habit.term)
    invoice = Invoice(
        type=bill.type,
        invoice_id=identifier(rng),
        invoice_number=bill.number,
        reference=bill.reference,
        contact=ContactStub(contact_id=habit.contact_id, name=habit.name),
        date_string=day_text(bill.day),
        date=day_ticks(bill.day),
        due_date_string=day_text(due),
        due_date=day_ticks(due),
        status="AUTHORISED",
        line_items=list(lines),
        sub_total=ZERO,
        total_tax=ZERO,
        total=ZERO,
        updated_date_utc="",
        updated_date_utc_string="",
        currency_code=bill.currency,
        currency_rate=rate_on(country, bill.currency, bill.day),
        amount_due=ZERO,
        amount_paid=ZERO,
        amount_credited=ZERO,
        sent_to_contact=True if bill.type == "ACCREC" else UNSET,
        is_discounted=any(line.discount_rate is not UNSET for line in lines),
    )
    add_up(invoice)
    invoice.amount_due = invoice.total
    return invoice


def rate_on(country: Country, currency: str, day: date) -> Decimal:
    """Units of the currency for one of the organisation's own, six decimals; it sways by 2 % over half a year."""
    if currency == country.currency:
        return Decimal("1.000000")
    sway = abs((day - EPOCH).days % 180 - 90)
    return (country.rates[currency] * (ONE + Decimal(sway - 45) / 2250)).quantize(Decimal("0.000001"))
