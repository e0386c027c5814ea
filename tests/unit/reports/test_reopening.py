"""A rejected change is reopened from its closed review, without a browser."""

import pytest

from syncio.domain.shown import ChangeRow
from syncio.reports.desk import Desk
from syncio.reports.drafts import Draft
from syncio.reports.reopening import may_come_again, reopen
from syncio.reports.widgets.parts import is_shown
from syncio.reports.widgets.sign_off import SignOff
from tests.unit.reports.opened import opened
from tests.unit.reports.stand_in import StandIn, right

WHY = Draft("", "The delivery note has come")


@pytest.fixture
def closed(server: StandIn, desk: Desk) -> StandIn:
    """Review 12 was signed by `reviewer`, who had rejected its first change."""
    change = desk.page.changes[0]
    desk.drafts[change.id] = Draft("Disputed")
    desk.decide(change, "reject")
    desk.sign()
    return server


@pytest.fixture
def other(closed: StandIn) -> Desk:
    return opened(closed, "reviewer2", "pass-two")


def rejected(desk: Desk) -> ChangeRow:
    return desk.page.changes[0]


def drawn(sign_off: SignOff) -> None:
    """What a browser sends back once it has drawn what is there."""
    sign_off.settled.returned.value = sign_off.settled.sent.value


def test_another_reviewer_reopens_it_and_is_told_what_comes_next(closed: StandIn, other: Desk) -> None:
    assert may_come_again(other, rejected(other))
    other.drafts[rejected(other).id] = WHY
    reopen(other, rejected(other))
    assert other.notice.text == (
        "INV-2301 is reopened. It comes again in the next review of Northgate: within the hour, or once the "
        "review that is open has closed. You may not approve it there; another person has to."
    )
    assert (closed.reviews[12].reopened[1001]["reason"], other.drafts) == (WHY.comment, {})
    assert rejected(other).reopened is not None
    assert not may_come_again(other, rejected(other))


def test_it_needs_a_reason(closed: StandIn, other: Desk) -> None:
    other.drafts[rejected(other).id] = Draft("", "  ")
    reopen(other, rejected(other))
    assert other.notice.text == (
        "Say in a few words why INV-2301 should be looked at again: others read it before they decide."
    )
    assert closed.reviews[12].reopened == {}


@pytest.mark.usefixtures("closed")
def test_who_rejected_it_is_refused_and_keeps_the_reason(desk: Desk) -> None:
    desk.open(12)
    desk.drafts[rejected(desk).id] = WHY
    reopen(desk, rejected(desk))
    assert desk.notice.text == "You may not do this: reviewer rejected it: another reviewer has to reopen it."
    assert desk.drafts == {1001: WHY}


def test_a_reason_outlives_the_log_in(closed: StandIn, other: Desk) -> None:
    other.drafts[rejected(other).id] = WHY
    closed.tokens.clear()
    reopen(other, rejected(other))
    assert "log-in has expired" in other.notice.text
    other.log_in(closed.url, "reviewer2", "pass-two")
    reopen(other, rejected(other))
    assert closed.reviews[12].reopened[1001]["user"] == "reviewer2"


def test_only_what_was_rejected_in_a_closed_review_can_be(desk: Desk) -> None:
    change = desk.page.changes[0]
    desk.drafts[change.id] = Draft("Disputed")
    desk.decide(change, "reject")
    assert not may_come_again(desk, rejected(desk))
    desk.sign()
    desk.open(12)
    assert [may_come_again(desk, change) for change in desk.page.changes] == [True, *[False] * 19]


def test_a_row_offers_it_once_and_asks_for_no_reason_of_the_list(closed: StandIn) -> None:
    sign_off = SignOff(desk=opened(closed, "reviewer2", "pass-two"))
    first, second = (row.deciding for row in sign_off.listing.rows[:2])
    assert (first.explain.description, is_shown(first.explain), is_shown(first.approve)) == ("Reopen ...", True, False)
    assert not is_shown(second.explain)
    first.open_form()
    assert first.reason is not None
    assert (is_shown(first.reason.reason), first.confirm.description) == (False, "Reopen")
    drawn(sign_off)
    first.confirm.click()
    assert is_shown(first.form)
    first.reason.comment.value = WHY.comment
    for _ in range(2):
        drawn(sign_off)
        first.confirm.click()
    assert [path for method, path, _ in closed.requests if path.endswith("reopen")] == ["/syncio/api/reviews/12/reopen"]
    assert not is_shown(first.explain)


def test_it_is_reopened_by_the_right_that_is_chosen(closed: StandIn) -> None:
    closed.rights["viewer"] = [right("ann"), right("ben")]
    sign_off = SignOff(desk=opened(closed, "viewer", "pass-three"))
    assert is_shown(sign_off.authority)
    sign_off.authority.box.value = "ben"
    sign_off.desk.drafts[1001] = WHY
    drawn(sign_off)
    sign_off.decide(rejected(sign_off.desk), "reopen")
    assert closed.reviews[12].reopened[1001]["on_behalf_of"] == "ben"


def test_closed_reviews_are_listed_when_they_are_asked_for(closed: StandIn) -> None:
    sign_off = SignOff(desk=opened(closed, "reviewer2", "pass-two"))
    sign_off.act(sign_off.desk.leave)
    sign_off.queue.state.value = "closed"
    assert [card.review.id for card in sign_off.queue.cards if card.review] == [12]
    assert sign_off.desk.notice.text == "1 closed review, the newest first."
    sign_off.queue.state.value = "open"
    assert [card.review.id for card in sign_off.queue.cards if card.review] == [13]
