"""How often a debtor is usually billed for about the same."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

#: On so many earlier days a gap has to have ended to be usual, and on one in so many of all.
TIMES, ONE_IN = 2, 3


def usual_gap(days: int, earlier: Iterable[date], slack: int) -> bool:
    """Whether two invoices were so close to each other, or by `slack` days less close, often enough before.

    However many there are of one day, they are one occasion.
    """
    pairs = list(pairwise(sorted(earlier)))
    close = {second for first, second in pairs if (second - first).days <= days + slack}
    return len(close) >= TIMES and len(close) * ONE_IN >= len({second for _, second in pairs})


def within(one: Decimal, other: Decimal, part: Decimal) -> bool:
    """Whether `one` differs from `other` by at most that part of it."""
    return abs(one - other) <= abs(other) * part
