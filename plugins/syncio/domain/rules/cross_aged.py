from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.money import ZERO
from syncio.domain.rules.case import Case
from syncio.domain.rules.ineligible import is_aged, is_cross_aged
from syncio.domain.rules.wording import percent, priced


def cross_aged(case: Case) -> Iterator[Flag]:
    """Most of what the debtor owes is aged: look; what is due of this invoice, though young, is ineligible too."""
    due, owing, currency = case.balance.due, case.context.owing, case.after.currency
    if not case.adds or due <= ZERO or is_aged(case) or not is_cross_aged(case):
        return
    share = percent(owing.aged, owing.balance)
    yield Flag(
        rule="cross_aged",
        severity="look",
        sentence=f"{share} % of the {priced(owing.balance, currency)} that this debtor owes the client is aged, so all "
        f"of it is ineligible, {priced(due, currency)} of this invoice too.",
        evidence={"ineligible": str(due), "balance": str(owing.balance), "aged": str(owing.aged), "percent": share},
    )
