from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import day, span


def pre_invoiced(case: Case) -> Iterator[Flag]:
    """It is dated after the day on which it was first seen: block. A date that was approved is not held against it."""
    dated = case.edited and case.before is not None and case.before.issue_date != case.after.issue_date
    early = (case.after.issue_date - case.first_seen).days
    if not (case.enters or dated) or early <= case.thresholds.whole("pre_invoiced", "days"):
        return
    yield Flag(
        rule="pre_invoiced",
        severity="block",
        sentence=f"It is dated {day(case.after.issue_date)}, {span(early)} after it was first seen: what it bills may "
        "not have been delivered.",
        evidence={
            "issue_date": case.after.issue_date.isoformat(),
            "first_seen": case.first_seen.isoformat(),
            "days": str(early),
        },
    )
