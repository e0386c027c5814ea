"""What a rule may know beyond the change itself; compare fetches it, set-wise, for the invoices it looks at alone."""

from datetime import date
from decimal import Decimal

import msgspec

from syncio.domain.money import ZERO


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Another receivable. `own`: the same client's; of another client's no more is said than number, day and amount.

    `cancelled`: the day on which it was voided or fully credited. `lines`: the fingerprint of its lines, where known.
    """

    own: bool
    number: str
    issue_date: date
    total: Decimal
    external_id: str = ""
    cancelled: date | None = None
    lines: bytes | None = None


class Past(msgspec.Struct, frozen=True):
    """Another invoice of the same client and debtor for about as much, whatever became of it."""

    number: str
    issue_date: date
    total: Decimal
    lines: bytes | None


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who somebody is: keys as `domain.identity` makes them, '' where unknown."""

    tax_key: str = ""
    mail_domains: tuple[str, ...] = ()


class Owing(msgspec.Struct, frozen=True, kw_only=True):
    """A debtor's account with the client in one currency, as the client's books say now.

    `balance`: what is due of authorised invoices; `aged` of it is; `payable`: what the client owes this debtor as its
    supplier. `newer`: what is due of invoices issued after the one that is looked at. `ledger`: all debtors' balance.
    """

    balance: Decimal = ZERO
    aged: Decimal = ZERO
    payable: Decimal = ZERO
    newer: Decimal = ZERO
    ledger: Decimal = ZERO


class Raises(msgspec.Struct, frozen=True):
    """The client's other invoices that were raised lately: how many, and by how much in this one's currency."""

    count: int
    amount: Decimal


class Gap(msgspec.Struct, frozen=True):
    """Numbers that nobody has: the neighbours' numbers, and how many are missing in between."""

    below: str
    above: str
    missing: int


class Month(msgspec.Struct, frozen=True):
    """Thirty days: what was invoiced in them, and what was received on invoices last touched in them."""

    sales: Decimal = ZERO
    receipts: Decimal = ZERO


class Usual(msgspec.Struct, frozen=True, kw_only=True):
    """How a client invoices in one currency. Counts are of receivables.

    `large`: the percentile above which a total is large. `months`: thirty days each, the latest first, up to `lately`.
    `lately`: the thirty days up to today. `round`, `late` of `count`, and of `count_lately`: round totals, and invoices
    that were last touched out of hours. `digits`: how many totals begin with 1, 2, ... 9.
    """

    large: Decimal | None = None
    months: tuple[Month, ...] = ()
    lately: Month = Month()
    count: int = 0
    round: int = 0
    late: int = 0
    count_lately: int = 0
    round_lately: int = 0
    late_lately: int = 0
    digits: tuple[int, ...] = ()


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around one invoice.

    `numbered` have the same number; `kin` the same debtor and about the same total, other clients' too, near in time;
    `past` is what `kin` is held against. `debtor_since`: when the debtor was first seen. What is said of the client as
    a whole is said once a comparison: of its new invoices the largest in each currency `leads`, and of those it raised
    the one that was raised most knows the other `raises`.
    """

    numbered: tuple[Other, ...] = ()
    kin: tuple[Other, ...] = ()
    past: tuple[Past, ...] = ()
    client: Party = Party()
    debtor: Party = Party()
    debtor_since: date | None = None
    owing: Owing = Owing()
    raises: Raises | None = None
    gaps: tuple[Gap, ...] = ()
    usual: Usual = Usual()
    leads: bool = False
