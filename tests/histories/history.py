"""A history: what clients' books held and when, what the lender advanced, and what in it is honest or not."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from syncio.domain.change import Severity
from syncio.domain.invoice import Debtor, Invoice


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A client of the lender. `standing`: payments pass under a standing approval. `term`: days it usually gives."""

    name: str
    timezone: str
    currency: str
    tax_number: str
    email: str
    term: int
    standing: bool
    advance_rate: Decimal = Decimal("0.85")


class Entry(msgspec.Struct, frozen=True):
    """What the client saved in its books, and when."""

    at: datetime
    item: Invoice | Debtor


class Advance(msgspec.Struct, frozen=True):
    """The lender advances its rate of an invoice, if it holds it by then."""

    at: datetime
    external_id: str


class Books(msgspec.Struct, frozen=True, kw_only=True):
    """One client's books: as they were taken over, and every save after that, in order."""

    client: Party
    opening: tuple[Invoice | Debtor, ...]
    entries: tuple[Entry, ...]
    advances: tuple[Advance, ...]


class Expected(msgspec.Struct, frozen=True):
    """`rule` has to fire, at `severity` at least, in a comparison from `since` to `by`.

    On one of the documents `on`; where there are none, on any of the client's: it is said of the client as a whole.
    """

    rule: str
    severity: Severity
    on: tuple[str, ...]
    since: date
    by: date


class Fraud(msgspec.Struct, frozen=True, kw_only=True):
    """`documents`: all that are part of it; up to `since` there is nothing wrong with them.

    One that no rule of RULES.md is about expects nothing.
    """

    name: str
    client: str
    since: date
    documents: tuple[str, ...]
    expected: tuple[Expected, ...]


class Honest(msgspec.Struct, frozen=True, kw_only=True):
    """A document that nothing is wrong with. `allowed`: rules that may block it all the same, if RULES.md is read
    literally.
    """

    name: str
    client: str
    document: str
    allowed: tuple[str, ...] = ()


class History(msgspec.Struct, frozen=True, kw_only=True):
    """`begin`: when the books were taken over. Every document with a later entry is honest or part of one fraud."""

    seed: int
    begin: datetime
    books: tuple[Books, ...]
    honest: tuple[Honest, ...]
    frauds: tuple[Fraud, ...]


def written(history: History) -> bytes:
    """All of it as JSON: the same seed and size give the same bytes."""
    return msgspec.json.encode(history, order="deterministic")
