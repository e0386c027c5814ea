"""Standing approvals: what may pass without a person, because people have said so beforehand."""

import hashlib
from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec

from syncio.domain.change import Change
from syncio.domain.invoice import hashed
from syncio.domain.money import ZERO, shown

PolicyKind = Literal["balance", "clean"]
PolicyState = Literal["in force", "waiting", "revoked", "ended"]

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


def passing(kind: PolicyKind, allowance: Allowance | None) -> str:
    """What one of this kind lets pass, in plain English."""
    upto = f", up to {shown(allowance.amount)} {allowance.currency} a day" if allowance else ""
    return f"{PASSES[kind]} without a review{upto}"


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """A standing approval. In force is a client's newest of its kind that was signed by who may still decide for it.

    `why_not`: why who asks may not sign it, where it waits for that.
    """

    id: int
    client: str
    client_id: int
    kind: PolicyKind
    hash: str
    proposed_by: str
    proposed: datetime
    amount: Decimal | None
    currency: str | None
    signed_by: str | None
    signed: datetime | None
    revoked_by: str | None
    revoked: datetime | None
    in_force: bool
    why_not: str | None = None

    @property
    def allowance(self) -> Allowance | None:
        """How much passes a day; None where that is not limited."""
        return Allowance(self.amount, self.currency) if self.amount is not None and self.currency else None

    @property
    def state(self) -> PolicyState:
        """`ended`: a newer one came into force, or who signed it may decide no longer."""
        if self.in_force:
            return "in force"
        if self.revoked_by:
            return "revoked"
        return "ended" if self.signed_by else "waiting"


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
