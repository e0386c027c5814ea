from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import day, span


def backdated(case: Case) -> Iterator[Flag]:
    """A new invoice is dated long before it was first seen: look. Nothing is said of the client's history."""
    late = (case.first_seen - case.after.issue_date).days
    if case.type != "new" or not case.enters or not case.past_baseline:
        return
    if late <= case.thresholds.whole("backdated", "days"):
        return
    yield Flag(
        rule="backdated",
        severity="look",
        sentence=f"It is dated {day(case.after.issue_date)}, {span(late)} before it was first seen.",
        evidence={
            "issue_date": case.after.issue_date.isoformat(),
            "first_seen": case.first_seen.isoformat(),
            "days": str(late),
        },
    )
