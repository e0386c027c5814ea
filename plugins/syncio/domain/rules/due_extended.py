from collections.abc import Iterator
from datetime import date

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import day, span


def due_extended(case: Case) -> Iterator[Flag]:
    """It is due later than at the snapshot, or later than the client's longest term allows: look."""
    due, then = case.after.due_date, case.snapshot.due_date if case.snapshot else None
    if due is None or not (case.enters or case.edited) or case.closed_history:
        return
    if then is not None and due > then:
        yield flag(
            f"It is due on {day(due)}, {span((due - then).days)} later than when it was approved.",
            {"due_date_then": then.isoformat(), "due_date_now": due.isoformat()},
        )
    elif case.enters:
        yield from beyond_term(case, due)


def beyond_term(case: Case, due: date) -> Iterator[Flag]:
    term, days = case.thresholds.whole("due_extended", "term"), (due - case.after.issue_date).days
    if days > term:
        yield flag(
            f"It is due {span(days)} after its issue date, where the client's longest term is {span(term)}.",
            {"issue_date": case.after.issue_date.isoformat(), "due_date": due.isoformat(), "term": str(term)},
        )


def flag(sentence: str, evidence: dict[str, str]) -> Flag:
    return Flag(rule="due_extended", severity="look", sentence=sentence, evidence=evidence)
