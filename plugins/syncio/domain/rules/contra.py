from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.money import ZERO
from syncio.domain.rules import ineligible
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import priced


def contra(case: Case) -> Iterator[Flag]:
    """The debtor is a supplier of the client too and may set off: look; the lesser of both balances is ineligible."""
    part, owing, currency = ineligible.contra(case), case.context.owing, case.after.currency
    if part <= ZERO:
        return
    yield Flag(
        rule="contra",
        severity="look",
        sentence=f"The client owes this debtor {priced(owing.payable, currency)} as its supplier, to be set off: "
        f"{priced(part, currency)} of this invoice is ineligible.",
        evidence={"ineligible": str(part), "payable": str(owing.payable), "balance": str(owing.balance)},
    )
