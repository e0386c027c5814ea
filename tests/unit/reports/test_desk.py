"""The reviewer's desk against a real HTTP server that keeps the contract."""

from collections.abc import Iterator

import pytest

from syncio.reports.api import ReviewsApi
from syncio.reports.desk import Desk
from syncio.reports.waiting import answered
from tests.notebooks.stand_in import Review, StandIn, serving
from tests.unit.reports.samples import day_two, row


@pytest.fixture
def server() -> Iterator[StandIn]:
    """Review 12: two blocked, 29 others; review 13: one new invoice."""
    with serving(Review(12, "Northgate", day_two()), Review(13, "Meadow", [row(400)])) as state:
        yield state


def at_once(api: ReviewsApi, review: int) -> bool:
    return answered(api, review, sleep=lambda _: None)


@pytest.fixture
def desk(server: StandIn) -> Desk:
    return opened(server, "reviewer", "pass-one")


def opened(server: StandIn, user: str, password: str, review: int = 12) -> Desk:
    desk = Desk(server.url, at_once)
    desk.log_in(server.url, user, password)
    desk.open(review)
    return desk


def problem(desk: Desk) -> str:
    assert desk.notice.kind == "problem"
    return desk.notice.text


def test_a_wrong_password_is_said_as_such(server: StandIn) -> None:
    desk = Desk(server.url)
    desk.log_in(server.url, "reviewer", "guess")
    assert problem(desk) == "User name or password is wrong."
    assert desk.api is None


def test_a_server_that_is_gone_is_said_while_logging_in() -> None:
    with serving() as state:
        url = state.url
    desk = Desk(url)
    desk.log_in(url, "reviewer", "pass-one")
    assert problem(desk) == f"There is no answer from {url}: check the address, or try again later."


def test_a_password_is_not_sent_in_the_clear_to_another_machine() -> None:
    desk = Desk("")
    desk.log_in("http://lender.example", "reviewer", "pass-one")
    assert "must begin with https://" in problem(desk)


def test_the_token_does_not_follow_a_redirect(server: StandIn, desk: Desk) -> None:
    with serving() as elsewhere:
        server.redirect_to = elsewhere.url
        desk.refresh()
        assert "redirects elsewhere" in problem(desk)
        assert elsewhere.requests == []


def test_an_expired_log_in_keeps_what_was_typed(server: StandIn, desk: Desk) -> None:
    change = desk.page.changes[0]
    desk.drafts[change.id] = "Not ordered"
    server.tokens.clear()
    desk.decide(change, "reject")
    assert "log-in has expired" in problem(desk)
    assert desk.api is None
    desk.log_in(server.url, "reviewer", "pass-one")
    assert desk.review is not None
    assert desk.review.id == 12
    desk.decide(change, "reject")
    assert desk.notice.text == "INV-2301 is rejected."
    assert server.reviews[12].decisions[change.id][0]["reason"] == "Not ordered"
    assert desk.drafts == {}


def test_a_viewer_is_told_that_the_right_is_missing(server: StandIn) -> None:
    desk = opened(server, "viewer", "pass-three")
    desk.decide(desk.page.changes[0], "approve")
    assert problem(desk).startswith("You may not do this: viewer may not decide for this client")


def test_a_rejection_without_a_reason_is_not_sent(server: StandIn, desk: Desk) -> None:
    desk.drafts[desk.page.changes[0].id] = "  "
    desk.decide(desk.page.changes[0], "reject")
    assert problem(desk) == "Say why INV-2301 is rejected: write the reason beside it."
    assert not [path for method, path, _ in server.requests if path.endswith("decisions")]


def stale(number: int) -> dict[str, object]:
    changed = [{"field": "total", "old": "8000", "new": "9000"}]
    message = "it has changed since it was shown"
    return {"change_id": 1000 + number, "number": f"INV-{2300 + number}", "message": message, "changed": changed}


def test_a_change_that_moved_on_says_what_is_different_now(server: StandIn, desk: Desk) -> None:
    server.stale[1001] = stale(1)
    desk.drafts[1001] = "checked by phone"
    desk.decide(desk.page.changes[0], "approve")
    assert "INV-2301: it has changed since it was shown: total was “8000” and is “9000”." in problem(desk)
    assert desk.drafts[1001] == "checked by phone"
    assert server.reviews[12].decisions == {}


def test_a_server_that_goes_away_between_two_presses_loses_nothing() -> None:
    with serving(Review(12, "Northgate", day_two())) as state:
        desk = opened(state, "reviewer", "pass-one")
    change = desk.page.changes[0]
    desk.drafts[change.id] = "Not ordered"
    desk.decide(change, "reject")
    assert problem(desk) == "The server does not answer. Try again: a decision that was sent twice counts once."
    assert desk.drafts == {change.id: "Not ordered"}
    assert desk.page.changes[0] == change


