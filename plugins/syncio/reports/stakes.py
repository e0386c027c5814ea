"""The money in a review: what moves and what is at stake, in all, by rule and by debtor; never across currencies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from syncio.domain.money import ZERO, sums
from syncio.domain.shown import Row


def moved(row: Row) -> Iterator[tuple[str, Decimal]]:
    """What a change takes away and what it adds, each in its own currency."""
    if row.amount_before is not None:
        yield row.currency_before or row.currency, -row.amount_before
    if row.amount_after is not None:
        yield row.currency, row.amount_after


def deltas(rows: Iterable[Row]) -> dict[str, Decimal]:
    """What rows add or take away, per currency; currencies they leave as they were are left out."""
    added = sums(amount for row in rows for amount in moved(row))
    return {currency: delta for currency, delta in added.items() if delta != ZERO}


def at_stake(rows: Iterable[Row]) -> dict[str, Decimal]:
    """What is at stake in rows, per currency; currencies in which nothing is are left out."""
    added = sums((row.currency, row.at_stake) for row in rows if row.at_stake)
    return {currency: amount for currency, amount in added.items() if amount != ZERO}


@dataclass
class RuleStake:
    """The changes of one currency that a rule flagged, and what is at stake with them: with blocked ones, with others.

    A change that two rules flag counts with both.
    """

    rule: str
    currency: str
    changes: int = 0
    blocked: Decimal = ZERO
    other: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        return self.blocked + self.other


def by_rule(rows: Iterable[Row]) -> dict[str, list[RuleStake]]:
    """The rules that fired by currency, the one with the most at stake first; '' are changes of debtors."""
    found: dict[tuple[str, str], RuleStake] = {}
    for row in rows:
        for rule in sorted({flag.rule for flag in row.flags}):
            one = found.setdefault((row.currency, rule), RuleStake(rule, row.currency))
            one.changes += 1
            if row.severity == "block":
                one.blocked += row.at_stake or ZERO
            else:
                one.other += row.at_stake or ZERO
    listed: dict[str, list[RuleStake]] = {}
    for one in sorted(found.values(), key=lambda one: (one.currency, -one.total, -one.changes, one.rule)):
        listed.setdefault(one.currency, []).append(one)
    return listed
