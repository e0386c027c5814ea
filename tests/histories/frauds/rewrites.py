"""Invoices that become others after they were approved: another day, debtor, currency or number."""

from datetime import timedelta

from msgspec.structs import replace

from syncio.domain.invoice import Invoice
from tests.histories import steps
from tests.histories.frauds.plot import Plot, Unfit
from tests.histories.history import Entry
from tests.sandbox.xero.identifiers import identifier

#: What is worth much more than a unit of most currencies.
DEAR = ("GBP", "EUR", "USD")
A_DAY = timedelta(days=1)


def redated(plot: Plot) -> None:
    """Made younger, so that it does not age out."""
    target = plot.target()
    at = plot.after_advance(target, 5, 20)
    later = timedelta(days=plot.dice.randint(10, 30))
    issued = min(target.issued + later, plot.desk.day(at))
    plot.does(target, at, steps.dated(issued, target.due and target.due + later), "redated")


def redated_by_a_day(plot: Plot) -> None:
    target = plot.target()
    at = plot.after_advance(target, 2, 9)
    plot.does(target, at, steps.dated(target.issued + A_DAY, target.due), "redated")


def owed_by_another(plot: Plot) -> None:
    """By a debtor on whom less is drawn yet."""
    target = plot.target()
    other = plot.desk.another(target.buyer)
    plot.does(target, plot.after_advance(target), steps.owed_by(other), "debtor_changed")


def owed_by_a_stranger(plot: Plot) -> None:
    """By somebody who was never heard of, before anything is advanced on it."""
    target = plot.target()
    target.advanced, at = None, plot.later(target.at, 1, 3)
    plot.does(target, at, steps.owed_by(plot.desk.buyer()), "debtor_changed")


def owed_by_a_namesake(plot: Plot) -> None:
    """By a debtor entered under the same name, who has another tax number."""
    target = plot.target()
    desk, at = plot.desk, plot.after_advance(target)
    debtor = replace(target.buyer.debtor, id=identifier(plot.dice), tax_number=desk.trade.country.tax_number(plot.dice))
    plot.does(target, at, steps.owed_by(desk.admit(debtor)), "debtor_changed")


def in_dearer_money(plot: Plot) -> None:
    """The same figures in another currency."""
    own = plot.desk.party.currency
    dearer = DEAR[: DEAR.index(own)] if own in DEAR else DEAR
    if not dearer:
        raise Unfit
    target, other = plot.target(), plot.dice.choice(dearer)
    plot.does(target, plot.after_advance(target), steps.given(currency=other), "currency_changed")


def renumbered(plot: Plot) -> None:
    target = plot.target()
    at = plot.after_advance(target)
    plot.does(target, at, steps.renumbered(lambda number: f"{number[:-2]}{plot.desk.size}99"), "number_changed", "look")


def due_later(plot: Plot) -> None:
    target = plot.target()
    plot.does(target, plot.after_advance(target), steps.due_later(plot.dice.randint(20, 60)), "due_extended", "look")


def due_very_late(plot: Plot) -> None:
    """Terms that this client never gives."""
    target = plot.target()
    target.due = target.issued + timedelta(days=plot.desk.trade.term + plot.dice.randint(60, 120))
    plot.expect("due_extended", "look", target.at, target)


def all_of_it(plot: Plot) -> None:
    """A new invoice in the place of a funded one, under its id."""
    target = plot.target()
    other = plot.desk.another(target.buyer)
    at = plot.after_advance(target, 4, 14)
    issued = plot.desk.day(at)

    def step(of: Invoice) -> Invoice:
        new = steps.owed_by(other)(of)
        return steps.dated(issued, issued + timedelta(days=30))(steps.longer("Further work", of.content.total)(new))

    plot.does(target, at, step, "upward_edit")
    for rule in ("debtor_changed", "redated"):
        plot.expect(rule, "block", at, target)


def debtor_becomes_another(plot: Plot) -> None:
    """The debtor's own record is rewritten into another company: its invoices do not change. No rule is about it."""
    desk, target = plot.desk, plot.target()
    target.buyer = desk.buyer()
    stranger = desk.buyer().debtor
    becomes = replace(target.buyer.debtor, name=stranger.name, tax_number=stranger.tax_number, email=stranger.email)
    desk.renames.append(Entry(plot.after_advance(target), becomes))


REWRITES = {
    "made younger": redated,
    "made younger by a day": redated_by_a_day,
    "moved to another debtor": owed_by_another,
    "moved to a stranger before the advance": owed_by_a_stranger,
    "moved to a namesake": owed_by_a_namesake,
    "debtor turned into another": debtor_becomes_another,
    "in dearer money": in_dearer_money,
    "given another number": renumbered,
    "due later": due_later,
    "terms never given": due_very_late,
    "a new invoice under an old id": all_of_it,
}
