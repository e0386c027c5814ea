"""What a sign-off allows, and what comes of it. RULES.md's "A sign-off", as pure functions."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

import msgspec

from syncio.domain.invoice import hashed

State = Literal["undecided", "approved", "rejected", "superseded"]
Verdict = Literal["approve", "reject"]
Outcome = Literal["release", "close_rejected", "hold"]
MemberRole = Literal["viewer", "reviewer", "admin"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer says about one change; `hash` is the change's, as it was shown."""

    change: int
    hash: bytes
    verdict: Verdict
    reason: str = ""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a change stands before a decision.

    `moved`: the staged head is no longer the `after` that was shown. `mine` and `my_reason`: the last verdict of the
    user who asks, if any. `rejected_by`: the first one who rejected it.
    """

    change: int
    number: str
    hash: bytes
    superseded: bool
    moved: bool
    rejected_by: str | None
    mine: Verdict | None
    my_reason: str | None


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many changes of a review are in each state."""

    undecided: int
    approved: int
    rejected: int
    superseded: int


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """How many decisions are on record now, whether the review has closed, how many changes are left to decide."""

    recorded: int
    complete: bool
    undecided: int


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """A closed review. `carried` changes were not decided: the client's next review shows them again."""

    complete: bool = True
    outcome: Outcome
    approved: int
    rejected: int
    carried: int
    superseded: int


def may_decide(roles: Collection[str]) -> bool:
    """A reviewer decides and signs; one who administers the client never does."""
    return "reviewer" in roles and "admin" not in roles


def outcome(tally: Tally) -> Outcome:
    """Where the branch goes once a review has closed."""
    if tally.approved:
        return "release"
    return "close_rejected" if tally.rejected else "hold"


def repeated(decision: Decision, standing: Standing) -> bool:
    """Whether this very decision is on record already: the answer to it was lost, or the button pressed twice."""
    if decision.hash != standing.hash or decision.verdict != standing.mine:
        return False
    return decision.verdict == "approve" or decision.reason == standing.my_reason


def objection(decision: Decision, standing: Standing) -> str | None:
    """Why this decision cannot be recorded: a sentence, or None where it can."""
    if decision.hash != standing.hash:
        return "the hash is not this change's: read the review again"
    if standing.superseded:
        return "a newer version has come in since: it is in the client's next review"
    if standing.moved:
        return "it has changed since it was shown: the next review will show it anew"
    if standing.mine == decision.verdict == "reject":
        return f"you rejected it already, with the reason: {standing.my_reason}"
    if decision.verdict == "approve" and standing.rejected_by is not None:
        return f"{standing.rejected_by} rejected it, and a rejection stands"
    return None


def standing_approval_hash(client: str, kind: str, proposed_by: str, at: datetime) -> bytes:
    """What the signature under a standing approval is bound to."""
    return hashed(msgspec.json.encode({"client": client, "kind": kind, "proposed_by": proposed_by, "at": at}))
