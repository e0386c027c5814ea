"""Typing errors and second thoughts of an honest bookkeeper."""

from datetime import timedelta
from decimal import Decimal

from tests.histories import steps
from tests.histories.desk import Desk
from tests.histories.documents import Document
from tests.histories.goods import coin
from tests.histories.honest.mishap import Mishap, after_advance, at_once, next_day

MONTH = timedelta(days=30)
CURRENCIES = ("USD", "EUR", "GBP", "AUD")


def reprice_at_once(desk: Desk, document: Document) -> None:
    document.then(at_once(desk, document), steps.dearer(Decimal(desk.dice.randint(80, 120)) / 100))


def add_line_at_once(desk: Desk, document: Document) -> None:
    document.then(at_once(desk, document), steps.longer("Delivery", Decimal(desk.dice.randint(20, 90))))


def add_line_next_day(desk: Desk, document: Document) -> None:
    document.then(next_day(desk, document), steps.longer("Delivery", Decimal(desk.dice.randint(20, 90))))


def add_line_late(desk: Desk, document: Document) -> None:
    document.then(after_advance(desk, document), steps.longer("Delivery", Decimal(desk.dice.randint(20, 90))))


def reduce_price(desk: Desk, document: Document) -> None:
    document.then(after_advance(desk, document), steps.dearer(Decimal(desk.dice.randint(90, 99)) / 100))


def round_up(desk: Desk, document: Document) -> None:
    """By the smallest coin; where that is more than a cent, RULES.md takes it for a raise."""
    least = coin(document.currency)
    if least > Decimal("0.01"):
        document.allowed = ("upward_edit",)
    document.then(after_advance(desk, document), steps.retaxed(least))


def round_up_more(desk: Desk, document: Document) -> None:
    document.then(after_advance(desk, document), steps.retaxed(coin(document.currency) * desk.dice.randint(2, 4)))


def reword(desk: Desk, document: Document) -> None:
    words = desk.dice.choice((" (corrected)", ", as agreed", ", site 2"))
    document.then(after_advance(desk, document), steps.reworded(lambda text: text + words))


def refer(desk: Desk, document: Document) -> None:
    reference = f"PO {desk.dice.randint(1000, 99999)}-A"
    document.then(after_advance(desk, document), steps.given(reference=reference))


def date_right_next_day(desk: Desk, document: Document) -> None:
    """It was dated some days too early, and is put right before the lender pays out."""
    right, due = document.issued, document.due
    document.issued -= timedelta(days=desk.dice.choice((1, 2, 3, 10)))
    document.then(next_day(desk, document), steps.dated(right, due))


def date_right_late(desk: Desk, document: Document) -> None:
    right, due = document.issued, document.due
    document.issued -= timedelta(days=desk.dice.choice((1, 2, 10)))
    document.then(after_advance(desk, document), steps.dated(right, due))


def date_ahead(desk: Desk, document: Document) -> None:
    """The wrong month was typed; put right the next day."""
    right, due = document.issued, document.due
    document.issued += MONTH
    document.then(next_day(desk, document), steps.dated(right, due))


def give_more_time(desk: Desk, document: Document) -> None:
    document.then(after_advance(desk, document), steps.due_later(desk.dice.choice((7, 14))))


def owe_right(desk: Desk, document: Document) -> None:
    """It was raised to another company by mistake."""
    right = document.buyer
    document.buyer = desk.another(right)
    document.then(next_day(desk, document), steps.owed_by(right))


def denominate_right(desk: Desk, document: Document) -> None:
    right = document.currency
    document.currency = desk.dice.choice([code for code in CURRENCIES if code != right])
    document.then(next_day(desk, document), steps.given(currency=right))


def revise_number(desk: Desk, document: Document) -> None:
    """The debtor wants a revised invoice to say so in its number."""
    document.then(next_day(desk, document), steps.renumbered(lambda number: f"{number}-R1"))


def number_prettily(desk: Desk, document: Document) -> None:
    """The same number, written otherwise."""
    document.then(after_advance(desk, document), steps.renumbered(lambda number: number.replace("-", " ").lower()))


CORRECTIONS = (
    Mishap("price corrected within the hour", 0.006, reprice_at_once),
    Mishap("line forgotten, added within the hour", 0.004, add_line_at_once),
    Mishap("line forgotten, added before the advance", 0.004, add_line_next_day),
    Mishap("line forgotten, added after the advance", 0.0004, add_line_late, ("upward_edit",)),
    Mishap("price reduced after the advance", 0.004, reduce_price),
    Mishap("rounded up by a coin after the advance", 0.003, round_up),
    Mishap("rounded up by some coins after the advance", 0.0004, round_up_more, ("upward_edit",)),
    Mishap("text corrected", 0.01, reword),
    Mishap("order number added", 0.01, refer),
    Mishap("date corrected before the advance", 0.003, date_right_next_day),
    Mishap("date corrected after the advance", 0.0004, date_right_late, ("redated",)),
    Mishap("dated ahead by a slip", 0.0003, date_ahead, ("pre_invoiced",)),
    Mishap("given more time to pay", 0.004, give_more_time),
    Mishap("raised to the wrong company", 0.0003, owe_right, ("debtor_changed",)),
    Mishap("raised in the wrong currency", 0.0002, denominate_right, ("currency_changed",)),
    Mishap("number says that it is revised", 0.001, revise_number),
    Mishap("number written otherwise", 0.001, number_prettily),
)
