from collections.abc import Iterator
from decimal import Decimal

from syncio.domain.change import Flag
from syncio.domain.invoice import Content, gross
from syncio.domain.money import CENT
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import priced


def upward_edit(case: Case) -> Iterator[Flag]:
    """It counts for more than a cent over the snapshot: block where funded, else look.

    It is held against the snapshot and not against the last version, so that small steps cannot hide. A credit note
    counts for more once it is lowered, and whatever was void once it is no more.
    """
    if case.snapshot is None or case.after.state == "void" or case.after.currency != case.snapshot.currency:
        return
    rise = gross(case.after) - gross(case.snapshot)
    if rise <= case.at("upward_edit", "amount"):
        return
    advance = (rise * case.advance_rate).quantize(CENT)
    more = f": {priced(advance, case.after.currency)} more could be drawn against it" if case.funding else ""
    yield Flag(
        rule="upward_edit",
        severity="block" if case.funding else "look",
        sentence=f"{what(case, case.snapshot, rise)}{more}.",
        evidence={
            "total_then": str(case.snapshot.total),
            "total_now": str(case.after.total),
            "rise": str(rise),
            "advance": str(advance),
        }
        | ({"funded_at": case.funding.funded_at.isoformat()} if case.funding else {}),
    )


def what(case: Case, snapshot: Content, rise: Decimal) -> str:
    amount, since = priced(rise, case.after.currency), "when it was funded" if case.funding else "at its last approval"
    if snapshot.state == "void":
        return f"It was void {since} and counts for {amount} now"
    if not case.receivable:
        return f"This credit is {amount} lower than {since}"
    return f"The total is {amount} higher than {since}"
