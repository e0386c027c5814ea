from collections.abc import Iterator
from decimal import Decimal

from syncio.domain.change import Flag
from syncio.domain.invoice import Balance
from syncio.domain.money import CENT, ZERO
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import percent, priced


def credit_after_funding(case: Case) -> Iterator[Flag]:
    """Credit was given on it after it was funded: look, and block from a tenth of its total then.

    All credit since the funding counts, and it is said whenever there is more of it than was approved.
    """
    if case.funding is None or case.snapshot is None or not case.receivable or case.after.state == "void":
        return
    credited, total = since(case.balance, case.balance_then), case.snapshot.total
    if credited < CENT or since(case.balance, case.balance_before) <= ZERO:
        return
    currency = case.after.currency
    heavy = credited >= total * case.thresholds.part("credit_after_funding", "percent")
    yield Flag(
        rule="credit_after_funding",
        severity="block" if heavy else "look",
        sentence=f"Credit of {priced(credited, currency)} was given on it after it was funded with "
        f"{priced(case.funding.amount, currency)}; its total was {priced(total, currency)} then.",
        evidence={
            "credited": str(credited),
            "total_then": str(total),
            "advanced": str(case.funding.amount),
            "funded_at": case.funding.funded_at.isoformat(),
        }
        | ({"percent": percent(credited, total)} if total else {}),
    )


def since(now: Balance, then: Balance | None) -> Decimal:
    """The credit that has been added; all of it where nothing is known of before."""
    return now.credited - (then.credited if then else ZERO)