def test_a_blocked_change_needs_somebody_else_too(server: StandIn, desk: Desk) -> None:
    desk.decide(desk.page.changes[1], "approve")
    assert desk.notice.text == "Your approval of INV-2302 is recorded; somebody else has to approve it too."
    other = opened(server, "reviewer2", "pass-two")
    other.decide(other.page.changes[1], "approve")
    assert other.notice.text == "INV-2302 is approved; 30 changes left to decide."


def test_bulk_leaves_the_blocked_out_and_says_how_many_and_how_much(server: StandIn, desk: Desk) -> None:
    desk.prepare_bulk()
    assert desk.bulk is not None
    assert desk.bulk.sentence == (
        "29 changes (+12.50 AUD, +25,030.00 GBP) will be approved. "
        "2 blocked changes (\N{MINUS SIGN}700.00 GBP) left out: each has to be decided by itself."
    )
    desk.approve_bulk()
    assert desk.notice.text == "29 changes (+12.50 AUD, +25,030.00 GBP) approved. 2 blocked changes left out."
    assert server.reviews[12].count("approved") == 29
    assert not {1001, 1002} & set(server.reviews[12].decisions)


def test_bulk_takes_what_the_filter_lists_and_no_more(server: StandIn, desk: Desk) -> None:
    desk.filter(text="INV-2400")
    desk.prepare_bulk()
    desk.approve_bulk()
    assert desk.notice.text == "1 change (+900.00 GBP) approved."
    assert list(server.reviews[12].decisions) == [1100]


def test_bulk_approves_the_rest_where_some_have_changed(server: StandIn, desk: Desk) -> None:
    desk.prepare_bulk()
    server.stale |= {1005: stale(5), 1006: stale(6)}
    desk.approve_bulk()
    assert desk.notice.text.startswith("27 changes")
    assert "INV-2305: it has changed since it was shown" in desk.notice.text
    assert server.reviews[12].count("approved") == 27


def test_bulk_over_decided_rows_approves_nothing(desk: Desk) -> None:
    desk.filter(state="rejected")
    desk.prepare_bulk()
    desk.approve_bulk()
    assert problem(desk) == "There is nothing to approve at once."


def test_bulk_pressed_twice_is_sent_once(server: StandIn, desk: Desk) -> None:
    desk.prepare_bulk()
    desk.approve_bulk()
    desk.approve_bulk()
    assert problem(desk) == "There is nothing to approve at once."
    assert all(len(said) == 1 for said in server.reviews[12].decisions.values())


def test_bulk_reads_every_page_of_a_long_review() -> None:
    with serving(Review(12, "Northgate", day_two(new=1200))) as state:
        desk = opened(state, "reviewer", "pass-one")
        desk.prepare_bulk()
        desk.approve_bulk()
        assert state.reviews[12].count("approved") == 1209


def test_the_last_decision_closes_the_review_and_tells_airflow(server: StandIn) -> None:
    desk = opened(server, "reviewer", "pass-one", review=13)
    desk.decide(desk.page.changes[0], "approve")
    assert desk.notice.text.endswith("Every change is decided: the review is closed.")
    assert server.answered == [("13", "reviewer")]
    assert [review.id for review in desk.reviews] == [12]


def test_signing_carries_over_what_is_undecided(server: StandIn, desk: Desk) -> None:
    desk.sign()
    assert desk.notice.text == "Signed: 0 approved, 0 rejected, 31 carried over; nothing is released."
    assert server.answered == [("12", "reviewer")]


def test_airflow_s_task_is_told_once_it_waits(server: StandIn, desk: Desk) -> None:
    server.waits_after = 5
    desk.sign()
    assert server.answered == [("12", "reviewer")]
    assert "waiting" not in desk.notice.text


def test_a_task_that_never_waits_does_not_undo_the_signature(server: StandIn, desk: Desk) -> None:
    server.waits_after = 1000
    desk.sign()
    assert desk.notice.kind == "done"
    assert desk.notice.text.endswith("Airflow's run was not waiting yet; it will notice by itself.")
    assert server.reviews[12].closed is not None


def test_a_task_that_was_answered_before_is_as_good(server: StandIn, desk: Desk) -> None:
    server.answered.append(("12", "reviewer2"))
    desk.sign()
    assert "Airflow" not in desk.notice.text


def test_pages_stop_at_both_ends(desk: Desk) -> None:
    desk.turn(-1)
    assert (desk.offset, len(desk.page.changes)) == (0, 20)
    desk.turn(1)
    desk.turn(1)
    assert (desk.offset, len(desk.page.changes)) == (20, 11)


def test_a_review_that_is_gone_is_said(desk: Desk) -> None:
    desk.open(99)
    assert problem(desk) == "There is no review 99 that you may see."


def test_drafts_outlive_other_pages_and_reviews(desk: Desk) -> None:
    desk.drafts[1001] = "half a sent"
    desk.turn(1)
    desk.open(13)
    desk.open(12)
    assert desk.drafts == {1001: "half a sent"}
