"""How often a debtor is usually billed for about the same."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

#: So many earlier gaps make a gap usual.
TIMES = 2


def usual_gap(days: int, earlier: Iterable[date], slack: int) -> bool:
    """Whether two invoices were so close to each other, or by `slack` days less close, several times before."""
    ordered = sorted(earlier)
    return sum((second - first).days <= days + slack for first, second in pairwise(ordered)) >= TIMES


def within(one: Decimal, other: Decimal, part: Decimal) -> bool:
    """Whether `one` differs from `other` by at most that part of it."""
    return abs(one - other) <= abs(other) * part
