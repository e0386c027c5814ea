"""What a set of changes comes to, currency by currency: amounts of different currencies are never added up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from syncio.domain.money import ZERO, sums
from syncio.domain.shown import Row
from syncio.reports.stakes import moved


@dataclass(frozen=True)
class Total:
    """Changes of one currency; '' for debtors, which have no amounts. `delta`: gross; None where nothing moves it."""

    currency: str
    changes: int
    delta: Decimal | None
    at_stake: Decimal | None


def totals(rows: Sequence[Row]) -> tuple[Total, ...]:
    """A change of currency counts in the new one, and takes away in the old."""
    counts = Counter(row.currency for row in rows)
    delta = sums(amount for row in rows for amount in moved(row))
    stakes = sums((row.currency, row.at_stake or ZERO) for row in rows if row.currency)
    return tuple(
        Total(currency, counts[currency], delta.get(currency), stakes.get(currency))
        for currency in sorted(counts.keys() | delta.keys())
    )
