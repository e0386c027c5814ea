"""Processes known by pid and start time, and everything that they started."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

import psutil  # type: ignore[import-untyped]

GRACE = 5.0  # seconds between TERM and KILL; a scheduler would wait for its tasks
_CLOCK = 1.0  # seconds by which a start time may seem to move when the clock is set


@dataclass(frozen=True)
class Recorded:
    """A process that we started. A pid alone proves nothing: it may be another process's by now."""

    name: str
    pid: int
    created: float

    @classmethod
    def of(cls, name: str, pid: int) -> Self:
        return cls(name, pid, psutil.Process(pid).create_time())

    def process(self) -> psutil.Process | None:
        """The process while it lives, else None."""
        process = self._holder()
        ended = process is None or process.status() == psutil.STATUS_ZOMBIE or self.reused
        return None if ended else process

    @property
    def reused(self) -> bool:
        """Whether another process has this pid now."""
        process = self._holder()
        return process is not None and abs(process.create_time() - self.created) >= _CLOCK

    def _holder(self) -> psutil.Process | None:
        with suppress(psutil.NoSuchProcess):
            return psutil.Process(self.pid)
        return None


def end(entries: Iterable[Recorded]) -> None:
    """End processes with all their children and sessions: TERM to each, a grace, then KILL to whatever is left.

    The children are told too: Airflow's triggerer waits ten seconds for one that does not listen to it.
    """
    entries = [entry for entry in entries if not entry.reused]
    leaders = [process for entry in entries if (process := entry.process())]
    children = [child for leader in leaders for child in _descendants(leader)]
    for process in (*leaders, *children):
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    _ended, stubborn = psutil.wait_procs(leaders, timeout=GRACE)
    remaining = {*stubborn, *children, *_members({entry.pid for entry in entries})}
    for process in remaining:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(remaining, timeout=GRACE)


def _descendants(process: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return list(process.children(recursive=True))
    return []


def _members(sessions: set[int]) -> list[psutil.Process]:
    """What is left of sessions that we led: an orphan is nobody's child any more, but stays in its session."""
    found = []
    for pid in psutil.pids():
        with suppress(OSError, psutil.NoSuchProcess):
            if os.getsid(pid) in sessions:
                found.append(psutil.Process(pid))
    return found
