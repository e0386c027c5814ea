"""A change looked at closely: the versions it rests on, and what was decided before of the same invoice and debtor."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec

from syncio.domain.change import Severity, Type
from syncio.domain.invoice import Balance, Content, Debtor, Origin
from syncio.domain.shown import ChangeRow, Said


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an invoice (`content`, `balance`, `origin`) or of a debtor; `hash` is its content's SHA-256.

    `funded`: what FactorS held when it funded. `before`: the approved copy, with the balance that FactorS has.
    """

    role: Literal["funded", "before", "after"]
    n: int
    seen: datetime
    hash: str
    content: Content | None = None
    balance: Balance | None = None
    origin: Origin | None = None
    debtor: Debtor | None = None


class Earlier(Said, frozen=True, kw_only=True):
    """What somebody said of another change: one of the `same` invoice or debtor, or another of its `debtor`."""

    about: Literal["same", "debtor"]
    review: int
    type: Type
    number: str
    currency: str
    amount_before: Decimal | None
    amount_after: Decimal | None
    severity: Severity


class ChangeDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A change with its versions, in the order they came, and the newest of what was said before.

    `funded_at`, `funded`: what FactorS had advanced when the change was found; None where nothing.
    """

    change: ChangeRow
    funded_at: datetime | None
    funded: Decimal | None
    versions: tuple[Version, ...]
    earlier: tuple[Earlier, ...]
