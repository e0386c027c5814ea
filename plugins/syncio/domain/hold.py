"""A reduction: what the source has taken away of what FactorS holds, and nobody has reviewed yet.

It is held against the copy that FactorS was confirmed to have, so that nothing counts twice: what was written there is
no reduction any more. A payment is none: it pays the advance back, and passes or is reviewed like any other balance.
"""

from decimal import Decimal
from typing import Literal

import msgspec

from syncio.domain.invoice import Kind, Status
from syncio.domain.money import ZERO
from syncio.domain.rules.wording import priced

HoldKind = Literal["voided", "deleted", "credited", "lowered", "credit_note", "unknown"]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What of an invoice or credit note counts: what it is over, what was credited, what is left of it."""

    void: bool
    currency: str
    total: Decimal
    credited: Decimal
    due: Decimal


class Reduction(msgspec.Struct, frozen=True):
    """By how much the balance that may be lent against falls, and why; `sentence` is for people of the loan book."""

    kind: HoldKind
    currency: str
    amount: Decimal
    sentence: str


def reduction(kind: Kind, status: Status, held: Counted | None, now: Counted) -> Reduction | None:
    """What has become less since FactorS's copy; None where nothing has.

    :param kind: of an invoice or a credit note; nothing is lent against the others.
    :param held: FactorS's copy, if it has one.
    """
    if kind is Kind.CREDIT_NOTE:
        return added_credit(held, now)
    if kind is not Kind.RECEIVABLE or held is None or held.void:
        return None
    return cancelled(status, held) if now.void else lessened(held, now)


def cancelled(status: Status, held: Counted) -> Reduction:
    """All that FactorS counts as due of it; also where that is nothing: it must not be funded."""
    kind: HoldKind = "deleted" if status is Status.DELETED else "voided"
    return Reduction(kind, held.currency, held.due, f"{kind.title()} at the source: {left_of(held)} is due here.")


def lessened(held: Counted, now: Counted) -> Reduction | None:
    """Credit that was given and a total that was lowered, up to what FactorS counts as due of it.

    Amounts of two currencies are not compared: another currency is a change that is blocked.
    """
    if now.currency != held.currency:
        return None
    credited, lowered = max(now.credited - held.credited, ZERO), max(held.total - now.total, ZERO)
    amount = min(credited + lowered, held.due)
    if amount <= ZERO:
        return None
    if credited:
        return Reduction("credited", held.currency, amount, f"Credited at the source: {left_of(held)} is due here.")
    return Reduction("lowered", held.currency, amount, f"Lowered at the source: {left_of(held)} is due here.")


def added_credit(held: Counted | None, now: Counted) -> Reduction | None:
    """What is left of a credit note, beyond what FactorS counts; once it is applied, the invoice is what is less."""
    known = held.due if held and not held.void and held.currency == now.currency else ZERO
    if now.void or now.due <= known:
        return None
    left = priced(now.due - known, now.currency)
    return Reduction(
        "credit_note", now.currency, now.due - known, f"A credit note at the source: {left} is not here yet."
    )


def left_of(held: Counted) -> str:
    return priced(held.due, held.currency)
