"""Reviews and changes as people are shown them: the same in the database's answers, the API, the reports."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

import msgspec

from syncio.domain.change import FieldChange, Flag, Severity, Type
from syncio.domain.review import Outcome, Reopened, State, Verdict


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One change as it was frozen. Amounts are gross (void 0, credit notes negative); a debtor's change has none.

    There is no `delta` where the currency changed. `at_stake`: what could be lent wrongly, in `currency`.
    """

    id: int
    no: int
    subject: Literal["invoice", "debtor"]
    type: Type
    number: str
    external_id: str
    debtor_name: str
    currency: str
    amount_before: Decimal | None
    amount_after: Decimal | None
    currency_before: str | None = None
    delta: Decimal | None
    at_stake: Decimal | None = None
    severity: Severity
    approvals_needed: int
    flags: tuple[Flag, ...]
    fields: tuple[FieldChange, ...]
    hash: str


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What one person said of one change; `on_behalf_of`: by whose right, where it had been delegated."""

    user: str
    on_behalf_of: str | None = None
    verdict: Verdict
    reason: str
    at: datetime


class ChangeRow(Row, frozen=True, kw_only=True):
    """A change as shown, where it stands, everything said of it so far, and who had its rejection reopened, if any."""

    state: State
    approvals: int
    decisions: tuple[Said, ...]
    reopened: Reopened | None = None


class Sum(msgspec.Struct, frozen=True):
    """What a review's changes add or take away in one currency."""

    currency: str
    delta: Decimal


class Stake(msgspec.Struct, frozen=True):
    """What could be lent wrongly on a review's undecided changes of one currency."""

    currency: str
    amount: Decimal


class ReviewRow(msgspec.Struct, frozen=True, kw_only=True):
    """A review with its counts; `blocked` and `flagged` count changes, whatever has been decided about them.

    `at_stake` is of what is undecided. `deadline`: until when it can be decided; reviews of earlier versions have none.
    `requester`: who asked for it, or for some of what it shows; None where that was the schedule.
    """

    id: int
    client: str
    opened: datetime
    deadline: datetime | None = None
    requester: str | None = None
    closed: datetime | None
    reason: str | None
    outcome: Outcome | None
    hash: str
    changes: int
    undecided: int
    approved: int
    rejected: int
    superseded: int
    blocked: int
    blocked_undecided: int = 0
    flagged: int
    totals: tuple[Sum, ...]
    at_stake: tuple[Stake, ...] = ()
    run_id: str

    @property
    def deltas(self) -> dict[str, Decimal]:
        """The sum of the change per currency."""
        return {total.currency: total.delta for total in self.totals if total.delta}


class Moved(msgspec.Struct, frozen=True):
    """What changes of one state add or take away in one currency, and what is at stake with them."""

    currency: str
    delta: Decimal
    at_stake: Decimal


class StateSum(msgspec.Struct, frozen=True, kw_only=True):
    """The changes of one state. `half_approved`: undecided ones that somebody has approved and that need one more."""

    state: State
    changes: int
    blocked: int
    half_approved: int
    money: tuple[Moved, ...]


class Fired(msgspec.Struct, frozen=True, kw_only=True):
    """How many changes a rule flagged."""

    rule: str
    changes: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A whole review in figures: what there is of each state, and which rules fired, the most frequent first."""

    states: tuple[StateSum, ...]
    rules: tuple[Fired, ...]
