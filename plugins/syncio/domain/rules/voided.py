from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import priced


def voided(case: Case) -> Iterator[Flag]:
    """An approved invoice was voided or deleted at the source: block where funded, else look."""
    if case.type != "voided" or case.before is None:
        return
    document = "invoice" if case.receivable else "credit note"
    advanced = (
        f", against which {priced(case.funding.amount, case.before.currency)} is advanced" if case.funding else ""
    )
    yield Flag(
        rule="voided",
        severity="block" if case.funding else "look",
        sentence=f"The client has {case.after_status} this {document} of "
        f"{priced(case.before.total, case.before.currency)}{advanced}.",
        evidence={"status": case.after_status.value, "total_then": str(case.before.total)}
        | (
            {"funded_at": case.funding.funded_at.isoformat(), "advanced": str(case.funding.amount)}
            if case.funding
            else {}
        ),
    )
