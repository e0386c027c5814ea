"""Invoices that are worth more after they were funded, or for which more could be drawn than was sold."""

from datetime import timedelta
from decimal import Decimal

from tests.histories import days, steps
from tests.histories.documents import Document
from tests.histories.frauds.plot import Plot, plain
from tests.histories.goods import coin, rounded

RULE = "upward_edit"
CENT = Decimal("0.01")


def percent(plot: Plot, least: int, most: int) -> Decimal:
    """A factor that raises by so many percent."""
    return 1 + Decimal(plot.dice.randint(least, most)) / 100


def at_once(plot: Plot) -> None:
    target = plot.target()
    plot.does(target, plot.after_advance(target), steps.dearer(percent(plot, 8, 60)), RULE)


def by_a_line(plot: Plot) -> None:
    target = plot.target()
    more = rounded(target.total * plot.dice.randint(3, 20) / 100, target.currency)
    plot.does(target, plot.after_advance(target), steps.longer("Variation as instructed", max(more, CENT * 2)), RULE)


def of_an_old_one(plot: Plot) -> None:
    """One that was in the books when they were taken over."""
    target = plot.target(old=True)
    plot.does(target, plot.after_advance(target, 2, 9), steps.dearer(percent(plot, 8, 40)), RULE)


def hours_before_the_advance(plot: Plot) -> None:
    """After it was approved, and in the morning of the day on which the lender pays out on what it approved."""
    target = plot.target()
    at = (target.advanced or target.at) - timedelta(hours=3)
    plot.does(target, at, steps.dearer(percent(plot, 10, 30)), RULE)


def minutes_after_the_advance(plot: Plot) -> None:
    target = plot.target()
    at = (target.advanced or target.at) + timedelta(minutes=11)
    plot.does(target, at, steps.dearer(percent(plot, 10, 30)), RULE)


def in_drips(plot: Plot) -> None:
    """By less than a percent every few days."""
    target = plot.target()
    at = plot.after_advance(target, 1, 3)
    for place in range(plot.dice.randint(5, 9)):
        factor = 1 + Decimal(plot.dice.randint(40, 95)) / 10_000
        plot.does(target, at, steps.dearer(factor), "" if place else RULE)
        at = plot.later(at, 1, 3)


def by_cents_a_day(plot: Plot) -> None:
    """A cent a day: none of the steps is a raise, two together are."""
    target = plot.target(fits=lambda each: coin(each.currency) == CENT)
    at = plot.after_advance(target, 1, 3)
    for place in range(8):
        plot.does(target, at, steps.retaxed(CENT), RULE if place == 1 else "")
        at = plot.later(at, 1, 1)


def once_before_once_after(plot: Plot) -> None:
    """A small raise is let pass before the advance, another follows after it."""
    target = plot.target()
    before = plot.later(target.at, 1, 2)
    target.advanced = days.advanced(before)
    plot.does(target, before, steps.dearer(percent(plot, 1, 3)), RULE, "look")
    plot.does(target, plot.after_advance(target), steps.dearer(percent(plot, 1, 3)), RULE)


def down_and_up(plot: Plot) -> None:
    """Reduced first, which anybody approves, and then raised above what it was funded at."""
    target = plot.target()
    down = plot.after_advance(target, 1, 5)
    plot.does(target, down, steps.dearer(Decimal("0.9")))
    plot.does(target, plot.later(down, 2, 6), steps.dearer(Decimal("1.25")), RULE)


def behind_a_payment(plot: Plot) -> None:
    """Raised in the minutes in which a payment is entered, so that what is due falls all the same."""
    target = plot.target()
    at = plot.after_advance(target)
    plot.does(target, at, steps.paid(Decimal("0.5")))
    plot.does(target, at + timedelta(minutes=2), steps.dearer(percent(plot, 10, 25)), RULE)


def three_in_a_month(plot: Plot) -> None:
    """Three invoices a little each, before anything is advanced on them."""
    first = plot.target(ahead=40, fits=lambda each: len(followers(plot, each)) > 1)
    for target in (first, *map(plot.take, followers(plot, first)[:2])):
        target.advanced, at = None, plot.later(target.at, 1, 3)
        plot.does(target, at, steps.dearer(percent(plot, 1, 4)), RULE, "look")
    plot.expect_of_client("drip", "look", max(document.steps[0][0] for document in plot.documents))


def followers(plot: Plot, first: Document) -> list[Document]:
    """What is raised in the two weeks after an invoice and is free to be used."""
    soon = timedelta(days=14)
    return [each for each in plot.desk.documents if plain(each) and timedelta(0) < each.at - first.at < soon]


RAISES = {
    "raised at once": at_once,
    "raised by a line": by_a_line,
    "raised, taken over with the books": of_an_old_one,
    "raised hours before the advance": hours_before_the_advance,
    "raised minutes after the advance": minutes_after_the_advance,
    "raised in drips": in_drips,
    "raised by cents a day": by_cents_a_day,
    "raised before and after the advance": once_before_once_after,
    "lowered, then raised": down_and_up,
    "raised behind a payment": behind_a_payment,
    "three raised in a month": three_in_a_month,
}
