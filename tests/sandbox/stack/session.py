"""One test run: the server and the stack that its processes share, ended by the run's first process or the next run."""

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Self

import filelock

from tests.sandbox.postgres import Databases, Embedded, Scratch, Server
from tests.sandbox.postgres.server import VAR
from tests.sandbox.stack.processes import Processes
from tests.sandbox.stack.recorded import Recorded
from tests.sandbox.stack.stack import Stack

_RUNS = VAR / "tests"
_VARIABLE = "SYNCIO_TEST_RUN"  # pytest-xdist's workers inherit it from the controller


class Session:
    """What a test run keeps in `var/tests/<pid of its first process>`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.server = Server(home / "pg", fast=True)

    @classmethod
    def open(cls) -> Self:
        """Begin a run in its first process (pytest's controller); ends first what killed runs left."""
        _RUNS.mkdir(mode=0o700, parents=True, exist_ok=True)
        with filelock.FileLock(_RUNS / "lock"):
            for abandoned in filter(Path.is_dir, _RUNS.iterdir()):
                if not _owner_lives(abandoned):
                    cls(abandoned).close()
            session = cls(_RUNS / str(os.getpid()))
            session.home.mkdir(mode=0o700)
            (session.home / "owner.json").write_text(json.dumps(asdict(Recorded.of("pytest", os.getpid()))))
        os.environ[_VARIABLE] = str(session.home)
        return session

    @classmethod
    def current(cls) -> Self:
        return cls(Path(os.environ[_VARIABLE]))

    def scratch(self) -> Scratch:
        """Databases on the run's server, which is started by whoever asks first."""
        return Scratch(self.server.start(), f"test_{self.home.name}_")

    def stack(self) -> Stack:
        """Airflow and all it needs, with databases of its own and few invoices, started by whoever asks first."""
        prefix = self.scratch().prefix
        stack = Stack(
            self.home / "stack",
            names=Databases.prefixed(prefix),
            server=self.server,
            paused=True,
            standin_options=("--invoices", "30"),
        )
        with filelock.FileLock(self.home / "stack.lock"):
            if not stack.running:
                stack.start()
        return stack

    def close(self) -> None:
        """End the run's processes and remove all it kept."""
        for record in self.home.glob("*/processes.json"):
            Processes(record, record.parent / "logs").end()
        for state in self.home.glob("*/pg"):
            Embedded(state).destroy()
        if self.server.named:
            self.scratch().clear()
        self.server.destroy()
        shutil.rmtree(self.home, ignore_errors=True)


def _owner_lives(home: Path) -> bool:
    owner = home / "owner.json"
    return owner.exists() and Recorded(**json.loads(owner.read_text())).process() is not None
