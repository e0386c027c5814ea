from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.money import CENT, shown
from syncio.domain.rules.case import Case


def upward_edit(case: Case) -> Iterator[Flag]:
    """The total rose by more than a cent over the snapshot: block where funded, else look.

    It is held against the snapshot and not against the last version, so that small steps cannot hide.
    """
    if case.snapshot is None or case.after.state == "void" or case.after.currency != case.snapshot.currency:
        return
    rise = case.after.total - case.snapshot.total
    if rise <= CENT:
        return
    since = "it was funded" if case.funding else "its last approval"
    currency = case.after.currency
    yield Flag(
        rule="upward_edit",
        severity="block" if case.funding else "look",
        sentence=(
            f"The total is {shown(rise)} {currency} higher than when {since}: "
            f"{shown(rise * case.advance_rate)} {currency} more could be drawn against it."
            if case.funding
            else f"The total is {shown(rise)} {currency} higher than at {since}."
        ),
        evidence={
            "total_then": str(case.snapshot.total),
            "total_now": str(case.after.total),
            "rise": str(rise),
            "advance": str((rise * case.advance_rate).quantize(CENT)),
        }
        | ({"funded_at": case.funding.funded_at.isoformat()} if case.funding else {}),
    )
