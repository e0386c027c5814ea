import pytest
from msgspec.structs import replace

from syncio.domain.review import (
    Capacity,
    Decision,
    Involvement,
    Outcome,
    Part,
    Standing,
    Tally,
    capacity,
    expired_outcome,
    may_decide,
    objection,
    outcome,
    repeated,
)

SHOWN = bytes(32)
STANDING = Standing(
    change=1,
    number="INV-1",
    hash=SHOWN,
    superseded=False,
    moved=False,
    rejected_by=None,
    mine=None,
    my_reason=None,
)
APPROVE = Decision(change=1, hash=SHOWN, verdict="approve")
REJECT = Decision(change=1, hash=SHOWN, verdict="reject", reason="false")


@pytest.mark.parametrize(
    ("approved", "rejected", "expected"),
    [(1, 0, "release"), (1, 9, "release"), (0, 1, "close_rejected"), (0, 0, "hold")],
)
def test_one_approval_releases_and_rejections_alone_close(approved: int, rejected: int, expected: Outcome) -> None:
    assert outcome(Tally(undecided=3, approved=approved, rejected=rejected, superseded=2)) == expected


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [
        ({"reviewer"}, True),
        ({"reviewer", "viewer"}, True),
        ({"reviewer", "admin"}, False),
        ({"admin"}, False),
        ({"viewer"}, False),
        (set(), False),
    ],
)
def test_reviewers_decide_and_admins_never_do(roles: set[str], allowed: bool) -> None:
    assert may_decide(roles) is allowed


@pytest.mark.parametrize("decision", [APPROVE, REJECT])
def test_what_stands_as_it_was_shown_may_be_decided(decision: Decision) -> None:
    assert objection(decision, STANDING) is None


@pytest.mark.parametrize("decision", [APPROVE, REJECT])
@pytest.mark.parametrize(
    ("otherwise", "words"),
    [({"hash": bytes(31) + b"x"}, "hash"), ({"superseded": True}, "newer version"), ({"moved": True}, "has changed")],
)
def test_what_is_no_longer_what_was_shown_may_not(
    decision: Decision, otherwise: dict[str, bytes | bool], words: str
) -> None:
    assert words in (objection(decision, replace(STANDING, **otherwise)) or "")


def test_after_a_rejection_only_rejections_are_taken() -> None:
    rejected = replace(STANDING, rejected_by="ann")
    assert objection(APPROVE, rejected) == "ann rejected it, and a rejection stands"
    assert objection(REJECT, rejected) is None


@pytest.mark.parametrize(
    ("decision", "mine", "reason", "again"),
    [
        (APPROVE, "approve", "", True),
        (REJECT, "reject", "false", True),
        (REJECT, "reject", "late", False),
        (REJECT, "approve", "", False),
        (APPROVE, "reject", "false", False),
        (APPROVE, None, None, False),
        (replace(APPROVE, hash=b"other"), "approve", "", False),
    ],
)
def test_a_decision_is_repeated_where_it_says_the_same_again(
    decision: Decision, mine: str | None, reason: str | None, again: bool
) -> None:
    assert repeated(decision, replace(STANDING, mine=mine, my_reason=reason)) is again


@pytest.mark.parametrize(
    ("approved", "rejected", "expected"), [(9, 0, "hold"), (9, 1, "close_rejected"), (0, 0, "hold")]
)
def test_nothing_is_released_at_the_deadline(approved: int, rejected: int, expected: Outcome) -> None:
    tally = Tally(undecided=3, approved=approved, rejected=rejected, superseded=2)
    assert expired_outcome(tally) == expected


@pytest.mark.parametrize(
    ("authorities", "on_behalf_of", "used"),
    [
        ({"ann"}, None, Capacity(user="ann")),
        ({"ann", "ben"}, None, Capacity(user="ann")),
        ({"ann", "ben"}, "ben", Capacity(user="ann", on_behalf_of="ben")),
        ({"ann", "ben"}, "ann", Capacity(user="ann")),
        ({"ben"}, None, Capacity(user="ann", on_behalf_of="ben")),
        ({"ben"}, "ann", None),
        ({"ben", "cat"}, None, None),
        ({"ben", "cat"}, "cat", Capacity(user="ann", on_behalf_of="cat")),
        ({"ben"}, "cat", None),
        (set(), None, None),
        (set(), "ann", None),
    ],
)
def test_a_right_is_the_own_or_one_that_is_named_or_the_only_one(
    authorities: set[str], on_behalf_of: str | None, used: Capacity | None
) -> None:
    assert capacity("ann", authorities, on_behalf_of) == used


def test_a_right_that_approved_already_approves_no_more() -> None:
    used = replace(STANDING, used_by="ben")
    assert (objection(APPROVE, used) or "").startswith("ben approved it by the same right")
    assert objection(REJECT, used) is None


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("requester", "ann asked for it: another person has to approve it"),
        ("editor", "ann set what it was checked with (drip days): another person has to approve it"),
        ("limit", "ann set by which limit it would be approved (drip days): another person has to approve it"),
        ("rate", "ann set at which rate it would be counted (drip days): another person has to approve it"),
        ("override", "ann had its rejection reopened: another person has to approve it"),
    ],
)
def test_who_had_a_hand_in_a_change_rejects_and_does_not_approve_it(part: Part, words: str) -> None:
    standing = replace(STANDING, involved=(Involvement(user_name="ann", part=part, detail="drip days"),))
    assert objection(APPROVE, standing) == words
    assert objection(REJECT, standing) is None
