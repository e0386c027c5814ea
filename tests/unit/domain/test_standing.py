"""One more decision on a change: taken or not, and what is said of it where others have decided before."""

import pytest
from msgspec.structs import replace

from syncio.domain.review import Capacity, Decision, Involvement, Part, Verdict
from syncio.domain.standing import Standing, Voice, objection, remark, repeated

SHOWN = bytes(32)
STANDING = Standing(change=1, number="INV-1", hash=SHOWN, superseded=False, moved=False, who=Capacity(user="cat"))
APPROVE = Decision(change=1, hash=SHOWN, verdict="approve")
REJECT = Decision(change=1, hash=SHOWN, verdict="reject", reason="false")


def said(*voices: str, needed: int = 1) -> Standing:
    """A change after `ann approve`, `vic/ben reject late` and so on."""
    return replace(STANDING, needed=needed, said=tuple(map(voice, voices)))


def voice(text: str) -> Voice:
    who, verdict, *reason = text.split(maxsplit=2)
    user, _, authority = who.partition("/")
    given: Verdict = "approve" if verdict == "approve" else "reject"
    return Voice(user=user, authority=authority or user, verdict=given, reason=" ".join(reason))


@pytest.mark.parametrize("decision", [APPROVE, REJECT])
def test_what_stands_as_it_was_shown_may_be_decided(decision: Decision) -> None:
    assert objection(decision, STANDING) is None
    assert remark(decision, STANDING) is None


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
    rejected = said("ann reject late")
    assert objection(APPROVE, rejected) == "ann rejected it, and a rejection stands"
    assert objection(REJECT, rejected) is None


@pytest.mark.parametrize(
    ("decision", "mine", "again"),
    [
        (APPROVE, "cat approve", True),
        (REJECT, "cat reject false", True),
        (REJECT, "cat reject late", False),
        (REJECT, "cat approve", False),
        (APPROVE, "cat reject false", False),
        (APPROVE, "ann approve", False),
        (replace(APPROVE, hash=b"other"), "cat approve", False),
    ],
)
def test_a_decision_is_repeated_where_it_says_the_same_again(decision: Decision, mine: str, again: bool) -> None:
    assert repeated(decision, said(mine)) is again


def test_a_right_that_approved_already_approves_no_more() -> None:
    used = said("ben/cat approve")
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


ENOUGH = "had approved it already, which is enough: yours is on record too"


@pytest.mark.parametrize(
    ("before", "needed", "words"),
    [
        (["ann approve"], 1, f"ann {ENOUGH}"),
        (["ann approve", "ben approve"], 1, f"ann and ben {ENOUGH}"),
        (["ann approve", "ben approve"], 2, f"ann and ben {ENOUGH}"),
        (["ann approve", "ben approve", "val approve"], 2, f"ann, ben and val {ENOUGH}"),
        (["ann approve"], 2, None),
        (["vic/ann approve"], 1, f"vic {ENOUGH}"),
    ],
)
def test_an_approval_of_what_is_approved_says_so(before: list[str], needed: int, words: str | None) -> None:
    assert remark(APPROVE, said(*before, needed=needed)) == words
    assert remark(APPROVE, said(*before, "cat approve", "dan approve", needed=needed)) == words  # the answer was lost


def test_approved_twice_by_one_person_it_is_one_approval_and_its_second_comment_is_not_kept() -> None:
    twice = said("cat approve checked", "ann approve")
    assert remark(replace(APPROVE, reason="checked"), twice) is None
    assert remark(APPROVE, twice) is None
    words = "you had approved it already: what you say now is not put on record"
    assert remark(replace(APPROVE, reason="by phone"), twice) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (["ann approve"], "this sets aside its approval by ann"),
        (["cat approve"], "this sets aside its approval by you"),
        (["ann approve", "cat approve"], "this sets aside its approval by ann and you"),
        (["ann approve", "ben reject late"], "ben had rejected it already: yours is on record too"),
    ],
)
def test_a_rejection_says_whose_approval_it_sets_aside(before: list[str], words: str) -> None:
    assert remark(REJECT, said(*before)) == words
    assert remark(REJECT, said(*before, "cat reject false", "dan reject no")) == words


def test_who_approves_again_what_was_rejected_since_is_told() -> None:
    words = "ann rejected it after you had approved it, and a rejection stands"
    assert remark(APPROVE, said("cat approve", "ann reject false")) == words
