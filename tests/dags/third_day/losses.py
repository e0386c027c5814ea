"""Airflow's processes lost in the middle of their work: kill -9, each by its own pid, as on a machine that is gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil  # type: ignore[import-untyped]
import psycopg
from psycopg import sql

from tests.dags.lender import Lender
from tests.sandbox.demo.people import eventually

#: A task's process, whether it is in the middle of what it does.
Busy = Callable[[psutil.Process], bool]
ENDED = {"success", "failed", "skipped"}
AGE = """
UPDATE task_instance SET {column} = {column} - interval '1 day'
WHERE (dag_id, run_id, task_id) = (%s, %s, %s) AND map_index < 1
"""
KNOWN = "SELECT state, pid FROM task_instance WHERE (dag_id, run_id, task_id) = (%s, %s, %s) AND map_index < 1"


@dataclass(frozen=True)
class Work:
    """A task of a run; of a mapped one its first."""

    dag: str
    run: str
    task: str

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.dag, self.run, self.task)


@contextmanager
def locked(dsn: str, table: str) -> Iterator[Busy]:
    """Hold a table against everybody; a task that waits for it is in the middle of what it does."""
    query = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
    with psycopg.connect(dsn, options="-c role=syncio_owner" if table.startswith("syncio.") else "") as holder:
        holder.execute(sql.SQL("LOCK TABLE {}").format(sql.Identifier(*table.split("."))))
        yield lambda _: holder.execute(query, [table]).fetchone() != (0,)


def in_a_notebook(process: psutil.Process) -> bool:
    return bool(process.children())


def at_once(_: psutil.Process) -> bool:
    return True


class Losses:
    """Kills, and passes the time that Airflow lets go by before it notices and before it tries again.

    Minutes of patience are not waited for: the times that Airflow has written down are moved back by a day.
    """

    def __init__(self, lender: Lender) -> None:
        self._lender = lender
        self.killed: list[Work] = []

    def task(self, work: Work, busy: Busy) -> None:
        """Kill a task's process; the supervisor above it tells Airflow."""
        self.busy(work, busy).kill()
        self._lost(work)

    def worker(self, work: Work, busy: Busy) -> None:
        """Kill the worker above a task: nobody tells Airflow, and the task's process goes on as long as it can."""
        self.busy(work, busy).parent().kill()
        self._pass(work, "last_heartbeat_at")
        self._lost(work)

    def over(self, work: Work) -> None:
        """Wait until a task has ended; the next one takes half a second to begin.

        Where two tries of it met, and one gave way to be tried again, that time is passed too.
        """

        def look() -> bool | None:
            state = self._state(work)
            if state == "up_for_retry":
                self._pass(work, "end_date")
            return state in ENDED or None

        eventually(f"{work} to end", look, pause=0.02)

    def _lost(self, work: Work) -> None:
        self.killed.append(work)
        eventually(f"Airflow to miss {work}", lambda: self._state(work) == "up_for_retry" or None, pause=0.1)
        self._pass(work, "end_date")

    def busy(self, work: Work, busy: Busy) -> psutil.Process:
        """A task's process, once it is busy; a descendant of what this stack started."""

        def look() -> psutil.Process | None:
            state, pid = self._known(work)
            with suppress(psutil.NoSuchProcess):  # just ended
                process = psutil.Process(pid) if state == "running" and pid else None
                return process if process and self._ours(process) and busy(process) else None
            return None

        return eventually(f"{work} to be busy", look, pause=0.02)

    def _ours(self, process: psutil.Process) -> bool:
        started = {entry.pid for entry in self._lender.stack.processes.living()}
        return any(parent.pid in started for parent in process.parents())

    def _state(self, work: Work) -> str | None:
        return self._known(work)[0]

    def _known(self, work: Work) -> tuple[str | None, int | None]:
        """State and process as Airflow has written them down: asked of it over HTTP, a task would end meanwhile."""
        with psycopg.connect(self._lender.airflow) as connection:
            return connection.execute(KNOWN, work.key).fetchone() or (None, None)

    def _pass(self, work: Work, column: str) -> None:
        with psycopg.connect(self._lender.airflow) as connection:
            connection.execute(sql.SQL(AGE).format(column=sql.Identifier(column)), work.key)
