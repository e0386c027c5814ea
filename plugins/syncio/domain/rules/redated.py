from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import day


def redated(case: Case) -> Iterator[Flag]:
    """Its issue date is not the one of the snapshot: block where funded, else look."""
    if case.snapshot is None or not case.edited or case.snapshot.issue_date == case.after.issue_date:
        return
    then, now = case.snapshot.issue_date, case.after.issue_date
    effect = "it looks younger than it is" if now > then else "it looks older than it was"
    yield Flag(
        rule="redated",
        severity="block" if case.funding else "look",
        sentence=f"Its issue date was {day(then)} when it was {'funded' if case.funding else 'approved'} and is "
        f"{day(now)} now: {effect}.",
        evidence={"issue_date_then": then.isoformat(), "issue_date_now": now.isoformat()},
    )
