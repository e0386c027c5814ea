"""What a rule may look at."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

import msgspec

from syncio.domain.change import Flag, Type
from syncio.domain.invoice import Balance, Content, Kind, Status
from syncio.domain.money import ZERO
from syncio.domain.rules.context import Context
from syncio.domain.rules.thresholds import Thresholds


class Funding(msgspec.Struct, frozen=True):
    """What FactorS's view `integration.funding` says of an invoice: advanced `amount` at `funded_at`."""

    external_id: str
    funded_at: datetime
    amount: Decimal


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One change of an invoice or credit note.

    `snapshot` is the version FactorS held at funding, or, where the invoice is not funded, at the last approval; None
    for a new invoice; `balance_then` is its balance. `before` is the copy that the change is compared with, and
    `balance_before` the balance that goes with that.

    Days are the client's own. `first_seen`: when the invoice was first read as more than a draft; `entered`: its last
    change then, by the source's clock. `baseline`: what was first seen by then is the client's history; None while all
    of it is.
    """

    type: Type
    before: Content | None
    after: Content
    after_status: Status
    snapshot: Content | None
    funding: Funding | None
    advance_rate: Decimal
    balance: Balance
    balance_before: Balance | None
    balance_then: Balance | None
    today: date
    first_seen: date
    entered: datetime
    baseline: date | None
    thresholds: Thresholds = Thresholds()
    context: Context = Context()

    @property
    def receivable(self) -> bool:
        return self.after.kind is Kind.RECEIVABLE

    @property
    def enters(self) -> bool:
        """A receivable that was not there before: from now on it can be drawn against."""
        return self.receivable and self.type in {"new", "reappeared"} and self.after.state == "open"

    @property
    def edited(self) -> bool:
        """A receivable that was approved before, and whose content moved."""
        return self.receivable and self.type in {"changed", "reappeared"} and self.after.state == "open"

    @property
    def rise(self) -> Decimal:
        """By how much more could be drawn against than against the approved copy; 0 in another currency."""
        if self.before is None or self.before.currency != self.after.currency or not self.edited:
            return ZERO
        return self.after.total - (self.before.total if self.before.state == "open" else ZERO)

    @property
    def adds(self) -> bool:
        """More can be drawn than before, or against another debtor or in another currency."""
        if self.before is None or not self.edited:
            return self.enters
        moved = (self.before.debtor, self.before.currency) != (self.after.debtor, self.after.currency)
        return moved or self.rise > ZERO

    @property
    def past_baseline(self) -> bool:
        """It was first seen when the client's history had been read."""
        return self.baseline is not None and self.first_seen > self.baseline

    @property
    def closed_history(self) -> bool:
        """It came with the client's history, and nothing is due of it: nothing will ever be lent against it."""
        return self.balance.due <= ZERO and not self.past_baseline

    def at(self, rule: str, name: str) -> Decimal:
        return self.thresholds.at(rule, name)


Rule = Callable[[Case], Iterable[Flag]]
