"""kill -9 in every task and of every server: the way goes on, and FactorS holds what was signed."""

import pytest

from tests.dags.lender import Lender
from tests.dags.test_wiring import FILES
from tests.dags.third_day.conftest import Raised
from tests.dags.third_day.losses import Losses
from tests.dags.third_day.servers import SecondServers

pytestmark = [pytest.mark.airflow, pytest.mark.thorough]

OUTCOMES = """
SELECT o.outcome FROM release r JOIN release_outcome o ON o.release = r.id
JOIN change c ON c.id = r.change WHERE c.review = %s
"""
#: Airflow gives these no process.
RESTING = {"all_pulled", "all_compared", "all_pushed", "hold", "close_rejected", "tick"}


@pytest.mark.usefixtures("chores")
def test_every_task_was_lost_once(lender: Lender, losses: Losses) -> None:
    tasks = {
        (dag.stem, task["task_id"])
        for dag in FILES
        for task in lender.admin.get(f"/api/v2/dags/{dag.stem}/tasks")["tasks"]
    }
    assert {(work.dag, work.task) for work in losses.killed} == {each for each in tasks if each[1] not in RESTING}


@pytest.mark.usefixtures("chores")
def test_airflow_tried_again_by_itself_and_every_run_ended_well(lender: Lender, losses: Losses) -> None:
    for work in losses.killed:
        assert lender.runs.ended(work.dag, work.run) == "success"
        assert lender.runs.tries(*work.key) > 1, work


def test_what_was_approved_is_in_factors_once_and_what_was_rejected_is_not(
    lender: Lender, raised: Raised, third_day: int
) -> None:
    approved, rejected = (
        lender.book.invoice(before["external_id"])["total"] for before in (raised.approved, raised.rejected)
    )
    assert (approved, rejected) == (raised.approved["total"] * 2, raised.rejected["total"])
    pushed = (
        "SELECT o.outcome FROM release r JOIN release_outcome o ON o.release = r.id JOIN change c ON c.id = r.change"
    )
    assert lender.rows(f"{pushed} WHERE c.review = %s", third_day) == [("pushed",)]


def test_a_review_waits_through_the_loss_of_airflows_servers(lender: Lender, waited: int, third_day: int) -> None:
    assert waited == third_day
    assert lender.review(waited)["outcome"] == "release"
    assert lender.runs.tasks("review", f"review-{waited}")["sign_off"] == "success"


@pytest.mark.usefixtures("third_day")
def test_the_servers_were_lost_while_the_review_waited(servers: SecondServers) -> None:
    assert servers.lost == ["api-server", "dag-processor"]
