"""What is read of holds, a row each."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

import msgspec

from syncio.domain.hold import Counted, HoldKind, Reduction, reduction
from syncio.domain.invoice import Kind, Status

State = Literal["undecided", "approved", "rejected"]


class ReducedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A record that may have become less; without a copy in FactorS what was held is None."""

    record: int
    external_id: str
    kind: str
    status: str
    n: int
    before_n: int | None
    before_balance_n: int | None
    currency: str
    total: Decimal
    due: Decimal
    credited: Decimal
    held_state: str | None
    held_currency: str | None
    held_total: Decimal | None
    held_credited: Decimal | None
    held_due: Decimal | None

    @property
    def reduction(self) -> Reduction | None:
        status = Status(self.status)
        void = status in {Status.VOIDED, Status.DELETED}
        now = Counted(void=void, currency=self.currency, total=self.total, credited=self.credited, due=self.due)
        return reduction(Kind(self.kind), status, self._held, now)

    @property
    def _held(self) -> Counted | None:
        if self.held_currency is None or self.held_total is None or self.held_credited is None or self.held_due is None:
            return None
        return Counted(
            void=self.held_state == "void",
            currency=self.held_currency,
            total=self.held_total,
            credited=self.held_credited,
            due=self.held_due,
        )


class StandingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A hold that stands. `placed`: when FactorS had it; `lifted_there`: somebody lifted it in FactorS.

    `review` and `state`: where what it is about was shown to people last, and what they said of it.
    """

    id: UUID
    client: str
    external_id: str
    number: str
    kind: HoldKind
    currency: str
    amount: Decimal
    reason: str
    at: datetime
    placed: datetime | None
    lifted_there: bool
    review: int | None
    state: State | None


class WorkRow(msgspec.Struct, frozen=True, kw_only=True):
    """A hold of which FactorS may have to be told. `stands`: it was not lifted; `placed`, `gone`: FactorS did that."""

    id: UUID
    client: str
    external_id: str
    kind: str
    currency: str
    amount: Decimal
    reason: str
    stands: bool
    placed: bool
    gone: bool

    def to_place(self, there: Collection[UUID]) -> bool:
        """Whether FactorS has to place it. One that somebody lifted there by hand stays lifted: the book is theirs."""
        return self.stands and not self.gone and not (self.placed and self.id in there)

    def to_lift(self, there: Collection[UUID]) -> bool:
        return not self.stands and not (self.gone and self.id not in there)
