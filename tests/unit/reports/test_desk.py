"""The reviewer's desk against a real HTTP server that keeps the contract."""

from syncio.reports.desk import Desk
from syncio.reports.drafts import Draft
from tests.unit.reports.opened import opened, stale, told
from tests.unit.reports.reviewed import Review
from tests.unit.reports.samples import day_two
from tests.unit.reports.stand_in import StandIn, standing_in


def problem(desk: Desk) -> str:
    assert desk.notice.kind == "problem"
    return desk.notice.text


def test_a_wrong_password_is_said_as_such(server: StandIn) -> None:
    desk = Desk(server.url)
    desk.log_in(server.url, "reviewer", "guess")
    assert problem(desk) == "User name or password is wrong."
    assert desk.api is None


def test_a_server_that_is_gone_is_said_while_logging_in() -> None:
    with standing_in() as state:
        url = state.url
    desk = Desk(url)
    desk.log_in(url, "reviewer", "pass-one")
    assert problem(desk) == f"There is no answer from {url}: check the address, or try again later."


def test_a_password_is_not_sent_in_the_clear_to_another_machine() -> None:
    desk = Desk("")
    desk.log_in("http://lender.example", "reviewer", "pass-one")
    assert "must begin with https://" in problem(desk)


def test_the_token_does_not_follow_a_redirect(server: StandIn, desk: Desk) -> None:
    with standing_in() as elsewhere:
        server.redirect_to = elsewhere.url
        desk.refresh()
        assert "redirects elsewhere" in problem(desk)
        assert elsewhere.requests == []


def test_an_expired_log_in_keeps_what_was_typed(server: StandIn, desk: Desk) -> None:
    change = desk.page.changes[0]
    desk.drafts[change.id] = Draft("Other", "Not ordered")
    server.tokens.clear()
    desk.decide(change, "reject")
    assert "log-in has expired" in problem(desk)
    assert desk.api is None
    desk.log_in(server.url, "reviewer", "pass-one")
    assert desk.review is not None
    assert desk.review.id == 12
    desk.decide(change, "reject")
    assert desk.notice.text == "INV-2301 is rejected."
    assert server.reviews[12].decisions[change.id][0]["reason"] == "Other: Not ordered"
    assert desk.drafts == {}


def test_a_viewer_is_told_that_the_right_is_missing(server: StandIn) -> None:
    desk = opened(server, "viewer", "pass-three")
    desk.decide(desk.page.changes[0], "approve")
    assert problem(desk).startswith("You may not do this: viewer may not decide for this client")


def test_a_rejection_without_a_reason_is_not_sent(server: StandIn, desk: Desk) -> None:
    desk.drafts[desk.page.changes[0].id] = Draft("", "not ours")
    desk.decide(desk.page.changes[0], "reject")
    assert problem(desk) == "Choose a reason for rejecting INV-2301."
    assert not [path for method, path, _ in server.requests if path.endswith("decisions")]


def test_a_change_that_moved_on_says_what_is_different_now(server: StandIn, desk: Desk) -> None:
    server.stale[1001] = stale(1)
    desk.drafts[1001] = Draft("", "checked by phone")
    desk.decide(desk.page.changes[0], "approve")
    assert "INV-2301: it has changed since it was shown: total was “8,000.00” and is “9,000.00”." in problem(desk)
    assert desk.drafts[1001] == Draft("", "checked by phone")
    assert server.reviews[12].decisions == {}


def test_a_server_that_goes_away_between_two_presses_loses_nothing() -> None:
    with standing_in(Review(12, "Northgate", day_two())) as state:
        desk = opened(state, "reviewer", "pass-one")
    change = desk.page.changes[0]
    desk.drafts[change.id] = Draft("Other", "Not ordered")
    desk.decide(change, "reject")
    assert problem(desk) == "The server does not answer. Try again: a decision that was sent twice counts once."
    assert desk.drafts == {change.id: Draft("Other", "Not ordered")}
    assert desk.page.changes[0] == change


def test_a_blocked_change_needs_somebody_else_too(server: StandIn, desk: Desk) -> None:
    desk.decide(desk.page.changes[1], "approve")
    assert desk.notice.text == "Your approval of INV-2302 is recorded; somebody else has to approve it too."
    other = opened(server, "reviewer2", "pass-two")
    other.decide(other.page.changes[1], "approve")
    assert other.notice.text == "INV-2302 is approved; 30 changes left to decide."


def test_a_decision_that_meets_another_says_whose(server: StandIn, desk: Desk) -> None:
    other = opened(server, "reviewer2", "pass-two")
    blocked, plain = desk.page.changes[1], desk.page.changes[5]
    for change in (blocked, plain):
        desk.decide(change, "approve")
    other.decide(plain, "approve")
    assert (
        other.notice.text
        == f"{plain.number}: reviewer had approved it already, which is enough: yours is on record too."
    )
    for change in (blocked, plain):
        other.drafts[change.id] = Draft("Disputed", "")
        other.decide(change, "reject")
        whose = "reviewer" if change is blocked else "reviewer and you"
        assert other.notice.text == f"{change.number} is rejected: this sets aside its approval by {whose}."


def test_the_last_decision_closes_the_review_and_airflow_is_told(server: StandIn) -> None:
    desk = opened(server, "reviewer", "pass-one", review=13)
    desk.decide(desk.page.changes[0], "approve")
    assert told(desk) == []
    assert desk.notice.text.endswith("Every change is decided: the review is closed.")
    assert server.answered == [("13", "reviewer")]
    assert [review.id for review in desk.reviews] == [12]


