"""What a rule may look at."""

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal

import msgspec

from syncio.domain.change import Flag, Type
from syncio.domain.invoice import Content, Status


class Funding(msgspec.Struct, frozen=True):
    """What FactorS's view `integration.funding` says of an invoice: advanced `amount` at `funded_at`."""

    external_id: str
    funded_at: datetime
    amount: Decimal


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One change of an invoice or credit note.

    `snapshot` is the version FactorS held at funding, or, where the invoice is not funded, at the last approval; None
    for a new invoice. `before` is the copy that the change is compared with.
    """

    type: Type
    before: Content | None
    after: Content
    after_status: Status
    snapshot: Content | None
    funding: Funding | None
    advance_rate: Decimal


Rule = Callable[[Case], Iterable[Flag]]
