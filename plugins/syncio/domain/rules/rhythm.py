"""How often a debtor is usually billed for about the same."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

#: So many earlier gaps make a gap usual, where they are one in so many at least.
TIMES, ONE_IN = 2, 3


def usual_gap(days: int, earlier: Iterable[date], slack: int) -> bool:
    """Whether two invoices were so close to each other, or by `slack` days less close, often enough before."""
    gaps = [(second - first).days for first, second in pairwise(sorted(earlier))]
    times = sum(gap <= days + slack for gap in gaps)
    return times >= TIMES and times * ONE_IN >= len(gaps)


def within(one: Decimal, other: Decimal, part: Decimal) -> bool:
    """Whether `one` differs from `other` by at most that part of it."""
    return abs(one - other) <= abs(other) * part
