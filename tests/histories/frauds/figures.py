"""Inventions that show in a client's figures as a whole: at night, at the end of a month, in round sums."""

from datetime import datetime, timedelta
from decimal import Decimal
from math import sqrt

from syncio.domain.invoice import Kind
from tests.histories import days
from tests.histories.desk import Desk
from tests.histories.documents import Buyer, Document
from tests.histories.frauds.plot import Plot, Unfit

NIGHT, WAKING = 2, 6
WEEKEND = {"6", "7"}
HUNDRED = Decimal(100)


def at_night(plot: Plot) -> None:
    """A client of office hours raises a handful at two in the morning."""
    desk = plot.desk
    if desk.trade.hours.billing < WAKING or WEEKEND & set(desk.trade.hours.weekdays):
        raise Unfit
    first = plot.target(fits=plot.is_settled)
    at = days.local(desk.party.timezone, first.issued, NIGHT)
    others = [plot.new(first, at + timedelta(minutes=4 * place)) for place in range(1, 6)]
    for place, document in enumerate((first, *others)):
        document.at = at + timedelta(minutes=4 * place)
        document.lines = (desk.line(f"Works {place + 1}", first.total * (5 + place) / 7),)
        document.advanced = days.advanced(document.at)
    plot.expect_of_client("out_of_hours", "info", others[-1].at)


def pumped(plot: Plot) -> None:
    """Big sales to known debtors in the last days of a month, of which nothing is ever paid."""
    desk = plot.desk
    once(plot, desk)
    first = plot.target(ahead=0, fits=lambda each: has_month_end(desk, each))
    text, month = first.lines[0].description, monthly(desk)
    end = max(desk.session(days.last_working(first.issued)), first.at)
    for place in range(10):
        sale = plot.new(first, end + timedelta(minutes=3 * (place + 1)))
        sale.buyer = known_buyer(plot)
        sale.lines = (desk.line(f"Supply of {text}, lot {place + 1}", month * (9 + place) / 27),)
    plot.expect_of_client("velocity", "look", plot.documents[-1].at)


def has_month_end(desk: Desk, document: Document) -> bool:
    """Whether its month ends within the history, and what is usual is known by then."""
    end = desk.open(days.last_working(document.issued))
    return end < desk.span.end and document.at - desk.span.taken_over > timedelta(weeks=7)


def in_round_sums(plot: Plot) -> None:
    """Inventions in whole hundreds, by more than three standard deviations more than the client's base line."""
    desk = plot.desk
    once(plot, desk)
    first = plot.target()
    last = plot.later(first.at, 18, 20)
    for place in range(round_ones(desk, last - timedelta(days=30), last)):
        sale = plot.new(first, min(plot.later(first.at, 1, 20), last) + timedelta(minutes=26 + place))
        sale.buyer = known_buyer(plot)
        sale.lines = (desk.line(f"Services {place + 1}", plot.dice.randint(2, 29) * HUNDRED, "NONE"),)
    plot.expect_of_client("round_amounts", "info", max(document.at for document in plot.documents))


def round_ones(desk: Desk, begin: datetime, end: datetime) -> int:
    """How many it takes until the round ones of a month are four standard deviations more than they usually are."""
    honest = [each for each in desk.documents if not each.fraud and each.kind is Kind.RECEIVABLE]
    usual = sum(is_round(each) for each in honest) / len(honest)
    lately = [each for each in honest if begin < each.at <= end]
    found, count = sum(map(is_round, lately)), len(lately)
    more = 12
    while (found + more) / (count + more) < usual + 4 * sqrt(usual * (1 - usual) / (count + more)):
        more += 1
    return more


def is_round(document: Document) -> bool:
    return document.total % HUNDRED == 0


def known_buyer(plot: Plot) -> Buyer:
    """A debtor of long standing."""
    return plot.dice.choice([each.buyer for each in plot.desk.documents if each.at < plot.desk.span.taken_over])


def once(plot: Plot, desk: Desk) -> None:
    """:raises Unfit: where the client's figures have been blown up in this way already."""
    if any(document.habit == plot.name for document in desk.documents):
        raise Unfit


def monthly(desk: Desk) -> Decimal:
    """What the client sells in a month, about."""
    months = Decimal((desk.span.end - desk.span.start).days) / 30
    return sum((each.total for each in desk.documents if not each.fraud), Decimal(0)) / months


FIGURES = {
    "a handful at night": at_night,
    "sales pumped up": pumped,
    "inventions in round sums": in_round_sums,
}
