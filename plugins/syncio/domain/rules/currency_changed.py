from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import priced


def currency_changed(case: Case) -> Iterator[Flag]:
    """It is in another currency than at the snapshot: block; no other rule can weigh its amounts."""
    if case.snapshot is None or case.after.currency == case.snapshot.currency:
        return
    then, now = (priced(content.total, content.currency) for content in (case.snapshot, case.after))
    yield Flag(
        rule="currency_changed",
        severity="block",
        sentence=f"The currency changed: {then} is now {now}.",
        evidence={"currency_then": case.snapshot.currency, "currency_now": case.after.currency},
    )
