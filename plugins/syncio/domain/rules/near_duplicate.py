from collections.abc import Callable, Iterator

from syncio.domain.change import Flag
from syncio.domain.identity import fingerprint
from syncio.domain.rules.case import Case
from syncio.domain.rules.context import Other
from syncio.domain.rules.rhythm import usual_gap, within
from syncio.domain.rules.wording import evidence, named, span

#: A week that was a day longer, for a holiday, still makes a week usual.
SLACK = 1


def near_duplicate(case: Case) -> Iterator[Flag]:
    """A new invoice is like another of the same debtor, this client's or not, and no rhythm explains it: look."""
    if not case.enters or case.closed_history or not case.context.kin:
        return
    lines = fingerprint(case.after.lines)
    alike = sorted((other for other in case.context.kin if is_like(case, other, lines)), key=nearness(case))
    if not alike or (alike[0].own and explained(case, alike[0], lines)):
        return
    apart = abs((case.after.issue_date - alike[0].issue_date).days)
    when = f"within {span(apart)}" if apart else "on the same day"
    yield Flag(
        rule="near_duplicate",
        severity="look",
        sentence=f"The same was billed to this debtor {when} for about as much: "
        f"{named(alike[0], case.after.currency)}.",
        evidence=evidence(alike[0]) | {"days": str(apart), "others": str(len(alike))},
    )


def is_like(case: Case, other: Other, lines: bytes) -> bool:
    near = abs((case.after.issue_date - other.issue_date).days) <= case.thresholds.whole("near_duplicate", "days")
    part = case.thresholds.part("near_duplicate", "percent")
    return other.cancelled is None and near and other.lines == lines and within(case.after.total, other.total, part)


def nearness(case: Case) -> Callable[[Other], tuple[bool, int, str]]:
    """How others are sorted: another client's first, as no rhythm explains them, then by how near they are in time."""
    return lambda other: (other.own, abs((case.after.issue_date - other.issue_date).days), other.number)


def explained(case: Case, other: Other, lines: bytes) -> bool:
    """Whether this debtor was often billed so in so short a time, on days before both of them."""
    days = (case.after.issue_date, other.issue_date)
    earlier = [past.issue_date for past in case.context.past if past.lines == lines and past.issue_date < min(days)]
    return usual_gap((max(days) - min(days)).days, earlier, SLACK)
