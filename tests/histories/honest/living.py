"""What becomes of honest invoices: advances, mishaps and payments."""

from datetime import timedelta
from decimal import Decimal

from syncio.domain.invoice import Kind
from tests.histories import days, steps
from tests.histories.desk import Desk
from tests.histories.documents import Document
from tests.histories.honest.corrections import CORRECTIONS
from tests.histories.honest.drafts import DRAFTS
from tests.histories.honest.mishap import Mishap, happen
from tests.histories.honest.returns import RETURNS

MISHAPS: tuple[Mishap, ...] = (*CORRECTIONS, *RETURNS, *DRAFTS)
#: Shares of invoices.
ADVANCED, UNPAID = 0.9, 0.02


def advance(desk: Desk) -> None:
    """Say which invoices the lender advances; of those taken over, what is still open on the day after."""
    for document in desk.documents:
        if desk.dice.random() < ADVANCED:
            document.advanced = days.advanced(max(document.at, desk.span.taken_over - timedelta(hours=1)))


def live(desk: Desk) -> None:
    """Let mishaps happen to what is not spoken for, and payments come in."""
    for document in list(desk.documents):
        if document.at > desk.span.taken_over and not document.taken:
            meet(desk, document)
    for document in desk.documents:
        if document.kind is Kind.RECEIVABLE and not document.hidden and not document.fraud:
            settle(desk, document)


def meet(desk: Desk, document: Document) -> None:
    """One mishap at most."""
    roll = desk.dice.random()
    for mishap in MISHAPS:
        if mishap.of not in {"", document.habit}:
            continue
        roll -= mishap.rate
        if roll < 0:
            happen(mishap, desk, document)
            return


def settle(desk: Desk, document: Document) -> None:
    """The debtor pays, at once or in parts; a few never do."""
    dice, buyer = desk.dice, document.buyer
    if dice.random() < UNPAID:
        return
    last = max((at for at, _ in document.steps), default=document.at)
    soonest = desk.day(last) + timedelta(days=1)
    day = max(soonest, document.issued + timedelta(days=buyer.term + buyer.late + dice.randint(-4, 9)))
    if buyer.in_parts:
        first = max(soonest, day - timedelta(days=dice.randint(3, 20)))
        document.then(desk.banking(first), steps.paid(Decimal(dice.choice((25, 40, 50, 60))) / 100))
        day = max(day, first + timedelta(days=3))
    document.then(desk.banking(day), steps.paid(Decimal(1)))
