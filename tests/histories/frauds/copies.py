"""Invoices that are sold twice, to one lender or through two clients, and big ones that come in pieces."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial

from msgspec.structs import replace

from syncio.domain.invoice import Debtor
from tests.histories.documents import Buyer, Document
from tests.histories.frauds.plot import Plot, Unfit
from tests.histories.goods import repriced
from tests.sandbox.xero.identifiers import identifier

ORDERS = ("order", "month-end order")
TEN_THOUSANDTH = Decimal("0.0001")
DASHES = str.maketrans({"-": " ", "/": " "})


def same_number(plot: Plot, renamed: Callable[[str], str], least: int = 1, most: int = 30) -> None:
    """The number of another invoice, written as it may be, on a new one."""
    target = plot.target(ahead=most)
    copy = plot.new(target, plot.later(target.at, least, most))
    copy.like, copy.renamed = target, renamed
    plot.expect("duplicate", "block", copy.at, copy, target)


def same_number_at_once(plot: Plot) -> None:
    """Both are new to the comparison."""
    target = plot.target()
    copy = plot.new(target, target.at + timedelta(minutes=7))
    copy.like = target
    plot.expect("duplicate", "block", copy.at, copy, target)


def number_without_zeros(plot: Plot) -> None:
    """Another number to a machine, the same to a reader; all else is the same."""
    target = plot.target(fits=lambda each: each.habit in ORDERS)
    copy = plot.new(target, plot.later(target.at, 1, 4))
    copy.like, copy.renamed = target, unpadded
    plot.expect("near_duplicate", "look", copy.at, copy, target)


def same_number_to_another(plot: Plot) -> None:
    """It is the number that counts, not to whom or over how much."""
    target = plot.target()
    copy = plot.new(target, plot.later(target.at, 2, 20))
    copy.buyer = plot.desk.another(target.buyer)
    copy.lines = (plot.desk.line("As quoted", target.total * 2),)
    copy.like = target
    plot.expect("duplicate", "block", copy.at, copy, target)


def number_of_an_old_one(plot: Plot) -> None:
    """One that was paid before the books were taken over."""
    old = [each for each in plot.desk.documents if not each.taken and not each.hidden and is_past(plot, each)]
    if not old:
        raise Unfit
    original = plot.dice.choice(old)
    copy = plot.new(original, plot.later(plot.desk.span.taken_over, 10, 40))
    copy.like = original
    plot.expect("duplicate", "block", copy.at, copy)


def is_past(plot: Plot, document: Document) -> bool:
    return document.at < plot.desk.span.taken_over - timedelta(days=100)


def near(plot: Plot) -> None:
    """The same lines again within the week, a little dearer, under the next number."""
    target = plot.target(fits=lambda each: each.habit in ORDERS)
    copy = plot.new(target, plot.later(target.at, 1, 4))
    first, *rest = target.lines
    price = (first.unit_price or first.amount) * (1 + Decimal(plot.dice.randint(0, 8)) / 1000)
    copy.lines = (repriced(first, price.quantize(TEN_THOUSANDTH), target.currency), *rest)
    plot.expect("near_duplicate", "look", copy.at, copy, target)


def through_another(plot: Plot, *, by_name: bool) -> None:
    """Another client of the lender submits it too, to the same debtor."""
    others = [desk for desk in plot.others if desk.party.currency == plot.desk.party.currency]
    if not others:
        raise Unfit
    target = plot.target(fits=lambda each: each.habit in ORDERS and known(each.buyer, by_name))
    other = plot.dice.choice(others)
    buyer = other.admit(as_entered_elsewhere(plot, target.buyer, by_name))
    at = other.session(plot.desk.day(target.at) + timedelta(days=plot.dice.randint(1, 4)))
    copy = plot.take(other.sell(buyer, at, target.lines, plot.name))
    plot.expect("near_duplicate", "look", copy.at, copy, target)


def known(buyer: Buyer, by_name: bool) -> bool:
    return by_name or bool(buyer.debtor.tax_number)


def as_entered_elsewhere(plot: Plot, buyer: Buyer, by_name: bool) -> Debtor:
    """The same company in other books: its tax number spaced, or its name in capitals and no tax number."""
    was, own = buyer.debtor, identifier(plot.dice)
    if not by_name:
        number = was.tax_number
        return replace(was, id=own, name=f"{was.name} - Accounts", tax_number=f"{number[:4]} {number[4:]}", email="")
    buyer.debtor = replace(was, tax_number="")
    return replace(buyer.debtor, id=own, name=was.name.upper().replace(".", ""), email="")


def in_equal_pieces(plot: Plot) -> None:
    """One big order as invoices that each stay under a limit, all of one day."""
    first = plot.target()
    amount = plot.desk.line("Stage payment", Decimal(9_850) * plot.desk.trade.country.dollar)
    first.lines = (amount,)
    pieces = [plot.new(first, first.at + timedelta(minutes=2 * place)) for place in range(1, plot.dice.randint(4, 7))]
    plot.expect("near_duplicate", "look", first.at, first, *pieces)


def in_odd_pieces(plot: Plot) -> None:
    """The same with other words and sums on each: no rule is about it, limits count per day."""
    first = plot.target()
    for place in range(1, plot.dice.randint(4, 7)):
        piece = plot.new(first, first.at + timedelta(minutes=2 * place))
        sum_ = Decimal(plot.dice.randint(8_900, 9_990)) * plot.desk.trade.country.dollar
        piece.lines = (plot.desk.line(f"Works, area {place}, as measured", sum_),)


def in_capitals(number: str) -> str:
    return number.lower() if number.upper() == number else number.upper()


def spaced(number: str) -> str:
    return f" {number.translate(DASHES)} "


def closed_up(number: str) -> str:
    return number.replace("-", "").replace("/", "")


def dotted(number: str) -> str:
    return number.replace("-", ".").replace("/", "_")


def unpadded(number: str) -> str:
    """Without the zeros that numbers are filled up with."""
    return re.sub(r"(?<![0-9])0+", "", number) if re.search(r"(?<![0-9])0", number) else f"{number}B"


def long_dashed(number: str) -> str:
    """With the dash that word processors make of a hyphen."""
    return number.replace("-", "\u2013").replace("/", "\u2013")


COPIES: dict[str, Callable[[Plot], None]] = {
    "same number": partial(same_number, renamed=str),
    "same number within minutes": same_number_at_once,
    "same number weeks later": partial(same_number, renamed=str, least=20, most=45),
    "same number in other case": partial(same_number, renamed=in_capitals),
    "same number with spaces": partial(same_number, renamed=spaced),
    "same number closed up": partial(same_number, renamed=closed_up),
    "same number with dots": partial(same_number, renamed=dotted),
    "same number without zeros": number_without_zeros,
    "same number with a long dash": partial(same_number, renamed=long_dashed),
    "same number, another debtor": same_number_to_another,
    "number of one that was paid": number_of_an_old_one,
    "nearly the same": near,
    "through another client": partial(through_another, by_name=False),
    "through another client, by name": partial(through_another, by_name=True),
    "in equal pieces": in_equal_pieces,
    "in odd pieces": in_odd_pieces,
}
