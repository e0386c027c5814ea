from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.money import ZERO
from syncio.domain.rules import ineligible
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import percent, priced


def concentration(case: Case) -> Iterator[Flag]:
    """The debtor owes too much of the client's ledger: look; what is above the limit is ineligible, newest first."""
    part, owing, currency = ineligible.concentration(case), case.context.owing, case.after.currency
    if part <= ZERO or owing.ledger <= ZERO:
        return
    share = f"This debtor owes {percent(owing.balance, owing.ledger)} % of the client's ledger"
    limit = case.at("concentration", "percent")
    yield Flag(
        rule="concentration",
        severity="look",
        sentence=f"{share} of {priced(owing.ledger, currency)}, where {limit.normalize():f} % is the limit: "
        f"{priced(part, currency)} of this invoice is ineligible.",
        evidence={
            "ineligible": str(part),
            "balance": str(owing.balance),
            "ledger": str(owing.ledger),
            "limit": str(limit),
        },
    )
