import pytest
from msgspec.structs import replace

from syncio.domain.review import Decision, Outcome, Standing, Tally, may_decide, objection, outcome, repeated

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
