"""Money on lines and documents, exact to the cent."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec import UNSET

from tests.sandbox.xero.documents import Document, LineItem

ZERO = Decimal("0.00")
CENT = Decimal("0.01")
TEN_THOUSANDTH = Decimal("0.0001")
ONE = Decimal("1.0000")
HUNDRED = Decimal(100)


def to_cents(amount: Decimal) -> Decimal:
    """Rounded half up, as Xero does."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def extended(line: LineItem) -> Decimal:
    """Quantity x unit amount less the line's discount."""
    amount = line.quantity * line.unit_amount
    if isinstance(line.discount_rate, Decimal):
        amount *= (HUNDRED - line.discount_rate) / HUNDRED
    return to_cents(amount)


def gross(lines: Iterable[LineItem]) -> Decimal:
    return sum((line.line_amount + line.tax_amount for line in lines), ZERO)


def add_up(document: Document) -> None:
    """Sets subtotal, tax and total from the lines."""
    document.sub_total = sum((line.line_amount for line in document.line_items), ZERO)
    document.total_tax = sum((line.tax_amount for line in document.line_items), ZERO)
    document.total = document.sub_total + document.total_tax


def reprice(line: LineItem, amount: Decimal, rate: Decimal) -> None:
    """Gives a line another amount before tax: a new unit amount where four decimals can say it, else quantity 1."""
    share = ONE - (line.discount_rate if isinstance(line.discount_rate, Decimal) else ZERO) / HUNDRED
    line.unit_amount = (amount / (line.quantity * share)).quantize(TEN_THOUSANDTH, ROUND_HALF_UP)
    if extended(line) != amount:
        line.quantity, line.unit_amount, line.discount_rate = ONE, amount, UNSET
    if line.unit_amount == to_cents(line.unit_amount):
        line.unit_amount = to_cents(line.unit_amount)
    line.line_amount, line.tax_amount = amount, to_cents(amount * rate)


def rescale(lines: list[LineItem], total: Decimal, rates: Mapping[str, Decimal]) -> None:
    """Changes the lines in proportion so that they come to ``total`` with tax; the largest takes the odd cents."""
    factor = total / gross(lines)
    for line in lines:
        reprice(line, to_cents(line.line_amount * factor), rates[line.tax_type])
    largest = max(lines, key=lambda line: line.line_amount)
    rate = rates[largest.tax_type]
    reprice(largest, largest.line_amount + to_cents((total - gross(lines)) / (1 + rate)), rate)
    largest.tax_amount += total - gross(lines)
