"""Processes that outlive nobody: written down as they start, so that the next run can end what a killed one left."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO

from tests.sandbox.stack import recorded
from tests.sandbox.stack.recorded import Recorded

_POLL = 0.1  # seconds


class StackError(RuntimeError):
    """The stack could not do what was asked; the message says what to do."""


class Processes:
    """The processes of one stack: servers that run until ended, and commands that finish by themselves.

    :param record: file that names the running ones.
    :param logs: folder with one log for each.
    """

    def __init__(self, record: Path, logs: Path) -> None:
        self._record = record
        self._logs = logs
        self._started: dict[str, subprocess.Popen[bytes]] = {}
        self._commands: set[str] = set()

    def spawn(
        self, name: str, argv: Sequence[str], *, env: Mapping[str, str], cwd: Path, answers: Path | None = None
    ) -> None:
        """Start a server in a session of its own, its output in its log.

        :param answers: file (0600) that takes standard output instead, for one that answers with secrets.
        """
        for path in (self.log(name), *([answers] if answers else [])):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
        with _appended(self.log(name)) as log, _appended(answers or self.log(name)) as output:
            self._started[name] = subprocess.Popen(
                argv, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=output, stderr=log, start_new_session=True
            )
        self._write([*self.recorded(), Recorded.of(name, self._started[name].pid)])

    def command(self, name: str, argv: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> None:
        """Start a command, to be waited for with `finish`."""
        self._commands.add(name)
        self.spawn(name, argv, env=env, cwd=cwd)

    def finish(self, name: str, timeout: float) -> None:
        """Wait for a command to end well.

        :raises StackError: where it fails or takes longer than `timeout` seconds, with the end of its log.
        """
        try:
            code = self._started[name].wait(timeout)
        except subprocess.TimeoutExpired:
            raise StackError(f"{name} was not done after {timeout:.0f} s; {self.tail(name)}") from None
        self._write(entry for entry in self.recorded() if entry.name != name)
        if code:
            raise StackError(f"{name} failed with exit code {code}; {self.tail(name)}")

    def wait_until(self, ready: Callable[[], bool], what: str, timeout: float) -> None:
        """:raises StackError: where a server dies meanwhile, or `timeout` seconds pass."""
        deadline = time.monotonic() + timeout
        while not ready():
            self.check()
            if time.monotonic() > deadline:
                raise StackError(f"{what} was not ready after {timeout:.0f} s: read the logs in {self._logs}")
            time.sleep(_POLL)

    def check(self) -> None:
        """:raises StackError: where a server has died, with the end of its log."""
        for entry in self.recorded():
            if entry.name not in self._commands and entry.process() is None:
                raise StackError(f"{entry.name} died; {self.tail(entry.name)}")

    def recorded(self) -> list[Recorded]:
        if not self._record.exists():
            return []
        return [Recorded(**entry) for entry in json.loads(self._record.read_text())]

    def living(self) -> list[Recorded]:
        return [entry for entry in self.recorded() if entry.process()]

    def log(self, name: str) -> Path:
        return self._logs / f"{name}.log"

    def tail(self, name: str, lines: int = 25) -> str:
        text = self.log(name).read_text(errors="replace").splitlines()
        return "\n".join([f"the end of its log {self.log(name)}:", *text[-lines:]])

    def end(self) -> None:
        """End everything that was written down, and what that started."""
        known = self.recorded()
        unwritten = [  # interrupted between its start and its record
            Recorded.of(name, process.pid)
            for name, process in self._started.items()
            if process.poll() is None and process.pid not in {entry.pid for entry in known}
        ]
        recorded.end([*known, *unwritten])
        for process in self._started.values():
            process.wait()
        self._started.clear()
        self._record.unlink(missing_ok=True)

    def _write(self, entries: Iterable[Recorded]) -> None:
        text = json.dumps([asdict(entry) for entry in entries])
        unfinished = self._record.with_suffix(".new")
        unfinished.write_text(text)
        unfinished.replace(self._record)


def _appended(path: Path) -> IO[bytes]:
    """Open a file of ours alone for appending: two descriptors of one log then keep each other's lines."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "ab")
