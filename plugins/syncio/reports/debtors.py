"""The debtors of a review: their changes, what these come to, and what was decided before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from syncio.domain.money import ZERO, sums
from syncio.reports.frozen import DiffRow, Past
from syncio.reports.stakes import at_stake, moved

#: Debtors of a currency that are listed by themselves; the others are added up.
TOP = 10


@dataclass
class DebtorRows:
    """A debtor's changes, riskiest first, and what was decided on him in the year before."""

    name: str
    past: Past | None
    rows: list[DiffRow] = field(default_factory=list)


def by_debtor(rows: Iterable[DiffRow], past: Iterable[Past]) -> list[DebtorRows]:
    """Every debtor of a review, by name."""
    known = {one.debtor: one for one in past}
    found: dict[tuple[str | None, str], DebtorRows] = {}
    for row in rows:
        key = (row.debtor, "" if row.debtor else row.debtor_name)
        found.setdefault(key, DebtorRows(row.debtor_name, known.get(row.debtor or ""))).rows.append(row)
    return sorted(found.values(), key=lambda debtor: debtor.name.casefold())


@dataclass(frozen=True)
class DebtorTotal:
    """What a debtor's changes come to in one currency; `delta`: of the gross. `others`: it is so many debtors' sum."""

    name: str
    currency: str
    changes: int
    blocked: int
    at_stake: Decimal
    delta: Decimal
    others: int = 0


def debtor_totals(debtors: Iterable[DebtorRows]) -> list[DebtorTotal]:
    """The debtors with most at stake in each currency, and the rest of it added up."""
    by_currency: dict[str, list[DebtorTotal]] = {}
    for total in (total for debtor in debtors for total in totals_of(debtor)):
        by_currency.setdefault(total.currency, []).append(total)
    listed = []
    for _, totals in sorted(by_currency.items()):
        totals.sort(key=lambda one: (-one.at_stake, -abs(one.delta), one.name))
        listed += totals[:TOP] + ([rest(totals[TOP:])] if len(totals) > TOP else [])
    return listed


def totals_of(debtor: DebtorRows) -> Iterator[DebtorTotal]:
    """One for each currency; a change from one into another counts in both. What has no money has none."""
    deltas, stakes = sums(money for row in debtor.rows for money in moved(row)), at_stake(debtor.rows)
    for currency, delta in deltas.items():
        rows = [row for row in debtor.rows if currency in {row.currency, row.currency_before}]
        yield DebtorTotal(
            name=debtor.name,
            currency=currency,
            changes=len(rows),
            blocked=sum(row.severity == "block" for row in rows),
            at_stake=stakes.get(currency, ZERO),
            delta=delta,
        )


def rest(totals: list[DebtorTotal]) -> DebtorTotal:
    """Several of one currency as one."""
    return DebtorTotal(
        name="",
        currency=totals[0].currency,
        changes=sum(one.changes for one in totals),
        blocked=sum(one.blocked for one in totals),
        at_stake=sum((one.at_stake for one in totals), ZERO),
        delta=sum((one.delta for one in totals), ZERO),
        others=len(totals),
    )
