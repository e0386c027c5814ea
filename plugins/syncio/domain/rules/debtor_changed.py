from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case


def debtor_changed(case: Case) -> Iterator[Flag]:
    """Another debtor owes it than at the snapshot: block."""
    if case.snapshot is None or case.after.debtor == case.snapshot.debtor:
        return
    yield Flag(
        rule="debtor_changed",
        severity="block",
        sentence="Another debtor owes this invoice than when it was approved.",
        evidence={"debtor_then": case.snapshot.debtor, "debtor_now": case.after.debtor},
    )
