from collections.abc import Iterator
from decimal import Decimal

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import percent

#: Invoices that it takes to know what is usual, and to speak of a share.
LEAST, LEAST_LATELY = 100, 10


def round_amounts(case: Case) -> Iterator[Flag]:
    """More of the client's latest totals are round than its base line explains: info, once a comparison."""
    usual = case.context.usual
    if not case.context.leads or usual.count < LEAST or usual.count_lately < LEAST_LATELY:
        return
    base = min(Decimal(usual.round + 1) / (usual.count + 2), Decimal(1))  # a client who never did may begin to
    deviation = (base * (1 - base) / usual.count_lately).sqrt()
    if Decimal(usual.round_lately) / usual.count_lately <= base + case.at("round_amounts", "deviations") * deviation:
        return
    unit = case.at("round_amounts", "unit").normalize()
    share = percent(base, Decimal(1))
    yield Flag(
        rule="round_amounts",
        severity="info",
        sentence=f"Of the client's {usual.count_lately} invoices of the last 30 days, {usual.round_lately} are "
        f"multiples of {unit:f}, where {share} % are usual.",
        evidence={"round": str(usual.round_lately), "invoices": str(usual.count_lately), "usual_percent": share},
    )
