"""What happened, kept apart from the product: who said what of what they were shown, and what FactorS was seen to take.

Where a person's request was killed, nobody knows whether it counts: it may have, so it is kept as said.
"""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

REVIEWERS = frozenset({"ann", "ben", "val"})


@dataclass
class Shown:
    """A row of a review as it was when it opened, and what people said of it since."""

    change: int
    review: int
    hash: bytes
    subject: str
    type: str
    external_id: str
    before: bytes | None
    after: bytes
    after_balance: bytes | None
    debtor: str | None
    needed: int
    approved_by: set[str] = field(default_factory=set)
    rejected_by: set[str] = field(default_factory=set)
    perhaps_rejected: bool = False


@dataclass
class Policy:
    """A standing approval that somebody may have signed."""

    hash: str
    proposed_by: str
    signed_by: set[str] = field(default_factory=set)


@dataclass
class Memory:
    shown: dict[int, Shown] = field(default_factory=dict)
    signed_reviews: set[int] = field(default_factory=set)
    deciders: set[str] = field(default_factory=lambda: set(REVIEWERS))
    policies: dict[str, Policy] = field(default_factory=dict)
    #: Changes that were rightly approved when their release was asked for; policies in force when balances were.
    allowed: set[int] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)
    #: Rows that people of the loan book changed: (table, external id, column) -> (as it was, as they left it).
    by_hand: dict[tuple[str, str, str], tuple[Any, Any]] = field(default_factory=dict)
    #: An invoice that was funded -> FactorS's row at that time.
    funded: dict[str, dict[str, Any]] = field(default_factory=dict)
    tampered: dict[Any, bytes] = field(default_factory=dict)
    #: FactorS's ledger in the order in which it was seen to grow; rows of the audit tables by table and key.
    ledger: dict[str, dict[str, Any]] = field(default_factory=dict)
    audit: set[tuple[str, str]] = field(default_factory=set)
    texts: dict[bytes, str] = field(default_factory=dict)

    def release_asked(self, review: int) -> None:
        """Somebody asks for the release of this review, now: which of its rows may pass."""
        for shown in self.shown.values():
            enough = len(shown.approved_by & self.deciders) >= max(shown.needed, self.needed_now(shown))
            if shown.review == review and enough and not shown.rejected_by:
                self.allowed.add(shown.change)

    def needed_now(self, shown: Shown) -> int:
        """Two people for a raise, a void or another currency of what is funded, whatever the product made of it."""
        if shown.subject != "invoice" or shown.external_id not in self.funded:
            return 1
        then, now = self.funded[shown.external_id], json.loads(self.texts[shown.after])
        raised = Decimal(now["total"]) - then["total"] > Decimal("0.01")
        gone = then["state"] == "open" and now["state"] == "void" and shown.type == "voided"
        other = now["currency"] != then["currency"]
        return 2 if (raised and now["state"] == "open") or gone or other else 1

    def balances_asked(self) -> None:
        """Somebody asks for the release of balances: which standing approvals are in force."""
        for policy in self.policies.values():
            if policy.signed_by & self.deciders - {policy.proposed_by}:
                self.standing.add(policy.hash)

    def approves(self, user: str, change: int) -> None:
        if user in REVIEWERS:
            self.shown[change].approved_by.add(user)

    def rejects(self, user: str, change: int, certain: bool) -> None:
        if user in REVIEWERS:
            self.shown[change].perhaps_rejected = True
            if certain:
                self.shown[change].rejected_by.add(user)
