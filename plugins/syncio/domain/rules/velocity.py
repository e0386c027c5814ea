from collections.abc import Iterator
from decimal import Decimal
from statistics import mean, pstdev

from syncio.domain.change import Flag
from syncio.domain.money import ZERO
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import cents, priced

#: Months that it takes to know what is usual.
LEAST = 6


def velocity(case: Case) -> Iterator[Flag]:
    """The client invoices far more than usual while no more money comes in than usual: look, once a comparison.

    As much as receipts vary anyway is no more than usual.
    """
    usual, currency, times = case.context.usual, case.after.currency, case.at("velocity", "deviations")
    if not case.context.leads or len(usual.months) < LEAST:
        return
    sales, came_in = [month.sales for month in usual.months], [month.receipts for month in usual.months]
    often, deviation = mean(sales), pstdev(sales)
    received, receipts = usual.lately.receipts, mean(came_in)
    rise = max(receipts * case.thresholds.part("velocity", "flat"), times * pstdev(came_in))
    if usual.lately.sales <= often + times * deviation or received > receipts + rise or often <= ZERO:
        return
    yield Flag(
        rule="velocity",
        severity="look",
        sentence=f"The client invoiced {priced(usual.lately.sales, currency)} in the last 30 days, where "
        f"{priced(cents(often), currency)} are usual, while the {priced(received, currency)} it received are no more "
        "than usual.",
        evidence=figures(usual.lately.sales, often, deviation, received, receipts),
    )


def figures(sales: Decimal, often: Decimal, deviation: Decimal, received: Decimal, receipts: Decimal) -> dict[str, str]:
    return {
        "sales": str(sales),
        "usual_sales": str(cents(often)),
        "deviation": str(cents(deviation)),
        "receipts": str(received),
        "usual_receipts": str(cents(receipts)),
    }
