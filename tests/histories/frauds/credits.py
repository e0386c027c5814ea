"""Credit after the money was drawn, and balances that go the wrong way."""

from datetime import timedelta
from decimal import Decimal

from tests.histories import days, steps
from tests.histories.documents import Document
from tests.histories.frauds.plot import Plot
from tests.histories.goods import rounded

RULE = "credit_after_funding"
A_MINUTE = timedelta(minutes=1)


def credit(plot: Plot, target: Document, share: Decimal, days_after: tuple[int, int]) -> Document:
    """A credit note over a share of the total, applied at once."""
    at = plot.after_advance(target, *days_after)
    note = plot.take(plot.desk.credit(target, at, rounded(target.total * share, target.currency), plot.name))
    note.advanced = None
    for document in (target, note):
        document.then(at + A_MINUTE, steps.credited(note.total))
    return note


def after_funding(plot: Plot) -> None:
    target = plot.target()
    note = credit(plot, target, Decimal(plot.dice.randint(12, 95)) / 100, (3, 20))
    plot.expect(RULE, "block", note.at, note, target)


def a_tenth(plot: Plot) -> None:
    """A tenth to the coin, rounded up."""
    target = plot.target()
    target.lines = (plot.desk.line("Fixed price work", Decimal(plot.dice.randint(3, 60) * 100), "NONE"),)
    note = credit(plot, target, Decimal("0.1"), (3, 20))
    plot.expect(RULE, "block", note.at, note, target)


def less_than_a_tenth(plot: Plot) -> None:
    target = plot.target()
    note = credit(plot, target, Decimal("0.095"), (3, 20))
    plot.expect(RULE, "look", note.at, note, target)


def in_small_notes(plot: Plot) -> None:
    """Each under a tenth, together far over it. RULES.md speaks of a credit note, so that each is worth a look."""
    target = plot.target(ahead=35)
    for week in range(5):
        note = credit(plot, target, Decimal("0.06"), (2 + 5 * week, 4 + 5 * week))
        plot.expect(RULE, "look", note.at, note, target)


def round_trip(plot: Plot) -> None:
    """Sales of the last days of a month that were none, credited at the beginning of the next."""
    target = plot.target(fits=lambda each: each.issued.day > 20)
    target.lines = (plot.desk.line("Bulk order", max(target.total, Decimal(1)) * 5),)
    note = credit(plot, target, Decimal(1), (2, 12))
    plot.expect(RULE, "block", note.at, note, target)


def note_shrinks(plot: Plot) -> None:
    """An approved credit note becomes small: the loan book rises by it. No rule is about it."""
    target = plot.target(ahead=35)
    at = plot.after_advance(target, 2, 8)
    note = plot.take(plot.desk.credit(target, at, rounded(target.total / 2, target.currency), plot.name))
    note.advanced = None
    note.then(days.advanced(at) + timedelta(days=2), steps.dearer(Decimal("0.1")))


def payment_taken_back(plot: Plot) -> None:
    """What the debtor had paid is due again. No rule is about it, and a standing approval lets it pass."""
    target = plot.target(ahead=35)
    at = plot.after_advance(target, 2, 8)
    plot.does(target, at, steps.paid(Decimal("0.8")))
    plot.does(target, plot.later(at, 2, 9), lambda of: steps.settled(of, paid=-of.balance.paid))


CREDITS = {
    "credited after funding": after_funding,
    "credited by a tenth": a_tenth,
    "credited by less than a tenth": less_than_a_tenth,
    "credited in small notes": in_small_notes,
    "round trip over the month's end": round_trip,
    "credit note that shrinks": note_shrinks,
    "payment taken back": payment_taken_back,
}
