from collections.abc import Iterator
from datetime import date

from syncio.domain.change import Flag
from syncio.domain.identity import fingerprint
from syncio.domain.rules.case import Case
from syncio.domain.rules.context import Other
from syncio.domain.rules.rhythm import usual_gap, within
from syncio.domain.rules.wording import day, evidence, named

#: A rhythm is forgiven a day a week, as months differ by three days; one of other goods a day in any case.
WEEK = 7


def rebilled(case: Case) -> Iterator[Flag]:
    """What was voided or fully credited is billed again, to the same debtor, for about as much: block.

    Whichever comes later sees the other: the new invoice the cancelled one, or the cancelled one the new invoice.
    Across clients the lines have to be the same too: of a large debtor's suppliers somebody always voids something.
    """
    if case.enters and not case.closed_history:
        found = (other for other in case.context.kin if other.cancelled and again(case, other, other.cancelled))
    elif case.receivable and cancelled(case):
        found = (other for other in case.context.kin if not other.cancelled and again(case, other, case.today))
    else:
        return
    for other in found:
        yield flag(case, other)
        return


def cancelled(case: Case) -> bool:
    """Voided now, or all of it credited by this change."""
    if case.type == "voided":
        return True
    before = case.balance_before is not None and case.balance_before.credited >= case.after.total
    return case.balance.credited >= case.after.total > 0 and not before


def again(case: Case, other: Other, cancelled_on: date) -> bool:
    """Whether the newer of both bills the older one again, which was cancelled on that day."""
    newer, older = (case.after, other) if other.cancelled else (other, case.after)
    near = abs((newer.issue_date - cancelled_on).days) <= case.thresholds.whole("rebilled", "days")
    if not near or newer.issue_date < older.issue_date:
        return False
    lines, part = fingerprint(case.after.lines), case.thresholds.part("rebilled", "percent")
    like = within(case.after.total, other.total, part) and (other.own or other.lines == lines)
    return like and not explained(case, other, lines)


def explained(case: Case, other: Other, lines: bytes) -> bool:
    """Whether the newer of both came when the debtor is billed for about as much anyway.

    Where both have the same lines, invoices with these lines make the rhythm, and an amount beyond all of theirs is out
    of it. Where it is for other goods than the cancelled one, others for other goods do. Those of its own day may have
    taken its place, and make no rhythm.
    """
    older, newer = sorted((case.after.issue_date, other.issue_date))
    old, new = (other.total, case.after.total) if other.cancelled else (case.after.total, other.total)
    same, cancelled_lines = other.lines == lines, other.lines if other.cancelled else lines
    past = [
        each
        for each in case.context.past
        if each.issue_date <= newer and (each.number, each.issue_date) != (other.number, other.issue_date)
    ]
    series = [each for each in past if (each.lines == cancelled_lines) is same]
    totals = [old, *(each.total for each in series)]
    if same and not min(totals) <= new <= max(totals):
        return False
    own = [older] * other.own
    before = [each.issue_date for each in (series if same else past)] + own
    if not before:
        return False
    gap = (newer - max(before)).days
    slack = gap // WEEK if same else max(gap // WEEK, 1)
    rhythm = [each.issue_date for each in series] + own * same
    return usual_gap(gap, (issued for issued in rhythm if issued < newer), slack)


def flag(case: Case, other: Other) -> Flag:
    older = other.issue_date if other.cancelled else case.after.issue_date
    what = named(other, case.after.currency)
    return Flag(
        rule="rebilled",
        severity="block",
        sentence=f"It bills again what was cancelled on {day(other.cancelled)}: {what}; age counts from {day(older)}."
        if other.cancelled
        else f"It is cancelled, and about as much was billed to this debtor anew: {what}, whose age counts from "
        f"{day(older)}.",
        evidence=evidence(other) | {"total": str(case.after.total), "older_issue_date": older.isoformat()},
    )
