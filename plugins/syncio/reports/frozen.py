"""What a report is frozen as: one JSON file, the only thing a report notebook reads.

The stage writes it from the database, hashes it and publishes it; `encoded` gives the same bytes for the same review.
Amounts are exact and travel as text; times are UTC; hashes are hexadecimal.
"""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from syncio.domain.checks import Check
from syncio.domain.policy import PASSES, PolicyKind
from syncio.domain.shown import Row, Said
from syncio.errors import Unreadable
from syncio.reports.rights import AppliedLimit, Delegated, Hand, Right

State = Literal["approved", "rejected", "carried", "superseded"]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """The review's changes of one currency, added up."""

    currency: str
    before: Decimal
    after: Decimal
    delta: Decimal


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One pull of the client's feed. `processed` documents and debtors were read; `failed` could not be understood."""

    id: int
    status: str
    started: datetime
    finished: datetime | None
    processed: int
    failed: int


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was read before, and whose newest version cannot be understood since `since`.

    `advanced`: what FactorS has advanced on it; None where it is not funded.
    """

    external_id: str
    number: str
    debtor_name: str
    currency: str
    since: datetime
    advanced: Decimal | None


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """How fresh and complete the figures were when the review opened.

    `funding_read`: when FactorS was last asked what it has funded; None where no answer from before is on record.
    `set_aside`: of the `quarantined` those that are invoices or credit notes known from before, funded ones first.
    """

    complete: Run | None
    last: Run | None
    quarantined: int
    funded: int
    funding_read: datetime | None
    set_aside: tuple[SetAside, ...] = ()


class Earlier(Said, frozen=True, kw_only=True):
    """A decision from before the review opened, and what it was about: in which review, at which gross amount."""

    review: int
    number: str
    amount: Decimal | None
    currency: str


class DiffRow(Row, frozen=True, kw_only=True):
    """A change, and what was decided on the same invoice (or debtor) before: the newest of `earlier_count` decisions.

    `debtor`: the debtor's id at the source; None where he was not read.
    """

    debtor: str | None = None
    earlier: tuple[Earlier, ...] = ()
    earlier_count: int = 0


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided on all invoices of a debtor in the year before; `newest` are three of it, rejections first."""

    debtor: str
    approved: int
    rejected: int
    newest: tuple[Earlier, ...]


class Unchanged(msgspec.Struct, frozen=True, kw_only=True):
    """Invoices and credit notes that are as approved; `due`: what is owed on those that are open, credits taken off."""

    currency: str
    documents: int
    due: Decimal | None


class DiffData(msgspec.Struct, frozen=True, kw_only=True):
    """`review.json`: a review as it opened, its changes riskiest first.

    `names`: debtors by id, of those between whom invoices moved. `elsewhere`: how many other documents differ from what
    was approved. `baseline`: what was first seen by then is the client's history; none while all of it is. `checks`:
    none where the rules that the review was made with are others than those of the version that froze it. What has a
    default is new in the format.
    """

    review: int
    client: str
    opened: datetime
    rules_version: str
    hash: str
    totals: tuple[Total, ...]
    counts: dict[str, int]
    changes: tuple[DiffRow, ...]
    feed: Feed
    debtors: tuple[Past, ...] = ()
    names: dict[str, str] = msgspec.field(default_factory=dict)
    unchanged: tuple[Unchanged, ...] = ()
    elsewhere: int = 0
    baseline: date | None = None
    checks: tuple[Check, ...] = ()


class DecidedRow(Row, frozen=True, kw_only=True):
    """A change, what became of it, and everything that was said of it."""

    state: State
    approvals: int
    decisions: tuple[Said, ...]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The diff report that the decisions were made on: SHA-256 of its frozen JSON and of its page."""

    data_hash: str
    html_hash: str
    at: datetime


class StandingApproval(msgspec.Struct, frozen=True, kw_only=True):
    """A signed policy of this client, and how many releases it had covered when the review closed.

    `amount`: how much of `clean` passes a day. `revoked`: while the review was open; what ended before is not listed.
    """

    id: int
    kind: PolicyKind
    hash: str
    proposed_by: str
    proposed: datetime
    signed_by: str
    signed: datetime
    releases: int
    amount: Decimal | None = None
    currency: str | None = None
    revoked_by: str | None = None
    revoked: datetime | None = None

    @property
    def passes(self) -> str:
        """What it lets pass, at the beginning of a sentence."""
        text = PASSES[self.kind]
        return text[:1].upper() + text[1:]


class Anchored(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the audit trail whose hash was written outside of the database."""

    entry: int
    hash: str
    at: datetime


class Trail(msgspec.Struct, frozen=True, kw_only=True):
    """Where the review stands in its client's chain: the numbers of entries, and the hash of the one that closed it.

    `decisions`: the first and the last that tell of any; `anchor`: the last one that was made by then.
    """

    opening: int
    decisions: tuple[int, int] | None
    closing: int
    hash: str
    at: datetime
    anchor: Anchored | None


class ApprovalData(msgspec.Struct, frozen=True, kw_only=True):
    """`approval.json`: a closed review, and who decided what.

    `by_user` signed, or decided what was left; by the right of `on_behalf_of`, where that was delegated.

    What has a default is new in the format.
    """

    review: int
    client: str
    opened: datetime
    closed: datetime
    reason: Literal["decided", "signed", "superseded", "expired"]
    by_user: str | None
    outcome: Literal["release", "hold", "close_rejected"]
    rules_version: str
    hash: str
    shown: Shown | None
    counts: dict[State, int]
    changes: tuple[DecidedRow, ...]
    policies: tuple[StandingApproval, ...]
    on_behalf_of: str | None = None
    rights: tuple[Right, ...] = ()
    delegations: tuple[Delegated, ...] = ()
    limits: tuple[AppliedLimit, ...] = ()
    hands: tuple[Hand, ...] = ()
    trail: Trail | None = None


Frozen = TypeVar("Frozen", bound=DiffData | ApprovalData)


def decoded(text: bytes, kind: type[Frozen]) -> Frozen:
    """Read frozen JSON.

    :raises Unreadable: where the text is not what this version of the code freezes.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:
        msg = f"the frozen data of this report cannot be read: {error}"
        raise Unreadable(msg) from error


def encoded(data: DiffData | ApprovalData) -> bytes:
    """Write frozen JSON: fields in their order, two spaces deep, so that a person and `sha256sum` can both check it."""
    return msgspec.json.format(msgspec.json.encode(data, order="deterministic"), indent=1) + b"\n"


def load(path: str | Path, kind: type[Frozen]) -> Frozen:
    """Read a frozen file from disk; what the notebooks call."""
    return decoded(Path(path).read_bytes(), kind)
