"""The stack's servers and set-up commands: what each is called with, and in which order they may start."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from tests.sandbox.stack import broker, fronts, health
from tests.sandbox.stack.environment import Component, Environment
from tests.sandbox.stack.processes import Processes
from tests.sandbox.stack.standin import StandIn
from tests.sandbox.stack.state import State

_COMMAND = 120.0  # seconds until a set-up command must be done
_READY = 180.0  # seconds until a server must answer; warm they take 10 to 20


@dataclass(frozen=True)
class Servers:
    """Starts the servers of one stack; its databases must be there."""

    environment: Environment
    processes: Processes
    state: State
    standin_options: tuple[str, ...] = ()

    def start(self, *, notebooks: bool) -> None:
        """Start everything, side by side where that is safe, and wait until all is healthy.

        The api-server and the dag-processor start while SyncIO's tables are still being made; the scheduler and the
        triggerer, which run DAGs and watch the inbox, start when they are there.
        """
        since = datetime.now(UTC)
        self._standin()
        self._airflow("api-server", None)
        self._airflow("dag-processor", None)
        self._set_up()
        self.processes.wait_until(lambda: self.announced() is not None, "the stand-in Xero", _READY)
        self._run_dags()
        if notebooks:
            fronts.start(self.processes, self.environment, self.state)
        parts = ["scheduler", "dag_processor", *(["triggerer"] if self.environment.variant.triggerer else [])]
        self.processes.wait_until(lambda: health.healthy(self.state.api, since, parts), "Airflow", _READY)
        self.processes.check()

    def announced(self) -> StandIn | None:
        return StandIn.announced_in(self.environment.standin_answers)

    def _standin(self) -> None:
        self.environment.standin_answers.unlink(missing_ok=True)
        argv = [sys.executable, "-m", "tests.sandbox.xero", "--port", str(self.state.standin_port)]
        argv += self.standin_options
        environment, answers = self.environment.bare(), self.environment.standin_answers
        self.processes.spawn("xero", argv, env=environment, cwd=self.environment.root, answers=answers)

    def _airflow(self, component: Component, standin: StandIn | None) -> None:
        # Nobody reads logs over HTTP from these: the api-server reads the files.
        options = ["--skip-serve-logs"] if component in {"scheduler", "triggerer"} else []
        argv = [sys.executable, "-m", "airflow", component, *options]
        environment = self.environment.component(component, standin)
        self.processes.spawn(component, argv, env=environment, cwd=self.environment.home)

    def _run_dags(self) -> None:
        """The scheduler, what runs its tasks, and the triggerer."""
        variant = self.environment.variant
        if variant.celery:
            home, password = self.environment.home / "redis", self.environment.keys.broker
            broker.start(self.processes, home, self.state.broker_port, password)
        self._airflow("scheduler", self.announced())
        for name in variant.worker_names:
            self._worker(name)
        if variant.triggerer:
            self._airflow("triggerer", None)
        for name in variant.worker_names:
            self.processes.wait_until(partial(self._ready, name), name, _READY)

    def _ready(self, worker: str) -> bool:
        return " ready." in self.processes.log(worker).read_text()

    def _worker(self, name: str) -> None:
        argv = [sys.executable, "-m", "airflow", "celery", "worker", "--skip-serve-logs"]
        argv += ["--celery-hostname", f"{name}@%h", "--pid", str(self.environment.home / f"{name}.pid")]
        environment = self.environment.component("worker", self.announced())
        self.processes.spawn(name, argv, env=environment, cwd=self.environment.home)

    def _set_up(self) -> None:
        commands = {"syncio-migrate": ["migrate"], "factors-create": ["factors", "create"]}
        for name, arguments in commands.items():
            argv = [sys.executable, "-m", "syncio", *arguments]
            self.processes.command(name, argv, env=self.environment.setup(), cwd=self.environment.root)
        for name in commands:
            self.processes.finish(name, _COMMAND)
