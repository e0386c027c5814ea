"""Sales that never were, or not yet: billed ahead, dated back, to the client's own companies; and one kept hidden."""

from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from tests.histories import days, steps
from tests.histories.documents import Document
from tests.histories.frauds.plot import Plot, Unfit

A_DAY = timedelta(days=1)


def billed_ahead(plot: Plot) -> None:
    target = plot.target()
    move(target, plot.dice.randint(3, 30))
    plot.expect("pre_invoiced", "block", target.at, target)


def billed_a_day_ahead(plot: Plot) -> None:
    """By one day of the client's own calendar, whatever day it is in UTC by then."""
    target = plot.target()
    move(target, (plot.desk.day(days.pulled(target.at)) - target.issued).days + 1)
    plot.expect("pre_invoiced", "block", target.at, target)


def put_ahead(plot: Plot) -> None:
    """Dated into the future only after it was approved."""
    target = plot.target()
    target.advanced, at = None, plot.later(target.at, 1, 3)
    later = timedelta(days=plot.dice.randint(10, 40))
    plot.does(target, at, steps.dated(target.issued + later, target.due and target.due + later), "pre_invoiced")


def dated_back(plot: Plot) -> None:
    target = plot.target(fits=plot.is_settled)
    move(target, -plot.dice.randint(9, 40))
    plot.expect("backdated", "look", target.at, target)


def move(document: Document, by: int) -> None:
    """Another issue date; due as long after it as before."""
    document.issued += by * A_DAY
    document.due = document.due and document.due + by * A_DAY


def to_its_own(plot: Plot, own: dict[str, str], invoices: int) -> None:
    """Invoices to a company that is the client itself in some way."""
    desk, first = plot.desk, plot.target()
    debtor = replace(desk.buyer().debtor, **own)
    buyer = desk.buyers[-1]
    buyer.debtor, buyer.itself = debtor, True
    first.buyer = buyer
    for _ in range(invoices - 1):
        plot.new(first, plot.later(first.at, 1, 14)).lines = (desk.line("Consulting", first.total * 2),)
    plot.expect("related_party", "block", first.at, first)


def same_tax_number(plot: Plot) -> None:
    number = plot.desk.party.tax_number
    spaced = plot.dice.choice((number, f"{number[:3]} {number[3:6]} {number[6:]}", number.lower()))
    to_its_own(plot, {"tax_number": spaced, "email": ""}, plot.dice.randint(1, 3))


def same_mail(plot: Plot) -> None:
    _, _, domain = plot.desk.party.email.partition("@")
    if domain == "gmail.com":
        raise Unfit
    name = plot.dice.choice(("ap", "office", "Director"))
    to_its_own(plot, {"email": f"{name}@{plot.dice.choice((domain, domain.upper()))}"}, plot.dice.randint(1, 3))


def new_and_large(plot: Plot) -> None:
    """A debtor that nobody knows takes more than any other ever did."""
    desk = plot.desk
    target = plot.target(fits=plot.is_settled)
    most = max(each.total for each in desk.documents if not each.fraud)
    target.buyer = desk.buyer()
    target.lines = (desk.line("Project supply", most * Decimal("1.1")),)
    plot.expect("new_and_large", "look", target.at, target)


def hidden_sale(plot: Plot) -> None:
    """An invoice is kept from the lender: its number is missing."""
    # The next number of its series comes soon.
    target = plot.target(fits=lambda each: "{site}" not in each.series.form and plot.is_settled(each))
    target.hidden = True
    plot.expect_of_client("number_gap", "info", target.at + timedelta(days=14))


FICTIONS = {
    "billed ahead": billed_ahead,
    "billed a day ahead": billed_a_day_ahead,
    "put ahead after its approval": put_ahead,
    "dated back": dated_back,
    "to a company with its tax number": same_tax_number,
    "to a company with its mail": same_mail,
    "large, to somebody new": new_and_large,
    "kept from the lender": hidden_sale,
}
