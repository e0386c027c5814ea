from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import day, priced


def new_and_large(case: Case) -> Iterator[Flag]:
    """A large invoice of a debtor whom the client has not had for long: look. Its history's debtors are not new."""
    since, large = case.context.debtor_since, case.context.usual.large
    if since is None or large is None or case.baseline is None or not case.enters:
        return
    young = since > case.baseline and (case.first_seen - since).days <= case.thresholds.whole("new_and_large", "days")
    if not young or case.after.total <= large:
        return
    percentile = case.at("new_and_large", "percentile").normalize()
    yield Flag(
        rule="new_and_large",
        severity="look",
        sentence=f"This debtor was first seen on {day(since)}, and the invoice is larger than {percentile:f} % of the "
        f"client's invoices, which are up to {priced(large, case.after.currency)}.",
        evidence={"debtor_since": since.isoformat(), "total": str(case.after.total), "large": str(large)},
    )
