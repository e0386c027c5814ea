"""The way of an invoice on a real Airflow: pulled, compared, shown, waited for, decided, branched, released, pushed."""

import hashlib
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pytest

from syncio.inert import harmless
from tests.dags.conftest import Clients, Morning
from tests.dags.lender import Lender
from tests.sandbox.demo.people import DemoError, eventually

pytestmark = pytest.mark.airflow

DAGS = Path(__file__).parents[2] / "dags"


def test_every_dag_is_imported_without_an_error(lender: Lender) -> None:
    assert lender.admin.get("/api/v2/importErrors")["import_errors"] == []
    found = {dag["dag_id"] for dag in lender.admin.get("/api/v2/dags", tags="syncio")["dags"]}
    assert found == {path.stem for path in DAGS.glob("*.py")}


def test_what_is_pulled_is_compared_without_anybody_asking(lender: Lender, clients: Clients, morning: Morning) -> None:
    assert lender.runs.tasks("xero_pull", morning.pull) == {
        "due_clients": "success",
        "pull.0": "success",
        "holds": "success",
        "feed_status": "success",
        "staged": "success",
        "all_pulled": "success",
    }
    assert lender.runs.tasks("review_changes", morning.comparison)["compare"] == "success"
    assert set(morning.reviews) == {clients.first, clients.second, clients.third}


def test_every_review_gets_a_run_that_says_whose_it_is(lender: Lender, morning: Morning) -> None:
    for client, review in morning.reviews.items():
        run = lender.admin.get(f"/api/v2/dags/review/dagRuns/review-{review}")
        assert run["conf"] == {"review": review}
        assert run["note"].startswith(f"{harmless(client)}: ")


def test_a_review_that_is_started_twice_is_one_run(lender: Lender, morning: Morning, compared_again: str) -> None:
    tasks = lender.runs.tasks("review_changes", compared_again)
    assert [tasks[f"start_review.{index}"] for index in range(3)] == ["skipped"] * 3
    for review in morning.reviews.values():
        body = {"dag_run_id": f"review-{review}", "logical_date": None, "conf": {"review": review}}
        with pytest.raises(DemoError, match="answered 409"):
            lender.admin.call("POST", "/api/v2/dags/review/dagRuns", json=body)


def test_a_review_waits_without_a_process(lender: Lender, waiting: Morning) -> None:
    for review in waiting.reviews.values():
        task = lender.runs.task("review", f"review-{review}", "sign_off")
        assert task["trigger"] is None
        assert task["pid"]
        eventually("its process to be gone", lambda pid=task["pid"]: not psutil.pid_exists(pid) or None)  # type: ignore[misc]


def test_the_waiting_task_says_whose_review_it_is_and_where_to_decide(lender: Lender, waiting: Morning) -> None:
    for client, review in waiting.reviews.items():
        shown = lender.hitl(review)
        assert shown["subject"].startswith(f"{harmless(client)}: ")
        assert shown["subject"].endswith(f"(review {review})")
        assert "sign_off.ipynb" in shown["body"]


def test_a_hostile_name_is_one_line_without_markup_wherever_airflow_shows_it(
    lender: Lender, clients: Clients, waiting: Morning
) -> None:
    review = waiting.reviews[clients.second]
    pull = lender.admin.get(f"/api/v2/dags/xero_pull/dagRuns/{waiting.pull}/taskInstances/pull/0")
    note = lender.admin.get(f"/api/v2/dags/review/dagRuns/review-{review}")["note"]
    for shown in (note, lender.hitl(review)["subject"], pull["rendered_map_index"]):
        assert shown.isprintable()
        assert not set(shown) & set("<>[]`")
        assert clients.second not in shown


def test_a_hostile_name_is_one_line_in_logs_and_in_what_tasks_return(
    lender: Lender, clients: Clients, waiting: Morning
) -> None:
    tasks = {("review_changes", waiting.comparison, "compare", -1), ("xero_pull", waiting.pull, "pull", 0)}
    for dag, run, task, index in tasks:
        path = f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}"
        lines = [line["event"] for line in lender.admin.get(f"{path}/logs/1", map_index=index)["content"]]
        assert any(harmless(clients.second) in line for line in lines)
        assert not set("".join(lines)) & set("\n\x1b\u202e")
    path = f"/api/v2/dags/review_changes/dagRuns/{waiting.comparison}/taskInstances/compare/xcomEntries/return_value"
    returned = {one["client"] for one in lender.admin.get(path)["value"]}
    assert returned == {clients.first, harmless(clients.second), clients.third}


def test_a_viewer_reads_and_may_not_decide(lender: Lender, clients: Clients, waiting: Morning) -> None:
    path = f"/syncio/api/reviews/{waiting.reviews[clients.first]}"
    [change, *_] = lender.viewer.get(f"{path}/changes")["changes"]
    decision = {"change_id": change["id"], "content_hash": change["hash"], "verdict": "approve", "reason": ""}
    with pytest.raises(DemoError, match="answered 403"):
        lender.viewer.call("POST", f"{path}/decisions", json={"decisions": [decision]})


def test_an_answer_in_airflow_decides_nothing_and_the_review_waits_on(
    lender: Lender, clients: Clients, waiting: Morning, answered_by_hand: dict[str, Any]
) -> None:
    assert answered_by_hand["response_received"] is False
    decisions = lender.rows(
        "SELECT FROM decision d JOIN change c ON c.id = d.change WHERE c.review = %s", waiting.reviews[clients.second]
    )
    assert not decisions


def test_what_was_approved_goes_the_whole_way_into_factors(
    lender: Lender, clients: Clients, first_day: Morning, booked: dict[str, int]
) -> None:
    review = first_day.reviews[clients.first]
    assert lender.runs.tasks("review", f"review-{review}") == {
        "diff_report": "success",
        "sign_off": "success",
        "approval_report": "success",
        "anchor": "success",
        "branch": "success",
        "release": "success",
        "hold": "skipped",
        "close_rejected": "skipped",
    }
    approved = lender.review(review)["approved"]
    assert approved == lender.released(review) == booked[clients.first] > 0


@pytest.mark.parametrize("place", ["second", "third"])
def test_what_was_not_approved_is_not_released(
    lender: Lender, clients: Clients, first_day: Morning, booked: dict[str, int], place: str
) -> None:
    client, branch = (clients.second, "hold") if place == "second" else (clients.third, "close_rejected")
    review = first_day.reviews[client]
    tasks = lender.runs.tasks("review", f"review-{review}")
    assert {task: tasks[task] for task in ("branch", "release", "hold", "close_rejected")} == {
        "branch": "success",
        "release": "skipped",
        "hold": "skipped",
        "close_rejected": "skipped",
    } | {branch: "success"}
    assert lender.review(review)["outcome"] == branch
    assert lender.released(review) == booked[client] == 0


def test_both_reports_of_a_closed_review_are_the_ones_on_record(lender: Lender, first_day: Morning) -> None:
    for review in first_day.reviews.values():
        recorded = {report["kind"]: report["html_hash"] for report in lender.review(review)["reports"]}
        found = {
            kind: hashlib.sha256(lender.page(review, kind).read_bytes()).hexdigest() for kind in ("diff", "approval")
        }
        assert recorded == found


def test_where_nothing_is_new_nothing_is_compared(lender: Lender, idle_pull: str) -> None:
    tasks = lender.runs.tasks("xero_pull", idle_pull)
    assert (tasks["pull.0"], tasks["staged"], tasks["all_pulled"]) == ("success", "skipped", "success")
