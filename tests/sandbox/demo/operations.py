"""The admin: starts runs through Airflow's REST API and reads what became of them."""

from typing import Any

from tests.sandbox.demo.people import DemoError, Person, eventually

DONE = {"success", "failed"}
PAGE = 100


class Operations:
    """Airflow as its administrator sees it."""

    def __init__(self, admin: Person) -> None:
        self._admin = admin
        self._counted: set[tuple[str, str]] = set()

    def start(self, dag: str) -> str:
        """Start a run by hand."""
        run: str = self._admin.call("POST", f"/api/v2/dags/{dag}/dagRuns", json={"logical_date": None})["dag_run_id"]
        return run

    def finished(self, dag: str, run: str) -> str:
        """Wait for a run to end.

        :raises DemoError: where it fails.
        """

        def look() -> str | None:
            state: str = self._admin.get(f"/api/v2/dags/{dag}/dagRuns/{run}")["state"]
            return state if state in DONE else None

        state = eventually(f"{dag} {run} to end", look)
        if state != "success":
            raise DemoError(f"{dag} {run} ended as {state}: its log is under var/airflow/logs/dag_id={dag}")
        return state

    def runs(self, dag: str) -> list[dict[str, Any]]:
        """The newest runs of a DAG."""
        found: list[dict[str, Any]] = self._admin.get(f"/api/v2/dags/{dag}/dagRuns", limit=PAGE, order_by="-run_after")[
            "dag_runs"
        ]
        return found

    def state_of(self, dag: str, run: str, task: str) -> str | None:
        """The state of one task instance."""
        state: str | None = self._admin.get(f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}")["state"]
        return state

    def results(self, dag: str, task: str) -> list[Any]:
        """What a task returned in every run that ended and was not asked for before, mapped ones one by one."""
        found = []
        for run in self.runs(dag):
            key = (f"{dag}.{task}", run["dag_run_id"])
            if run["state"] in DONE and key not in self._counted:
                self._counted.add(key)
                found += self._returned(dag, run["dag_run_id"], task)
        return found

    def _returned(self, dag: str, run: str, task: str) -> list[Any]:
        base = f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances"
        entries = self._admin.get(f"{base}/{task}/xcomEntries", limit=PAGE, map_index=None)["xcom_entries"]
        return [
            self._admin.get(f"{base}/{task}/xcomEntries/return_value", map_index=entry["map_index"], deserialize=True)[
                "value"
            ]
            for entry in entries
            if entry["key"] == "return_value"
        ]
