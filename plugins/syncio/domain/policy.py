"""Standing approvals: what may pass without a person, because people have said so beforehand."""

import hashlib
from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec

from syncio.domain.change import Change
from syncio.domain.invoice import hashed
from syncio.domain.money import ZERO

PolicyKind = Literal["balance", "clean"]

#: One in so many invoices goes to a person all the same.
SAMPLED = 20
#: What each kind lets pass, in plain English.
PASSES: dict[PolicyKind, str] = {
    "balance": "payments, and credits on what is not funded, pass",
    "clean": "edits that raise nothing and carry no flag pass, but for one in twenty,",
}


class Allowance(msgspec.Struct, frozen=True):
    """How much may pass in a day, added up as for an approver."""

    amount: Decimal
    currency: str


def standing_approval_hash(
    client: str, kind: PolicyKind, proposed_by: str, at: datetime, allowance: Allowance | None = None
) -> bytes:
    """What the signature under a standing approval is bound to."""
    bound = {"client": client, "kind": kind, "proposed_by": proposed_by, "at": at}
    return hashed(msgspec.json.encode(bound | ({"allowance": allowance} if allowance else {})))


def is_clean(change: Change) -> bool:
    """Whether a change raises nothing and carries no flag: an edit of a receivable that leaves its gross or lowers it.

    A new invoice raises what can be lent, and so does a credit note that shrinks; a debtor has no amount.
    """
    before, after = change.amount_before, change.amount_after
    if change.subject != "invoice" or change.type != "changed" or change.flags or before is None or after is None:
        return False
    if {change.currency_before, change.currency_snapshot or change.currency} != {change.currency}:
        return False
    return ZERO <= after <= before and (change.amount_snapshot is None or after <= change.amount_snapshot)


def counted(change: Change) -> Decimal:
    """What a clean change counts against the allowance: the greater of old and new, as against an approver's limit."""
    return max(change.amount_snapshot or change.amount_before or ZERO, change.amount_after or ZERO)


def is_drawn(secret: bytes, external_id: str, before: bytes) -> bool:
    """Whether a change of an invoice is one of those that go to a person all the same.

    It follows from the invoice and its approved copy, not from what the client made of it since: to edit it once more
    draws no other lot. Nobody who could edit an invoice knows the secret.

    :param before: the approved copy's content hash.
    """
    lot = hashlib.sha256(secret + external_id.encode() + before).digest()
    return int.from_bytes(lot[:8]) % SAMPLED == 0
