"""What SyncIO's review endpoints answer, as values. The other side is `syncio.web`; both are held to one contract."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec

from syncio.domain.change import FieldChange
from syncio.reports.frozen import Row, Verdict

State = Literal["undecided", "approved", "rejected", "superseded"]
Outcome = Literal["release", "hold", "close_rejected"]


class Sum(msgspec.Struct, frozen=True):
    """What a review's changes add or take away in one currency."""

    currency: str
    delta: Decimal


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A review in the list: how many of its changes are in which state."""

    id: int
    client: str
    opened: datetime
    closed: datetime | None = None
    reason: str | None = None
    outcome: Outcome | None = None
    hash: str
    changes: int
    undecided: int
    approved: int
    rejected: int
    superseded: int
    blocked: int
    flagged: int
    totals: tuple[Sum, ...]

    @property
    def deltas(self) -> dict[str, Decimal]:
        """The sum of the change per currency."""
        return {total.currency: total.delta for total in self.totals if total.delta}


class Reviews(msgspec.Struct, frozen=True):
    reviews: tuple[Review, ...]


class Change(Row, frozen=True, kw_only=True):
    """A change as shown, where it stands, and everything said of it so far."""

    state: State
    approvals: int
    decisions: tuple[Verdict, ...]


class Page(msgspec.Struct, frozen=True):
    """`total` changes match; these are some of them."""

    total: int
    changes: tuple[Change, ...]


class Decided(msgspec.Struct, frozen=True):
    """`complete`: the review has closed, and Airflow's waiting task may be answered."""

    recorded: int
    complete: bool
    undecided: int


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    complete: bool
    outcome: Outcome
    approved: int
    rejected: int
    carried: int
    superseded: int


class StaleChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change that is no longer what was shown, and what differs now."""

    change_id: int
    number: str
    message: str
    changed: tuple[FieldChange, ...] = ()


class StaleDetail(msgspec.Struct, frozen=True):
    message: str
    stale: tuple[StaleChange, ...] = ()


class Refusal(msgspec.Struct, frozen=True):
    """The body of an answer that is no success: a sentence, what is stale, or where a request is malformed."""

    detail: str | StaleDetail | list[dict[str, object]] = ""


class Token(msgspec.Struct, frozen=True):
    access_token: str
