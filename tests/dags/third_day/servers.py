"""The stack's servers, killed and started again while the others run."""

import sys
from contextlib import suppress
from datetime import UTC, datetime

import psutil  # type: ignore[import-untyped]

from tests.sandbox.demo.people import eventually
from tests.sandbox.stack import Stack, health
from tests.sandbox.stack.environment import Component
from tests.sandbox.stack.processes import Processes

PARTS = ("scheduler", "dag_processor", "triggerer")


class SecondServers:
    """Takes the place of servers that are gone. Written down beside the first ones, so that nothing is left behind."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._processes = Processes(stack.home / "processes.json", stack.home / "logs")
        self.lost: list[str] = []

    def kill(self, *components: Component) -> None:
        """kill -9 with all that they had started, as on a machine that is gone."""
        for entry in self._processes.living():
            if entry.name in components and (process := entry.process()):
                for one in (process, *process.children(recursive=True)):
                    with suppress(psutil.NoSuchProcess):
                        one.kill()
                eventually(f"{entry.name} to be gone", lambda gone=entry: gone.process() is None or None)  # type: ignore[misc]
                self.lost.append(entry.name)

    def start(self, *components: Component) -> None:
        """Start others in their place, and wait until all of Airflow is healthy."""
        since = datetime.now(UTC)
        for component in components:
            argv = [sys.executable, "-m", "airflow", component]
            environment = self._stack.environment.component(component, self._stack.standin)
            self._processes.spawn(f"{component}-2", argv, env=environment, cwd=self._stack.home)
        eventually("Airflow to be healthy", lambda: health.healthy(self._stack.state.api, since, PARTS) or None)

    def end(self) -> None:
        """End the whole stack: the first servers and these."""
        self._processes.end()
