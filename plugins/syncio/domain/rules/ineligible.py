"""What of an invoice no money may be lent against: taken off in one fixed order, and never twice."""

from decimal import Decimal

from syncio.domain.money import ZERO
from syncio.domain.rules.case import Case
from syncio.domain.rules.context import Owing
from syncio.domain.rules.wording import cents


def left_by_ageing(case: Case) -> Decimal:
    """What is due and not taken off because the invoice or its debtor is aged; 0 where the change adds nothing."""
    if not case.adds or case.balance.due <= ZERO or is_aged(case) or is_cross_aged(case):
        return ZERO
    return case.balance.due


def is_aged(case: Case) -> bool:
    """Too old from its issue date, or past its due date for too long."""
    limits, content = case.thresholds, case.after
    if (case.today - content.issue_date).days > limits.whole("aged", "days"):
        return True
    return content.due_date is not None and (case.today - content.due_date).days > limits.whole("aged", "past_due")


def is_cross_aged(case: Case) -> bool:
    """So much of the debtor's balance is aged that all of it counts as aged."""
    owing = case.context.owing
    return owing.balance > ZERO and owing.aged > owing.balance * case.thresholds.part("cross_aged", "percent")


def contra(case: Case) -> Decimal:
    """This invoice's part of what the client owes the same party: the lesser of both balances."""
    owing = case.context.owing
    if owing.payable <= ZERO:
        return ZERO
    return newest_first(min(owing.payable, owing.balance), owing, left_by_ageing(case))


def concentration(case: Case) -> Decimal:
    """This invoice's part of what the debtor owes over the limit of the ledger."""
    owing = case.context.owing
    over = cents(owing.balance - owing.ledger * case.thresholds.part("concentration", "percent"))
    if over <= ZERO:
        return ZERO
    due = left_by_ageing(case)
    return min(newest_first(over, owing, due), due - contra(case))


def newest_first(amount: Decimal, owing: Owing, due: Decimal) -> Decimal:
    """An amount of a debtor is taken off its newest invoices first: what falls on this one, of which `due` is left."""
    return max(ZERO, min(due, amount - owing.newer))