def test_signing_carries_over_what_is_undecided(server: StandIn, desk: Desk) -> None:
    desk.ask_to_sign()
    assert desk.summary is not None
    assert [(each.state, each.changes) for each in desk.summary.states] == [("undecided", 31)]
    desk.sign()
    assert told(desk) == []
    assert desk.notice.text == "Signed: 0 approved, 0 rejected, 31 carried over; nothing is released."
    assert server.answered == [("12", "reviewer")]


def test_airflow_s_task_is_told_once_it_waits(server: StandIn, desk: Desk) -> None:
    server.waits_after = 5
    desk.sign()
    assert told(desk) == [2.0] * 5
    assert server.answered == [("12", "reviewer")]
    assert "waiting" not in desk.notice.text


def test_a_task_that_never_waits_does_not_undo_the_signature(server: StandIn, desk: Desk) -> None:
    server.waits_after = 1000
    desk.sign()
    assert told(desk) == [2.0] * 7
    assert desk.notice.kind == "done"
    assert desk.notice.text.endswith("Airflow's run was not waiting yet; it will notice by itself.")
    assert server.reviews[12].closed is not None


def test_a_task_that_was_answered_before_is_as_good(server: StandIn, desk: Desk) -> None:
    server.answered.append(("12", "reviewer2"))
    desk.sign()
    assert told(desk) == []
    assert "Airflow" not in desk.notice.text


def test_airflow_is_told_once(server: StandIn, desk: Desk) -> None:
    desk.sign()
    told(desk)
    told(desk)
    assert server.answered == [("12", "reviewer")]


def test_pages_stop_at_both_ends(desk: Desk) -> None:
    desk.turn(-1)
    assert (desk.offset, len(desk.page.changes)) == (0, 20)
    for _ in range(3):
        desk.turn(1)
    assert (desk.offset, len(desk.page.changes)) == (20, 11)


def test_a_review_that_is_gone_is_said(desk: Desk) -> None:
    desk.open(99)
    assert problem(desk) == "There is no review 99 that you may see."


def test_drafts_outlive_other_pages_and_reviews(desk: Desk) -> None:
    desk.drafts[1001] = Draft("Disputed", "half a sent")
    desk.turn(1)
    desk.open(13)
    desk.open(12)
    assert desk.drafts == {1001: Draft("Disputed", "half a sent")}


def test_a_decided_change_keeps_its_place_and_the_next_page_leaves_none_out(server: StandIn, desk: Desk) -> None:
    shown = [change.id for change in desk.page.changes]
    for place in (2, 5):
        desk.decide(desk.page.changes[place], "approve")
    assert [change.id for change in desk.page.changes] == shown
    assert [change.state for change in desk.page.changes].count("approved") == 2
    desk.turn(1)
    everything = [row.id for row in server.reviews[12].rows]
    assert shown + [change.id for change in desk.page.changes] == everything


def test_a_second_press_on_the_same_change_counts_once(desk: Desk) -> None:
    change = desk.page.changes[2]
    desk.decide(change, "approve")
    desk.decide(change, "approve")
    assert desk.notice.kind == "done"
    assert desk.page.changes[2].state == "approved"


def test_what_is_left_to_decide_is_listed_first_and_a_closed_review_whole(desk: Desk) -> None:
    desk.decide(desk.page.changes[2], "approve")
    desk.open(12)
    assert desk.page.total == 30
    desk.sign()
    desk.open(12)
    assert desk.page.total == 31


def test_changes_are_listed_by_rule_and_in_another_order(desk: Desk) -> None:
    desk.filter(rule="upward_edit", sort="amount")
    assert [change.number for change in desk.page.changes] == ["INV-2301", "INV-2303"]
    desk.filter(sort="number", state="")
    numbers = [change.number.lower() for change in desk.page.changes]
    assert numbers == sorted(numbers)


def test_a_list_that_has_become_shorter_shows_its_last_page(server: StandIn, desk: Desk) -> None:
    desk.filter()
    desk.turn(1)
    server.reviews[12].rows[15:] = []
    desk.refresh()
    assert (desk.offset, len(desk.page.changes)) == (0, 15)


def test_a_change_is_looked_at_with_its_versions(desk: Desk) -> None:
    desk.look(1001)
    assert desk.detail is not None
    assert [version.role for version in desk.detail.versions] == ["before", "after"]
    desk.decide(desk.page.changes[0], "approve")
    assert [one.user for one in desk.detail.change.decisions] == ["reviewer"]


def test_another_user_finds_an_empty_desk(server: StandIn, desk: Desk) -> None:
    desk.drafts[1001] = Draft("Disputed", "half a sent")
    server.tokens.clear()
    desk.refresh()
    desk.log_in(server.url, "reviewer2", "pass-two")
    assert (desk.drafts, desk.review, desk.page.changes) == ({}, None, ())
    assert [review.id for review in desk.reviews] == [12, 13]


def test_who_logs_out_leaves_neither_token_nor_words(desk: Desk) -> None:
    desk.drafts[1001] = Draft("Disputed", "half a sent")
    desk.log_out()
    assert (desk.api, desk.user, desk.drafts, desk.review, desk.reviews) == (None, "", {}, None, ())
    desk.refresh()
    assert "Log in" in problem(desk)


def test_a_wrong_password_after_an_expired_log_in_keeps_the_desk(server: StandIn, desk: Desk) -> None:
    desk.drafts[1001] = Draft("Disputed", "half a sent")
    server.tokens.clear()
    desk.refresh()
    desk.log_in(server.url, "reviewer", "guess")
    assert problem(desk) == "User name or password is wrong."
    assert (desk.drafts, desk.shown.id) == ({1001: Draft("Disputed", "half a sent")}, 12)
