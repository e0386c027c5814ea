"""Amounts, days and other invoices as the sentences of the rules say them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from syncio.domain.money import CENT, shown
from syncio.domain.rules.context import Other


def priced(amount: Decimal, currency: str) -> str:
    """`1,200.00 GBP`."""
    return f"{shown(amount)} {currency}"


def day(value: date) -> str:
    """`2 November 2026`."""
    return f"{value.day} {value:%B %Y}"


def span(days: int) -> str:
    """`1 day`, `12 days`."""
    return f"{days} day" if days == 1 else f"{days} days"


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal) -> str:
    """A share of what is not 0, as `12.5`."""
    return str((part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))


def named(other: Other, currency: str) -> str:
    """Another invoice in a sentence; whose it is, where it is another client's, is not said."""
    what = f"invoice {other.number} of {day(other.issue_date)} over {priced(other.total, currency)}"
    return what if other.own else f"another client's {what}"


def evidence(other: Other) -> dict[str, str]:
    """What is kept of another invoice: of another client's, its number, day and amount alone."""
    found = {
        "other_number": other.number,
        "other_issue_date": other.issue_date.isoformat(),
        "other_total": str(other.total),
        "other_client": "the same" if other.own else "another",
    }
    if other.own and other.external_id:
        found["other_id"] = other.external_id
    if other.cancelled is not None:
        found["other_cancelled"] = other.cancelled.isoformat()
    return found
