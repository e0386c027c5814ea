from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import percent

_SATURDAY = 5
#: Invoices of the last month that it takes to speak of a rate.
LEAST = 5


def out_of_hours(case: Case) -> Iterator[Flag]:
    """It was entered at night or at a weekend, as the client does far more often than usual: info.

    When it was entered is told by the source's time of its last change when it was first read, so that nothing is said
    of what came with the client's history.
    """
    usual = case.context.usual
    if case.type != "new" or not case.enters or not case.past_baseline or not is_late(case, case.entered):
        return
    if usual.count_lately < LEAST or lately(case) <= case.at("out_of_hours", "times") * often(case):
        return
    share = percent(lately(case), Decimal(1))
    yield Flag(
        rule="out_of_hours",
        severity="info",
        sentence=f"It was entered on {case.entered:%A at %H:%M} local time; {share} % of the client's invoices of "
        f"the last 30 days were entered so, where {percent(often(case), Decimal(1))} % are usual.",
        evidence={"entered": f"{case.entered:%Y-%m-%d %H:%M}", "percent": share, "late": str(usual.late_lately)},
    )


def is_late(case: Case, moment: datetime) -> bool:
    """Whether a local time lies in the night or at a weekend."""
    night, morning = case.thresholds.whole("out_of_hours", "night"), case.thresholds.whole("out_of_hours", "morning")
    return moment.weekday() >= _SATURDAY or moment.hour >= night or moment.hour < morning


def lately(case: Case) -> Decimal:
    return Decimal(case.context.usual.late_lately) / case.context.usual.count_lately


def often(case: Case) -> Decimal:
    """The client's rate; that of a client who never did is not taken for 0."""
    return Decimal(case.context.usual.late + 1) / (case.context.usual.count + 2)
