"""What goes wrong, or is done by hand in Airflow: the others go on, and nothing passes that was not signed."""

import pytest

from tests.dags.conftest import STRANGER, Clients, Edited, Morning
from tests.dags.lender import Lender

pytestmark = pytest.mark.airflow


def test_a_client_that_xero_refuses_is_named_and_does_not_stop_the_others(
    lender: Lender, clients: Clients, second_morning: Morning
) -> None:
    tasks = lender.runs.tasks("xero_pull", second_morning.pull)
    assert (tasks["pull.0"], tasks["staged"], tasks["all_pulled"]) == ("failed", "success", "upstream_failed")
    assert lender.runs.ended("xero_pull", second_morning.pull) == "failed"
    log = lender.runs.log("xero_pull", second_morning.pull, "pull", 0)
    assert f"{STRANGER}: Xero allows this client no access here" in log
    assert f"1 client failed, the others were served. The log says why: {STRANGER}" in log
    assert clients.first in second_morning.reviews


def test_only_what_changed_comes_again(
    lender: Lender, clients: Clients, edited: Edited, second_morning: Morning
) -> None:
    changes = list(lender.reviewer.changes(second_morning.reviews[clients.first]))
    assert [(change["external_id"], change["type"]) for change in changes] == [
        (edited.raised["external_id"], "changed")
    ]


def test_a_payment_passes_under_the_standing_approval(lender: Lender, edited: Edited, second_day: Morning) -> None:  # noqa: ARG001  # all has happened
    [released] = lender.rows("SELECT DISTINCT external_id FROM release WHERE policy IS NOT NULL")
    assert released == (edited.paid["external_id"],)


def test_what_factors_refuses_shows_in_red_and_comes_again(lender: Lender, edited: Edited, refused_push: str) -> None:
    log = lender.runs.log("factors_push", refused_push, "push")
    assert "FactorS refused 1 release, the others were written" in log
    assert "no_payment" in log
    outcomes = lender.rows(
        "SELECT o.outcome FROM release r JOIN release_outcome o ON o.release = r.id WHERE r.external_id = %s"
        " AND r.policy IS NOT NULL ORDER BY r.id",
        edited.paid["external_id"],
    )
    assert outcomes == [("withdrawn",), ("pushed",)]


def test_what_was_left_undecided_comes_again_and_what_was_rejected_does_not(
    lender: Lender, clients: Clients, first_day: Morning, second_morning: Morning
) -> None:
    for client, rejected in ((clients.second, 0), (clients.third, 1)):
        before = lender.review(first_day.reviews[client])
        assert lender.review(second_morning.reviews[client])["changes"] == before["changes"] - rejected


def test_a_report_that_was_changed_on_disk_stops_the_branch(
    lender: Lender, clients: Clients, edited: Edited, second_day: Morning
) -> None:
    review = second_day.reviews[clients.first]
    tasks = lender.runs.tasks("review", f"review-{review}")
    assert (tasks["branch"], tasks["release"]) == ("failed", "upstream_failed")
    assert "diff_report.html is not the file that was published" in lender.runs.log(
        "review", f"review-{review}", "branch"
    )
    assert lender.review(review)["outcome"] == "release"
    assert lender.released(review) == 0
    assert lender.book.invoice(edited.raised["external_id"])["total"] == edited.raised["total"]


def test_a_sign_off_that_was_marked_as_done_by_hand_lets_nothing_pass(
    lender: Lender, clients: Clients, second_day: Morning
) -> None:
    review = second_day.reviews[clients.second]
    tasks = lender.runs.tasks("review", f"review-{review}")
    assert tasks["sign_off"] == "success"
    assert (tasks["approval_report"], tasks["branch"], tasks["release"]) == (
        "failed",
        "upstream_failed",
        "upstream_failed",
    )
    assert "the review is still open" in lender.runs.log("review", f"review-{review}", "approval_report")
    assert lender.review(review)["closed"] is None
    assert lender.released(review) == lender.booked(clients.second) == 0


def test_an_answer_that_comes_too_early_is_no_harm(lender: Lender, clients: Clients, second_day: Morning) -> None:
    review = second_day.reviews[clients.third]
    assert lender.runs.ended("review", f"review-{review}") == "success"
    assert lender.released(review) == lender.review(review)["approved"] > 0
