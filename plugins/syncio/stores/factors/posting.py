"""What goes into FactorS: one posting for each release, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Literal, Self
from uuid import UUID

from syncio.domain.money import ZERO
from syncio.stores.factors.rows import BalanceText, ContentText, balance_text, content_text

Class = Literal["content", "balance", "debtor"]


@dataclass(frozen=True)
class Posting:
    """One release as FactorS takes it; `before` None means that FactorS must not have the record yet.

    `doc` is the canonical content (or debtor) that hashes to `after`, `balance` the canonical balance that hashes to
    `after_balance`; `held_balance` hashes the balance that FactorS was last confirmed to have. The texts of both
    only serve to say what differs. `debtor` is the debtor as shown, where FactorS may not know it yet.
    """

    push_id: UUID
    hash: bytes
    policy: bytes | None
    push_class: Class
    external_id: str
    before: bytes | None
    held_balance: bytes | None
    after: bytes
    after_balance: bytes | None
    before_doc: str | None
    held_balance_doc: str | None
    doc: str
    balance: str | None
    debtor: str | None

    @cached_property
    def content(self) -> ContentText:
        """The document, for every class but `debtor`."""
        return content_text(self.doc)

    @cached_property
    def amounts(self) -> BalanceText:
        return balance_text(self.balance or "")

    @property
    def gross(self) -> Decimal:
        """What it counts in the loan book once it is applied: void and debtors 0, credit notes negative."""
        if self.push_class == "debtor" or self.content.state == "void":
            return ZERO
        total = Decimal(self.content.total)
        return -total if self.content.kind == "credit_note" else total


@dataclass
class Applied:
    """What a batch came to: push ids and times in the ledger, those refused and why, the hash of each debtor shown."""

    done: dict[UUID, datetime] = field(default_factory=dict)
    refused: dict[UUID, str] = field(default_factory=dict)
    debtors: dict[str, bytes] = field(default_factory=dict)

    def add(self, other: Self) -> None:
        """Take in what another part of the batch came to."""
        self.done |= other.done
        self.refused |= other.refused
        self.debtors |= other.debtors


class Contradicted(Exception):  # noqa: N818  # never leaves the package: it only ends a transaction
    """Some postings of a batch cannot be applied, and why; nothing was written."""

    def __init__(self, refusals: dict[UUID, str]) -> None:
        super().__init__(f"{len(refusals)} postings contradict FactorS")
        self.refusals = refusals


def without(postings: Sequence[Posting], ids: Collection[UUID]) -> list[Posting]:
    return [posting for posting in postings if posting.push_id not in ids]
