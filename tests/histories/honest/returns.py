"""Goods that come back, orders that are cancelled, invoices that are raised anew."""

from datetime import datetime, timedelta

from syncio.domain.invoice import Status
from tests.histories import days, steps
from tests.histories.desk import Desk
from tests.histories.documents import Document
from tests.histories.goods import rounded
from tests.histories.honest.mishap import Mishap, after_advance, next_day


def credit(desk: Desk, document: Document, at: datetime, thousandths: int) -> None:
    """A credit note of so many thousandths of the total, applied to it minutes later."""
    amount = rounded(document.total * thousandths / 1000, document.currency)
    note = desk.credit(document, at, amount, document.habit)
    note.currency, note.allowed, note.taken = document.currency, document.allowed, True
    for each in (note, document):
        each.then(at + timedelta(minutes=3), steps.credited(note.total))


def take_back_little(desk: Desk, document: Document) -> None:
    credit(desk, document, after_advance(desk, document), desk.dice.randint(10, 80))


def take_back_much(desk: Desk, document: Document) -> None:
    credit(desk, document, after_advance(desk, document), desk.dice.randint(110, 200))


def cancel(desk: Desk, document: Document) -> None:
    document.then(next_day(desk, document), steps.ended(Status.VOIDED))
    document.advanced = None


def cancel_late(desk: Desk, document: Document) -> None:
    document.then(after_advance(desk, document), steps.ended(Status.VOIDED))


def cancel_by_credit(desk: Desk, document: Document) -> None:
    credit(desk, document, next_day(desk, document), 1000)
    document.advanced = None


def raise_anew(desk: Desk, document: Document) -> None:
    """It lacked what the debtor wants to read on it: voided, and raised anew with another number."""
    again(desk, document)


def raise_to_another(desk: Desk, document: Document) -> None:
    """It went to the wrong company: voided, and raised anew to the right one."""
    again(desk, document).buyer = desk.another(document.buyer)


def again(desk: Desk, document: Document) -> Document:
    cancel(desk, document)
    [(at, _)] = document.steps
    new = desk.sell(document.buyer, at + timedelta(minutes=5), document.lines, document.habit)
    new.reference, new.allowed, new.taken = "as requested", document.allowed, True
    new.advanced = days.advanced(new.at)
    return new


RETURNS = (
    Mishap("returned goods", 0.03, take_back_little),
    Mishap("returned goods, a tenth and more", 0.0004, take_back_much, ("credit_after_funding",)),
    Mishap("cancelled before the advance", 0.002, cancel),
    Mishap("cancelled after the advance", 0.0003, cancel_late, ("voided",)),
    Mishap("cancelled and credited before the advance", 0.001, cancel_by_credit),
    Mishap("standing order, one week credited", 0.002, cancel_by_credit, of="standing order"),
    Mishap("voided and raised anew", 0.0004, raise_anew),
    Mishap("voided and raised anew to another company", 0.0006, raise_to_another),
)
