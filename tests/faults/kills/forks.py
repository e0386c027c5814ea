"""Runs stages in processes forked from one that has imported everything: a process costs 20 ms instead of seconds."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from syncio.errors import SyncioError, Transient
from tests.faults.kills.points import Point
from tests.faults.kills.tracer import Tracer

ROOT = Path(__file__).resolve().parents[3]
LONGEST = 60.0  # seconds that a stage may take: none of them may hang
Work = Callable[[], object]
_context = get_context("forkserver")


@dataclass(frozen=True)
class Ended:
    """How a process ended: `killed`, or with the error's kind and text (none where all is well)."""

    killed: bool
    error: str = ""
    transient: bool = False
    points: tuple[Point, ...] = ()


class Hung(AssertionError):  # noqa: N818  # it is what is found, not an error of ours
    """A stage did not end by itself."""


def run(work: Sequence[Work], at: Point | None = None, strike: Callable[[], None] | None = None) -> Ended:
    """Run `work` in a process of its own. At `at` the process dies; or, with `strike`, waits until that was done.

    :raises Hung: where it does not end within a minute.
    """
    ready()
    ours, theirs = _context.Pipe()
    process = _context.Process(target=_play, args=(theirs, work, at, strike is None))
    process.start()
    theirs.close()
    with ours:
        ended = _hear(ours, strike)
        process.join(LONGEST)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise Hung(f"still running after {LONGEST:.0f} s, struck at {at}")
    return ended or Ended(killed=process.exitcode == -signal.SIGKILL, error=f"exit code {process.exitcode}")


def _hear(ours: Connection, strike: Callable[[], None] | None) -> Ended | None:
    """What the process says last; None where it died without a word."""
    try:
        while ours.poll(LONGEST):
            said = ours.recv()
            if isinstance(said, Ended):
                return said
            assert strike
            strike()
            ours.send("go on")
    except (EOFError, ConnectionError):
        pass
    return None


@cache
def ready() -> None:
    """Start the process that all others are forked from, if it does not run yet; it ends with this one."""
    with _environment(PYTHONPATH=f"{ROOT / 'plugins'}{os.pathsep}{ROOT}"):
        _context.set_forkserver_preload(["tests.faults.kills.stages"])
        _context.Process(target=_nothing).start()


def _nothing() -> None:
    pass


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _play(pipe: Connection, work: Sequence[Work], at: Point | None, dies: bool) -> None:
    """The process: everything that is to be done, in turn."""

    def strike() -> None:
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        pipe.send("struck")
        pipe.recv()

    tracer = Tracer(at, strike)
    tracer.install()
    try:
        for step in work:
            step()
    except SyncioError as error:
        told = f"{type(error).__name__}: {error} <- {error.__cause__!r}"
        pipe.send(Ended(False, told, isinstance(error, Transient), tuple(tracer.points)))
    except Exception as error:
        pipe.send(Ended(False, f"{type(error).__name__}: {error}", points=tuple(tracer.points)))
        raise
    else:
        pipe.send(Ended(False, points=tuple(tracer.points)))
