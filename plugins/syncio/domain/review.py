"""What a sign-off allows, and what comes of it. RULES.md's "A sign-off", as pure functions."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal

import msgspec

State = Literal["undecided", "approved", "rejected", "superseded"]
Verdict = Literal["approve", "reject"]
Outcome = Literal["release", "close_rejected", "hold"]
MemberRole = Literal["viewer", "reviewer", "admin"]
Part = Literal["requester", "editor", "override", "limit", "rate"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer says about one change; `hash` is the change's, as it was shown."""

    change: int
    hash: bytes
    verdict: Verdict
    reason: str = ""


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """Who decides, and by whose right: their own, or that of a reviewer who has delegated it to them."""

    user: str
    on_behalf_of: str | None = None

    @property
    def authority(self) -> str:
        """Whose right is used."""
        return self.on_behalf_of or self.user

    @property
    def people(self) -> frozenset[str]:
        """Everybody who stands behind it."""
        return frozenset({self.user, self.authority})


class Involvement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody had a hand in what a review shows, all of it or one change, or in what an approval counts by.

    `detail`: which settings or amendment, or why.
    """

    user_name: str
    part: Part
    detail: str

    @property
    def did(self) -> str:
        """What that was, after the name."""
        return {
            "requester": "asked for it",
            "editor": f"set what it was checked with ({self.detail})",
            "override": "had its rejection reopened",
            "limit": f"set by which limit it would be approved ({self.detail})",
            "rate": f"set at which rate it would be counted ({self.detail})",
        }[self.part]


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many changes of a review are in each state."""

    undecided: int
    approved: int
    rejected: int
    superseded: int


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever decided has to know of a decision that is on record."""

    change_id: int
    number: str
    message: str


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """How many decisions are on record now, whether the review has closed, how many changes are left to decide.

    `remarks`: which of the decisions met with those of others, that they come after or set aside.
    """

    recorded: int
    complete: bool
    undecided: int
    remarks: tuple[Remark, ...] = ()


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """A closed review. `carried` changes were not decided: the client's next review shows them again."""

    complete: bool = True
    outcome: Outcome
    approved: int
    rejected: int
    carried: int
    superseded: int


class Reopened(msgspec.Struct, frozen=True, kw_only=True):
    """A rejected change comes again in the client's next review, and why; the rejection stays on record."""

    change: int
    user: str
    on_behalf_of: str | None
    reason: str
    at: datetime


def may_decide(roles: Collection[str]) -> bool:
    """A reviewer decides and signs; one who administers the client never does."""
    return "reviewer" in roles and "admin" not in roles


def capacity(user: str, authorities: Collection[str], on_behalf_of: str | None) -> Capacity | None:
    """By whose right `user` decides: whose is asked for, else the own, else that of the only one who has delegated it.

    :param authorities: by whose right this user may decide for the client now.
    :returns: None where there is no such right, or it has to be said which of several is used.
    """
    if on_behalf_of is not None and on_behalf_of != user:
        return Capacity(user=user, on_behalf_of=on_behalf_of) if on_behalf_of in authorities else None
    if user in authorities:
        return Capacity(user=user)
    others = sorted(authorities)
    return Capacity(user=user, on_behalf_of=others[0]) if len(others) == 1 and on_behalf_of is None else None


def outcome(tally: Tally) -> Outcome:
    """Where the branch goes once a review has closed."""
    if tally.approved:
        return "release"
    return "close_rejected" if tally.rejected else "hold"


def expired_outcome(tally: Tally) -> Outcome:
    """Where it goes at its deadline: nothing of it is released, what was approved comes again; a rejection stands."""
    return outcome(msgspec.structs.replace(tally, approved=0))


def had_a_hand(involved: Sequence[Involvement]) -> str | None:
    """Why those behind an approval may not give it: a sentence, or None where nobody had a hand in the change."""
    if not involved:
        return None
    return f"{involved[0].user_name} {involved[0].did}: another person has to approve it"
