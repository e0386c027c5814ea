from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.identity import number_key, same_number
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import evidence, named


def duplicate(case: Case) -> Iterator[Flag]:
    """The client has another receivable of the same number, however it is written: block."""
    if not (case.enters or renumbered(case)) or case.closed_history or not number_key(case.after.number):
        return
    others = [
        other
        for other in case.context.numbered
        if other.own and other.cancelled is None and same_number(other.number, case.after.number)
    ]
    for other in others[:1]:
        yield Flag(
            rule="duplicate",
            severity="block",
            sentence=f"Its number is taken: the client has {named(other, case.after.currency)} too.",
            evidence={"number": case.after.number} | evidence(other) | {"others": str(len(others))},
        )


def renumbered(case: Case) -> bool:
    """Whether its number is another one than in the approved copy."""
    if case.before is None or case.before.number == case.after.number:
        return False
    return case.edited and not same_number(case.before.number, case.after.number)
