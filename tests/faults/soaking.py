"""The soak: random schedules of faults on real PostgreSQL until Ctrl-C, and how many there were (`make soak`).

From the environment: SCHEDULES, how many; SEED, the one to replay; FROM, the seed to begin with; WORKERS, processes
(2); ONLY, names of matrices with commas between; EDITS, how many in a play of `edits` (100,000). Exit code 1 where an
invariant was broken.
"""

import logging
import multiprocessing as mp
import os
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from itertools import count, cycle, islice
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import Empty
from typing import TypeAlias

from tests.faults.edits.matrix import opened as edits
from tests.faults.kills.matrix import opened as kills
from tests.faults.outages.crowd import opened as crowds
from tests.faults.outages.matrix import opened as outages
from tests.faults.schedules.matrix import opened as schedules
from tests.sandbox.postgres import Logins, Scratch, Server, provision

#: Plays one seed; answers what was found broken, with all that is needed to understand it, or nothing.
Play = Callable[[int], str]
#: Prepared once a process.
Matrix = Callable[[Scratch, Logins], AbstractContextManager[Play]]
Job = tuple[str, int]
Jobs: TypeAlias = "mp.Queue[Job]"
Results: TypeAlias = "mp.Queue[tuple[str, int, str]]"

MATRICES: Mapping[str, Matrix] = {
    "schedules": schedules,
    "kills": kills,
    "outages": outages,
    "crowds": crowds,
    "edits": edits,
}
#: The others take seconds a case: so many schedules are played between them.
SCHEDULES_A_CASE = 10
TOLD_EVERY = 30  # seconds


def main() -> int:
    names = [name for name in MATRICES if name in os.environ.get("ONLY", ",".join(MATRICES)).split(",")]
    context = mp.get_context("spawn")
    jobs: Jobs = context.Queue(100)
    results: Results = context.Queue()
    stop = context.Event()
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    with served() as server:
        arguments = (server.admin, server.credentials, names, jobs, results, stop)
        workers = [context.Process(target=work, args=arguments) for _ in range(workers_wanted())]
        for worker in workers:
            worker.start()
        try:
            return tell(jobs, results, iter(seeds(names)), workers)
        finally:
            stop.set()
            jobs.cancel_join_thread()
            for worker in workers:
                worker.join()


def seeds(names: list[str]) -> Iterator[Job]:
    if seed := os.environ.get("SEED"):
        return iter([(name, int(seed)) for name in names])
    first = int(os.environ.get("FROM", "1"))
    counters = {name: count(first) for name in names}
    endless = ((name, next(seed)) for name, seed in turns(counters))
    wanted = os.environ.get("SCHEDULES")
    return islice(endless, int(wanted)) if wanted else endless


def turns(counters: Mapping[str, Iterator[int]]) -> Iterator[tuple[str, Iterator[int]]]:
    """Each matrix in its turn, the schedules several times as often."""
    often = [name for name in counters for _ in range(SCHEDULES_A_CASE if name == "schedules" else 1)]
    return ((name, counters[name]) for name in cycle(often))


def workers_wanted() -> int:
    return 1 if os.environ.get("SEED") else int(os.environ.get("WORKERS", "2"))


def tell(jobs: Jobs, results: Results, todo: Iterator[Job], workers: Sequence[BaseProcess]) -> int:
    """Hand out jobs and print what comes back, until all is played or somebody stops it."""
    played: Counter[str] = Counter()
    broken: list[Job] = []
    under_way, began, told = 0, time.monotonic(), time.monotonic()
    with suppress(KeyboardInterrupt):
        while True:
            for job in islice(todo, max(2 * len(workers) - under_way, 0)):
                jobs.put(job)
                under_way += 1
            if not under_way:
                break
            with suppress(Empty):
                name, seed, found = results.get(timeout=1)
                under_way -= 1
                played[name] += 1
                if found:
                    broken.append((name, seed))
                    print(f"{found}\nreplay: SEED={seed} ONLY={name} make soak\n", flush=True)
            if not any(worker.is_alive() for worker in workers):
                print("no worker lives any more")
                return 1
            if time.monotonic() - told > TOLD_EVERY:
                told = time.monotonic()
                print(f"{dict(played)} played in {told - began:.0f} s, {len(broken)} broken", flush=True)
    print(f"{dict(played)} played in {time.monotonic() - began:.0f} s; broken: {broken or 'none'}")
    return 1 if broken or not played else 0


def work(admin: str, credentials: Path, names: list[str], jobs: Jobs, results: Results, stop: Event) -> None:
    """Play jobs in a process of its own."""
    for ending in (signal.SIGINT, signal.SIGTERM):  # the first process says when to stop
        signal.signal(ending, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    scratch, logins = Scratch(admin, "soak_"), Logins.kept_in(credentials, admin)
    with ExitStack() as stack:
        plays = {name: stack.enter_context(MATRICES[name](scratch, logins)) for name in names}
        while not stop.is_set():
            with suppress(Empty):
                name, seed = jobs.get(timeout=0.2)
                results.put((name, seed, plays[name](seed)))


@contextmanager
def served() -> Iterator[Server]:
    """A PostgreSQL server of the soak's own."""
    with tempfile.TemporaryDirectory(prefix="syncio-soak-") as folder:
        server = Server(Path(folder) / "pg", fast=True)
        server.start()
        try:
            provision(server.admin, server.credentials)
            yield server
        finally:
            server.destroy()
