"""What a program costs: CPU of its own process and of PostgreSQL, wall time, the most memory it ever held."""

import re
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import psutil  # type: ignore[import-untyped]  # its stubs are not installed
import psycopg

MB = 1e6


class Usage(msgspec.Struct):
    """CPU and wall seconds; `peak` is the most resident memory of the process since it began, in MB."""

    cpu: float = 0.0
    wall: float = 0.0
    peak: float = 0.0


@contextmanager
def used() -> Iterator[Usage]:
    """What this process spends until the end; filled in then."""
    usage, began, cpu = Usage(), time.perf_counter(), time.process_time()
    yield usage
    usage.cpu, usage.wall, usage.peak = time.process_time() - cpu, time.perf_counter() - began, peak()


def peak() -> float:
    """The most memory this program held. `ru_maxrss` begins with that of the program which started it: Linux
    says it better in /proc.
    """
    status = Path("/proc/self/status")
    if found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text() if status.exists() else ""):
        return int(found[1]) * 1024 / MB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MB


OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"


class Server:
    """CPU of a PostgreSQL server of this machine: its backends, those that ended, and its writers of WAL and pages."""

    def __init__(self, admin: str) -> None:
        self._admin = admin
        with psycopg.connect(admin) as connection:
            row = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
        self._process = psutil.Process(int(str(row and row[0]).split()[0]))

    def cpu(self) -> float:
        """Seconds so far, of all its processes; read again where one of them ended meanwhile."""
        while True:
            before = self._process.cpu_times()
            try:
                living = sum(seconds(child.cpu_times()) for child in self._process.children(recursive=True))
            except psutil.NoSuchProcess:
                continue
            own = self._process.cpu_times()
            if own == before:
                return seconds(own) + float(own.children_user + own.children_system) + living

    @contextmanager
    def used(self, usage: Usage) -> Iterator[None]:
        """Add what the server spends until the end; what was written before is on disk first, and counts for nobody."""
        with psycopg.connect(self._admin, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            before = self.cpu()
            yield
            while connection.execute(OTHERS).fetchone() != (0,):  # a backend still ends
                time.sleep(0.01)
            usage.cpu += self.cpu() - before


def seconds(times: Any) -> float:
    return float(times.user + times.system)
