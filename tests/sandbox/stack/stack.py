"""What `make up` and `make demo` run: PostgreSQL, the stand-in Xero, Airflow's four processes, Voila, JupyterLab."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.sandbox.postgres import Databases, Logins, Server, provision
from tests.sandbox.stack import databases, signals
from tests.sandbox.stack.environment import Environment
from tests.sandbox.stack.keys import Keys, passwords_kept_in
from tests.sandbox.stack.processes import Processes, StackError
from tests.sandbox.stack.servers import Servers
from tests.sandbox.stack.standin import StandIn
from tests.sandbox.stack.state import State
from tests.sandbox.stack.variant import Variant

ROOT = Path(__file__).resolve().parents[3]
_COMMAND = 300.0  # seconds for one `python -m syncio`


class Stack:
    """A whole house on loopback. As a context manager it ends, however it is left, all that it started.

    :param home: folder of its secrets, logs, reports and (embedded) databases; one stack at a time runs in it.
    :param names: of its databases, where several stacks share a server.
    :param server: a PostgreSQL server that is shared, and so neither started nor ended here.
    :param fresh: begin with empty databases, reports and logs.
    :param notebooks: Voila and JupyterLab too.
    :param paused: DAGs rest until somebody lets them run.
    :param variant: which auth manager, which executor.
    :param standin_options: what the stand-in Xero is called with besides its port.
    """

    def __init__(
        self,
        home: Path = ROOT / "var",
        *,
        names: Databases | None = None,
        server: Server | None = None,
        fresh: bool = False,
        notebooks: bool = False,
        paused: bool = False,
        variant: Variant | None = None,
        standin_options: Sequence[str] = (),
    ) -> None:
        self.home = home.resolve()
        self.processes = Processes(self.home / "processes.json", self.home / "logs")
        self.server = server or Server(self.home / "pg")
        self._shared_server = server is not None
        self._names = names or Databases()
        self._fresh = fresh
        self._notebooks = notebooks
        self._paused = paused
        self._variant = variant or Variant()
        self._standin_options = tuple(standin_options)
        self._state_file = self.home / "stack.json"

    def __enter__(self) -> Self:
        self._handlers = signals.unwinding()
        try:
            self.start(owned=True)
        except BaseException:
            signals.restore(self._handlers)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        signals.restore(self._handlers)

    @property
    def state(self) -> State:
        """Where the running stack answers; from any process that may read `home`."""
        state = State.read(self._state_file)
        if state is None:
            raise StackError(f"no stack runs in {self.home}: `make up` starts one")
        return state

    @property
    def passwords(self) -> dict[str, str]:
        """Airflow's users (admin, reviewer, reviewer2, viewer) and their passwords."""
        return passwords_kept_in(self.home / "passwords.json")

    @property
    def api(self) -> str:
        return self.state.api

    @property
    def loan_book(self) -> str:
        """DSN with which the lender's own application enters FactorS."""
        return self.environment.logins.dsn("loan_book", self._names.factors)

    @property
    def records(self) -> str:
        """DSN with which SyncIO's owner enters its database."""
        return self.environment.logins.dsn("syncio_setup", self._names.syncio)

    @property
    def environment(self) -> Environment:
        """Log-ins, keys and addresses of the running stack."""
        logins = Logins.kept_in(self.server.credentials, self.server.admin)
        keys = Keys.kept_in(self.home / "keys.json")
        state = self.state
        return Environment(
            ROOT, self.home, state.api, logins, self._names, keys, self._paused, self._variant, state.broker_port
        )

    @property
    def standin(self) -> StandIn:
        """The stand-in Xero of the running stack."""
        standin = StandIn.announced_in(self.home / "xero.json")
        if standin is None:
            raise StackError(f"the stand-in Xero does not answer; {self.processes.tail('xero')}")
        return standin

    @property
    def running(self) -> bool:
        """Whether every process that was started lives."""
        recorded = self.processes.recorded()
        return bool(recorded) and len(self.processes.living()) == len(recorded)

    def syncio(self, *arguments: str, given: str | None = None) -> str:
        """Run `python -m syncio` as the person who sets the house up, and answer what it prints.

        :param given: standard input.
        :raises StackError: with the command's own words, where it fails.
        """
        argv = [sys.executable, "-m", "syncio", *arguments]
        environment = self.environment.setup(self.standin)
        done = subprocess.run(
            argv, env=environment, cwd=ROOT, input=given, capture_output=True, text=True, timeout=_COMMAND, check=False
        )
        if done.returncode:
            raise StackError(f"`syncio {arguments[0]}` failed with exit code {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def start(self, *, owned: bool = False) -> None:
        """Start everything and wait until all is healthy; what a killed run left in `home` is ended first.

        :param owned: this program will end the stack; else it runs on until `make down`.
        :raises StackError: where one runs here already, or a process fails, with the end of its log.
        """
        running = State.read(self._state_file)
        if running and running.claimed and self.processes.living():
            raise StackError(f"a stack runs in {self.home} already: `make down` ends it")
        try:
            self.processes.end()
            self._begin(State.new(owned=owned))
        except BaseException:
            self.stop()
            raise

    def _begin(self, state: State) -> None:
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        state.write(self._state_file)
        if not self._shared_server:
            self.server.start()
        for kept in ("reports", "anchors", "airflow/logs", "logs") if self._fresh else ():
            shutil.rmtree(self.home / kept, ignore_errors=True)
        provision(self.server.admin, self.server.credentials)
        environment, _users = self.environment, self.passwords
        databases.make_ready(self.server, environment, self.processes, fresh=self._fresh)
        Servers(environment, self.processes, state, self._standin_options).start(notebooks=self._notebooks)

    def stop(self) -> None:
        """End everything that was started here, PostgreSQL last; does nothing where nothing runs."""
        with signals.undisturbed():
            self.processes.end()
            self._state_file.unlink(missing_ok=True)
            if not self._shared_server:
                self.server.stop()
