"""In which ways debtors buy: each gives one debtor's invoices from a day on."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from syncio.domain.invoice import Line
from tests.histories import days
from tests.histories.desk import Desk
from tests.histories.documents import Buyer, Document
from tests.histories.goods import drawn, line, rounded
from tests.sandbox.xero import rhythms

Arrangement = Callable[[Desk, Buyer, date], Iterator[Document]]
WEEK = timedelta(days=7)


def lines(desk: Desk, buyer: Buyer) -> tuple[Line, ...]:
    return drawn(desk.dice, buyer.wares, buyer.scale, desk.trade.country.tax, desk.party.currency)


def standing(desk: Desk, buyer: Buyer, since: date) -> Iterator[Document]:
    """The same lines for the same amount every week, or twice a week; a third of them come to a round sum.

    Some have two sites, of which each gets an invoice of its own, the same day and for the same amount.
    """
    always = lines(desk, buyer)
    if desk.dice.random() < 0.35:
        always = (desk.line(f"{always[0].description}, standing order", Decimal(desk.dice.randint(2, 30) * 100)),)
    weekday = desk.dice.randint(0, 1)
    weekdays = desk.dice.choice(((weekday,), (weekday,), (weekday, weekday + 3), (weekday, weekday)))
    for site, chosen in enumerate(weekdays, 1):
        for day in weekly(since, desk.span.end, chosen):
            document = desk.sell(buyer, desk.session(day), always, "standing order")
            document.reference = f"Site {site}"
            yield document


def weekly(since: date, end: date, weekday: int) -> Iterator[date]:
    return (day for day in days.each(since, end) if day.weekday() == weekday)


def retainer(desk: Desk, buyer: Buyer, since: date) -> Iterator[Document]:
    """The same amount every month; every other one says for which month."""
    fee = rounded(buyer.scale * desk.dice.randint(4, 40) * 50, desk.party.currency)
    says = desk.dice.random() < 0.5
    for day in rhythms.month_ends(desk.dice, since, desk.span.end):
        text = f"{buyer.wares[0].text}, retainer{f' {day:%B %Y}' if says else ''}"
        yield desk.sell(buyer, desk.session(day), (desk.line(text, fee),), "monthly retainer")


def hours(desk: Desk, buyer: Buyer, since: date) -> Iterator[Document]:
    """Time sheets, weekly or fortnightly: the same lines, other quantities."""
    rhythm = desk.dice.choice((rhythms.weekly, rhythms.weekly, rhythms.fortnightly))
    usual = lines(desk, buyer)
    for day in rhythm(desk.dice, since, desk.span.end):
        worked = tuple(hours_of(desk, each) for each in usual)
        yield desk.sell(buyer, desk.session(day), worked, "time sheet")


def hours_of(desk: Desk, usual: Line) -> Line:
    share = Decimal(desk.dice.randint(75, 125)) / 100
    quantity = max(((usual.quantity or Decimal(1)) * share * 4).quantize(Decimal(1)) / 4, Decimal("0.25"))
    return line(usual.description, quantity, usual.unit_price or usual.amount, usual.tax_type, desk.party.currency)


def drops(desk: Desk, buyer: Buyer, since: date) -> Iterator[Document]:
    """Orders delivered in parts: equal amounts within days, each for other goods."""
    day = since + timedelta(days=desk.dice.randint(0, 13))
    while day < desk.span.end:
        order, [whole, *_] = desk.dice.randint(1000, 9999), lines(desk, buyer)
        for place, of in enumerate(desk.dice.sample(desk.trade.wares, desk.dice.randint(2, 4))):
            part = replace(whole, description=f"{of.text}, order {order}, delivery note {order}{'ABCD'[place]}")
            yield desk.sell(buyer, desk.session(day + timedelta(days=place)), (part,), "delivered in parts")
        day += timedelta(days=desk.dice.randint(9, 30))


def orders(desk: Desk, buyer: Buyer, since: date) -> Iterator[Document]:
    """Now and then, in every size; some are billed at the end of their month."""
    day = since + timedelta(days=desk.dice.randint(0, 9))
    while day < desk.span.end:
        peak = desk.dice.random() < desk.trade.peak
        billed = max(days.last_working(day), day) if peak else day
        if billed < desk.span.end:
            document = desk.sell(
                buyer, desk.session(billed), lines(desk, buyer), "month-end order" if peak else "order"
            )
            document.reference = f"PO {desk.dice.randint(1000, 99999)}" if desk.dice.random() < 0.6 else ""
            yield document
        day += timedelta(days=desk.dice.randint(3, 14))
