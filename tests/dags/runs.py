"""Runs and tasks as Airflow's REST API shows them to its administrator."""

from contextlib import suppress
from typing import Any

from tests.sandbox.demo.people import DemoError, Person, eventually

DONE = {"success", "failed"}
PATIENCE = 120.0  # seconds


class Runs:
    def __init__(self, admin: Person) -> None:
        self._admin = admin

    def start(self, dag: str) -> str:
        """Start a run by hand, as anybody may who may run a DAG; answers its id."""
        run: str = self._admin.call("POST", f"/api/v2/dags/{dag}/dagRuns", json={"logical_date": None})["dag_run_id"]
        return run

    def of(self, dag: str) -> list[str]:
        """The newest runs of a DAG."""
        found = self._admin.get(f"/api/v2/dags/{dag}/dagRuns", limit=100, order_by="-run_after")["dag_runs"]
        return [run["dag_run_id"] for run in found]

    def ended(self, dag: str, run: str) -> str:
        """Wait for a run, and answer how it ended."""

        def look() -> str | None:
            state: str = self._admin.get(f"/api/v2/dags/{dag}/dagRuns/{run}")["state"]
            return state if state in DONE else None

        return eventually(f"{dag} {run} to end", look, PATIENCE, 0.2)

    def next_of(self, dag: str, before: list[str], kind: str) -> str:
        """Wait for a run that Airflow itself starts, and for its end; answers its id.

        :param kind: `asset_triggered` or `scheduled`.
        """
        run = self.begun(dag, before, kind)
        self.ended(dag, run)
        return run

    def under_way(self, dag: str) -> str:
        """Wait for any run of a DAG that has begun and not ended: another may come just when one is looked for."""

        def look() -> str | None:
            found = self._admin.get(f"/api/v2/dags/{dag}/dagRuns", limit=1, state="running")["dag_runs"]
            return found[0]["dag_run_id"] if found else None

        return eventually(f"{dag} to be under way", look, PATIENCE, 0.2)

    def begun(self, dag: str, before: list[str], kind: str) -> str:
        """Wait for a run that Airflow itself starts; answers its id."""

        def look() -> str | None:
            return next((run for run in self.of(dag) if run.startswith(kind) and run not in before), None)

        return eventually(f"{dag} to be started", look, PATIENCE, 0.2)

    def tasks(self, dag: str, run: str) -> dict[str, str | None]:
        """The state of each task of a run; mapped ones are called `task.index`."""
        found = self._admin.get(f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances")["task_instances"]
        return {called(task["task_id"], task["map_index"]): task["state"] for task in found}

    def task(self, dag: str, run: str, task: str) -> dict[str, Any]:
        found: dict[str, Any] = self._admin.get(f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}")
        return found

    def tries(self, dag: str, run: str, task: str) -> int:
        """How often a task of a run was begun; of a mapped one, its first."""
        tried = self._admin.get(f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances", task_id=task)["task_instances"]
        return int(tried[0]["try_number"])

    def mark(self, dag: str, run: str, task: str, state: str) -> None:
        """Say by hand that a task is in some state."""
        path = f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}"
        self._admin.call("PATCH", path, json={"new_state": state})

    def clear(self, dag: str, run: str, *tasks: str) -> None:
        """Have tasks of a run, or all of them, run again."""
        body: dict[str, Any] = {"dry_run": False, "dag_run_id": run, "only_failed": False, "reset_dag_runs": True}
        body |= {"task_ids": list(tasks)} if tasks else {}
        self._admin.call("POST", f"/api/v2/dags/{dag}/clearTaskInstances", json=body)

    def log(self, dag: str, run: str, task: str, index: int = -1) -> str:
        """What a task's last try wrote into its log."""
        base = f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}"
        tried = self._admin.get(base if index < 0 else f"{base}/{index}")["try_number"]
        return str(self._admin.get(f"{base}/logs/{tried}", map_index=index, full_content=True)["content"])

    def pause(self, dag: str, *, paused: bool) -> None:
        self._admin.call("PATCH", f"/api/v2/dags/{dag}", json={"is_paused": paused})

    def parked(self, review: int) -> None:
        """Wait until the sign-off of a review waits for input."""

        def look() -> bool | None:
            with suppress(DemoError):  # its run may not be there yet
                return self.task("review", f"review-{review}", "sign_off")["state"] == "awaiting_input" or None
            return None

        eventually(f"review {review} to wait", look, PATIENCE, 0.2)


def called(task: str, index: int) -> str:
    return task if index < 0 else f"{task}.{index}"
