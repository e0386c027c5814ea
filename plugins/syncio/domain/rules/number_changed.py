from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.identity import number_key, same_number
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import day, evidence, named


def number_changed(case: Case) -> Iterator[Flag]:
    """Its number is not the one of the snapshot, or was used before by an invoice that was voided: look."""
    then, now = case.snapshot.number if case.snapshot else None, case.after.number
    if then is not None and then != now and case.edited and not same_number(then, now):
        yield Flag(
            rule="number_changed",
            severity="look",
            sentence=f"Its number was {then or 'empty'} when it was approved and is {now or 'empty'} now.",
            evidence={"number_then": then, "number_now": now},
        )
    elif case.enters and number_key(now) and not case.closed_history:
        yield from used_before(case)


def used_before(case: Case) -> Iterator[Flag]:
    for other in case.context.numbered:
        if other.cancelled is not None and same_number(other.number, case.after.number):
            yield Flag(
                rule="number_changed",
                severity="look",
                sentence=f"Its number was used before: {named(other, case.after.currency)} was cancelled on "
                f"{day(other.cancelled)}.",
                evidence={"number": case.after.number} | evidence(other),
            )
            return
