"""Funded invoices that go away, and come back younger."""

from datetime import datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from syncio.domain.invoice import Status
from tests.histories import steps
from tests.histories.documents import Document
from tests.histories.frauds.plot import Plot, Unfit
from tests.histories.goods import line, rounded
from tests.sandbox.xero.identifiers import identifier

A_MINUTE = timedelta(minutes=1)


def voided(plot: Plot) -> None:
    """The debtor has paid to another account, perhaps."""
    target = plot.target()
    status = plot.dice.choice((Status.VOIDED, Status.DELETED))
    plot.does(target, plot.after_advance(target), steps.ended(status), "voided")


def reborn(plot: Plot) -> None:
    """Voided and billed again some days later, so that it is younger."""
    target = plot.target(ahead=40)
    gone = plot.after_advance(target, 2, 15)
    plot.does(target, gone, steps.ended(Status.VOIDED), "voided")
    rebill(plot, target, plot.later(gone, 1, 10))


def reborn_first(plot: Plot) -> None:
    """Billed again first, voided some days later."""
    target = plot.target(ahead=40)
    again = alike(plot, target, plot.after_advance(target, 4, 15))
    gone = plot.later(again.at, 1, 5)
    plot.does(target, gone, steps.ended(Status.VOIDED), "voided")
    plot.expect("rebilled", "block", gone, target, again)


def reborn_by_credit(plot: Plot) -> None:
    """Credited in full in place of a void."""
    target = plot.target(ahead=40)
    gone = plot.after_advance(target, 2, 15)
    note = plot.take(plot.desk.credit(target, gone, target.total, plot.name))
    note.advanced = None
    for document in (target, note):
        document.then(gone + A_MINUTE, steps.credited(note.total))
    plot.expect("credit_after_funding", "block", gone, target, note)
    rebill(plot, target, plot.later(gone, 1, 10))


def reborn_old(plot: Plot) -> None:
    """One that nobody advanced anything on comes back as a new one."""
    target = plot.target(old=True)
    target.advanced = None
    gone = plot.later(plot.desk.span.taken_over, 10, 30)
    plot.does(target, gone, steps.ended(Status.VOIDED), "voided", "look")
    rebill(plot, target, plot.later(gone, 1, 10))


def same_number_again(plot: Plot) -> None:
    """The number of a voided invoice stands on another one, to somebody else."""
    target = plot.target(ahead=40)
    gone = plot.after_advance(target, 2, 10)
    plot.does(target, gone, steps.ended(Status.VOIDED), "voided")
    other = plot.new(target, plot.later(gone, 1, 10))
    other.buyer = plot.desk.another(target.buyer)
    other.like = target
    plot.expect("number_changed", "look", other.at, other)


def reborn_elsewhere(plot: Plot) -> None:
    """Voided here, and billed by another client of the lender to the same debtor."""
    others = [desk for desk in plot.others if desk.party.currency == plot.desk.party.currency]
    if not others:
        raise Unfit
    target = plot.target(ahead=40, fits=lambda each: bool(each.buyer.debtor.tax_number))
    gone = plot.after_advance(target, 2, 15)
    plot.does(target, gone, steps.ended(Status.VOIDED), "voided")
    other = plot.dice.choice(others)
    buyer = other.admit(replace(target.buyer.debtor, id=identifier(plot.dice)))
    at = other.session(plot.desk.day(gone) + timedelta(days=plot.dice.randint(1, 10)))
    copy = plot.take(other.sell(buyer, at, target.lines, plot.name))
    plot.expect("rebilled", "block", at, copy, target)


def rebill(plot: Plot, target: Document, at: datetime) -> None:
    new = alike(plot, target, at)
    plot.expect("rebilled", "block", at, target, new)


def alike(plot: Plot, target: Document, at: datetime) -> Document:
    """The same, for up to two percent more or less, in other words."""
    new = plot.new(target, at)
    first, *rest = target.lines
    more = first.amount * plot.dice.randint(-18, 18) / 1000
    text = plot.dice.choice((first.description, f"{first.description}, revised", "Services as agreed"))
    price = rounded(first.amount + more, target.currency)
    new.lines = (line(text, Decimal(1), price, first.tax_type, target.currency), *rest)
    return new


VOIDS = {
    "voided after the advance": voided,
    "voided and reborn": reborn,
    "reborn and voided": reborn_first,
    "credited and reborn": reborn_by_credit,
    "old, voided and reborn": reborn_old,
    "voided, reborn elsewhere": reborn_elsewhere,
    "number of a voided one": same_number_again,
}
