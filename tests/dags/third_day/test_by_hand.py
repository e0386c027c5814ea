"""What people do by hand in Airflow: runs cleared, tasks marked. FactorS holds what was signed, to the cent."""

import pytest

from tests.dags.conftest import Clients, Edited
from tests.dags.lender import Lender
from tests.dags.third_day.conftest import Raised, Restored
from tests.sandbox.demo.figures import approved_gross

pytestmark = [pytest.mark.airflow, pytest.mark.thorough]


def test_a_run_that_is_cleared_after_its_release_runs_again_and_changes_nothing(
    lender: Lender, raised: Raised, run_again: int
) -> None:
    run = f"review-{run_again}"
    assert lender.runs.ended("review", run) == "success"
    assert lender.runs.tries("review", run, "release") > 2
    assert lender.released(run_again) == 1
    assert lender.book.invoice(raised.approved["external_id"])["total"] == raised.approved["total"] * 2


def test_a_review_whose_every_task_is_marked_as_done_releases_nothing(
    lender: Lender, clients: Clients, marked: int
) -> None:
    tasks = lender.runs.tasks("review", f"review-{marked}")
    assert {tasks[task] for task in ("diff_report", "sign_off", "approval_report", "branch", "release")} == {"success"}
    assert lender.review(marked)["closed"] is None
    assert lender.released(marked) == lender.booked(clients.second) == 0


def test_a_release_that_runs_without_a_signature_refuses(lender: Lender, marked: int) -> None:
    log = lender.runs.log("review", f"review-{marked}", "release")
    assert "the approval report of this review is not on record" in log


def test_a_report_that_is_put_back_lets_through_what_was_signed(
    lender: Lender, edited: Edited, restored: Restored
) -> None:
    assert lender.runs.ended("review", f"review-{restored.review}") == "success"
    assert lender.book.invoice(edited.raised["external_id"])["total"] == edited.raised["total"] * 2


def test_a_push_that_is_marked_as_done_leaves_what_was_signed_to_the_next(restored: Restored) -> None:
    assert restored.left == 1


@pytest.mark.usefixtures("run_again", "marked", "restored")
def test_in_the_end_factors_holds_what_was_signed_to_the_cent(lender: Lender) -> None:
    signed = approved_gross(lender.syncio)
    assert sum(signed.values()) > 0
    assert lender.book.gross() == signed
