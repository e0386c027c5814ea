"""Many changes decided at once, against a real HTTP server that keeps the contract."""

import pytest

from syncio.reports import bulk as module
from syncio.reports.bulk import Bulk
from syncio.reports.desk import Desk
from syncio.reports.drafts import BULK, Draft
from tests.unit.reports.opened import done, opened, stale, told
from tests.unit.reports.reviewed import Review
from tests.unit.reports.samples import day_two
from tests.unit.reports.stand_in import StandIn, standing_in

MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def bulk(desk: Desk) -> Bulk:
    return Bulk(desk)


def found(bulk: Bulk) -> tuple[list[int], list[int]]:
    assert bulk.found is not None
    return [change.no for change in bulk.found.chosen], [change.no for change in bulk.found.left_out]


def test_what_is_blocked_is_left_out_and_said_with_its_money(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    assert done(bulk.prepare("approve")) == [(31, 31)]
    chosen, left_out = found(bulk)
    assert (len(chosen), left_out) == (29, [1, 2])
    assert done(bulk.carry_out()) == [(29, 29)]
    assert desk.notice.text == (
        f"29 changes (+12.50 AUD, +25,030.00 GBP) approved. 2 blocked changes ({MINUS}700.00 GBP) left out."
    )
    assert server.reviews[12].count("approved") == 29
    assert not {1001, 1002} & set(server.reviews[12].decisions)
    assert [change.no for change in desk.page.changes] == [1, 2]


def test_it_takes_what_the_filter_lists_and_no_more(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    desk.filter(text="INV-2400", sort="debtor")
    done(bulk.prepare("approve"))
    done(bulk.carry_out())
    assert desk.notice.text == "1 change (+900.00 GBP) approved."
    assert list(server.reviews[12].decisions) == [1100]


def test_a_rejection_needs_a_reason_and_gives_it_to_each(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    desk.filter(text="INV-240", state="undecided")
    done(bulk.prepare("reject"))
    done(bulk.carry_out())
    assert desk.notice.text == "Choose a reason for rejecting 10 changes."
    desk.drafts[BULK] = Draft("Duplicate", "sent twice")
    done(bulk.carry_out())
    reasons = {one["reason"] for said in server.reviews[12].decisions.values() for one in said}
    assert (reasons, desk.drafts) == ({"Duplicate: sent twice"}, {})
    assert desk.notice.text == "10 changes (+10,665.00 GBP) rejected."


def test_a_comment_on_one_change_goes_with_its_approval(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    desk.drafts = {1100: Draft("", "checked by phone"), BULK: Draft("", "as agreed"), 1001: Draft("Disputed", "")}
    done(bulk.prepare("approve"))
    done(bulk.carry_out())
    said = server.reviews[12].decisions
    assert (said[1100][0]["reason"], said[1101][0]["reason"]) == ("checked by phone", "as agreed")
    assert desk.drafts == {1001: Draft("Disputed", "")}


def test_the_rest_is_decided_where_some_have_changed(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    done(bulk.prepare("approve"))
    server.stale |= {1005: stale(5), 1006: stale(6)}
    done(bulk.carry_out())
    assert desk.notice.text.startswith("27 changes")
    assert "INV-2305: it has changed since it was shown" in desk.notice.text
    assert server.reviews[12].count("approved") == 27


def test_where_all_of_a_step_have_changed_the_next_goes_on(
    server: StandIn, desk: Desk, bulk: Bulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STEP", 10)
    done(bulk.prepare("approve"))
    server.stale |= {1000 + no: stale(no) for no in found(bulk)[0][:10]}
    done(bulk.carry_out())
    assert server.reviews[12].count("approved") == 19
    assert desk.notice.text.startswith("19 changes")


def test_decided_rows_alone_give_nothing_to_do(desk: Desk, bulk: Bulk) -> None:
    desk.filter(state="rejected")
    done(bulk.prepare("approve"))
    done(bulk.carry_out())
    assert desk.notice.text == "There is nothing here that can be decided at once."


def test_another_list_is_not_decided_with_what_was_found_before(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    done(bulk.prepare("approve"))
    desk.filter(text="INV-2400")
    done(bulk.carry_out())
    assert (server.reviews[12].decisions, desk.notice.kind) == ({}, "problem")


def test_pressed_twice_it_is_sent_once(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    done(bulk.prepare("approve"))
    done(bulk.carry_out())
    assert done(bulk.carry_out()) == []
    assert desk.notice.text == "There is nothing here that can be decided at once."
    assert all(len(said) == 1 for said in server.reviews[12].decisions.values())


def test_what_colleagues_have_approved_meanwhile_is_said(server: StandIn, desk: Desk, bulk: Bulk) -> None:
    done(bulk.prepare("approve"))
    other = opened(server, "reviewer2", "pass-two")
    mine = other.page.changes[5]
    other.decide(mine, "approve")
    done(bulk.carry_out())
    first, second = desk.notice.text.splitlines()
    assert first.startswith("29 changes (")
    assert second == f"{mine.number}: reviewer2 had approved it already, which is enough: yours is on record too."


@pytest.fixture
def short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STEP", 400)


@pytest.mark.usefixtures("short_steps")
def test_thousands_are_read_and_decided_step_by_step() -> None:
    with standing_in(Review(12, "Northgate", day_two(new=1200))) as state:
        desk = opened(state, "reviewer", "pass-one")
        bulk = Bulk(desk)
        assert done(bulk.prepare("approve")) == [(1000, 1211), (1211, 1211)]
        assert done(bulk.carry_out()) == [(400, 1209), (800, 1209), (1200, 1209), (1209, 1209)]
        assert state.reviews[12].count("approved") == 1209


@pytest.mark.usefixtures("short_steps")
def test_stopped_between_two_steps_it_says_what_is_on_record() -> None:
    with standing_in(Review(12, "Northgate", day_two(new=1200))) as state:
        desk = opened(state, "reviewer", "pass-one")
        bulk = Bulk(desk)
        done(bulk.prepare("approve"))
        work = bulk.carry_out()
        next(work)
        bulk.stopping = True
        assert list(work) == []
        assert state.reviews[12].count("approved") == 400
        first, second = desk.notice.text.splitlines()
        assert first.startswith("Stopped: 400 changes (")
        assert " approved. The other 809 are as they were. 2 blocked changes" in first
        assert second == "To go on, approve all that is listed again."
        assert desk.page.total == 811


@pytest.mark.usefixtures("short_steps")
def test_stopped_while_it_still_reads_nothing_is_decided() -> None:
    with standing_in(Review(12, "Northgate", day_two(new=1200))) as state:
        desk = opened(state, "reviewer", "pass-one")
        bulk = Bulk(desk)
        work = bulk.prepare("approve")
        next(work)
        bulk.stopping = True
        assert list(work) == []
        assert (bulk.found, desk.notice.text) == (None, "Stopped: nothing was decided.")


@pytest.mark.usefixtures("short_steps")
def test_a_log_in_that_expires_on_the_way_says_how_far_it_came() -> None:
    with standing_in(Review(12, "Northgate", day_two(new=1200))) as state:
        desk = opened(state, "reviewer", "pass-one")
        bulk = Bulk(desk)
        done(bulk.prepare("approve"))
        work = bulk.carry_out()
        next(work)
        state.tokens.clear()
        assert list(work) == []
        first, second = desk.notice.text.splitlines()
        assert (desk.notice.kind, first[:13], second[:27]) == (
            "problem",
            "400 changes (",
            "Your log-in has expired. Lo",
        )
        desk.log_in(state.url, "reviewer", "pass-one")
        done(bulk.prepare("approve"))
        done(bulk.carry_out())
        assert state.reviews[12].count("approved") == 1209


def test_the_last_step_closes_the_review(server: StandIn) -> None:
    desk = opened(server, "reviewer", "pass-one", review=13)
    bulk = Bulk(desk)
    done(bulk.prepare("approve"))
    done(bulk.carry_out())
    assert told(desk) == []
    assert desk.notice.text.endswith("approved. Every change is decided: the review is closed.")
    assert server.answered == [("13", "reviewer")]


def test_colleagues_who_decide_meanwhile_move_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 300)
    with standing_in(Review(12, "Northgate", day_two(new=800))) as state:
        desk, other = opened(state, "reviewer", "pass-one"), opened(state, "reviewer2", "pass-two")
        bulk = Bulk(desk)
        work = bulk.prepare("approve")
        next(work)
        for change in other.page.changes[2:]:
            other.decide(change, "approve")
        list(work)
        chosen, _ = found(bulk)
        assert len(chosen) == len(set(chosen)) == 809


@pytest.mark.usefixtures("short_steps")
def test_after_a_stop_the_same_reason_is_there_for_the_others_and_gone_with_the_last() -> None:
    with standing_in(Review(12, "Northgate", day_two(new=1200))) as state:
        desk = opened(state, "reviewer", "pass-one")
        bulk = Bulk(desk)
        desk.drafts[BULK] = Draft("Duplicate", "sent twice")
        done(bulk.prepare("reject"))
        work = bulk.carry_out()
        next(work)
        bulk.stopping = True
        list(work)
        assert desk.drafts == {BULK: Draft("Duplicate", "sent twice")}
        done(bulk.prepare("reject"))
        done(bulk.carry_out())
        said = state.reviews[12].decisions
        assert {one["reason"] for each in said.values() for one in each} == {"Duplicate: sent twice"}
        assert (state.reviews[12].count("rejected"), desk.drafts) == (1209, {})
