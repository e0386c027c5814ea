"""What is known of the candidates' debtors, of the client's raises and of its sequences of numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from syncio.domain.money import ZERO, sums
from syncio.domain.rules.context import Gap, Owing, Party, Raises
from syncio.stores.compare.asking import Asking
from syncio.stores.compare.candidates import Found


def whose(asking: Asking, candidates: Sequence[Found]) -> dict[int, tuple[Party, date]]:
    """By candidate, who its debtor is, and since when it is known."""
    return {
        record: (Party(tax_key=tax, mail_domains=(domain,) if domain else ()), asking.day(since))
        for record, tax, domain, since in asking.rows("whose", candidates)
    }


def owing(asking: Asking, candidates: Sequence[Found]) -> dict[int, Owing]:
    """By candidate, its debtor's account with the client in its currency."""
    limits = {
        "age": asking.thresholds.whole("aged", "days"),
        "past_due": asking.thresholds.whole("aged", "past_due"),
        "part": asking.thresholds.part("concentration", "percent"),
    }
    return {
        record: Owing(balance=balance, aged=aged, payable=payable, newer=newer, ledger=ledger)
        for record, balance, aged, payable, newer, ledger in asking.rows("owing", candidates, **limits)
    }


def raises(asking: Asking, candidates: Sequence[Found]) -> dict[int, Raises]:
    """For the highest raise in each currency, the client's others: those of this comparison, and of reviews before."""
    since = asking.now - timedelta(days=asking.thresholds.whole("drip", "days"))
    before = asking.rows("raises", candidates, since=since, until=asking.now)
    by_record = {record: (currency, raised) for record, currency, raised in before}
    by_record |= {each.record: (each.currency, each.rise) for each in candidates}
    raised = sums(by_record.values())
    return {
        each.record: Raises(len(by_record) - 1, raised[each.currency] - each.rise)
        for each in largest((each, each.rise) for each in candidates)
    }


def gaps(asking: Asking, candidates: Sequence[Found], baseline: date | None) -> dict[int, list[Gap]]:
    """By candidate, the numbers that its arrival shows to be missing; none while all is the client's history."""
    found: dict[int, list[Gap]] = defaultdict(list)
    if baseline is None:
        return found
    history = datetime.combine(baseline + timedelta(days=1), time(), asking.zone)
    days = asking.thresholds.whole("number_gap", "days")
    for record, below, above, missing in asking.rows("gaps", candidates, baseline=history, days=days):
        found[record].append(Gap(below, above, missing))
    return found


def largest(candidates: Iterable[tuple[Found, Decimal]]) -> list[Found]:
    """Of each currency the candidate with the largest amount; of equal ones the one that was read first."""
    best: dict[str, tuple[Decimal, int, Found]] = {}
    for each, amount in candidates:
        best[each.currency] = max(best.get(each.currency, (ZERO, 0, each)), (amount, -each.record, each), key=by_amount)
    return [each for _, _, each in best.values()]


def by_amount(entry: tuple[Decimal, int, Found]) -> tuple[Decimal, int]:
    return entry[:2]
