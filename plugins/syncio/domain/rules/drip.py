from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.money import ZERO
from syncio.domain.rules.case import Case
from syncio.domain.rules.wording import priced, span


def drip(case: Case) -> Iterator[Flag]:
    """The client raised several invoices, or by a notable part of its ledger, within some days: look, once."""
    others = case.context.raises
    if others is None or case.type != "changed" or case.rise <= case.at("upward_edit", "amount"):
        return
    count, raised = others.count + 1, others.amount + case.rise
    ledger, days = case.context.owing.ledger, case.thresholds.whole("drip", "days")
    much = ledger > ZERO and raised > ledger * case.thresholds.part("drip", "percent")
    if count < case.at("drip", "invoices") and not much:
        return
    yield Flag(
        rule="drip",
        severity="look",
        sentence=f"Within {span(days)} the client has raised {'one invoice' if count == 1 else f'{count} invoices'}, "
        f"by {priced(raised, case.after.currency)} in this currency, where its ledger comes to "
        f"{priced(ledger, case.after.currency)}.",
        evidence={"invoices": str(count), "raised": str(raised), "ledger": str(ledger), "days": str(days)},
    )
