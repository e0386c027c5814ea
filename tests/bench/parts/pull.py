"""pull: a client's first pull against a bare program, then nothing changed, then a little.

Measured is the process that pulls through the stage (see `pulling`), Airflow's worker around it is not. Of repeated
measurements the least counts, on both sides: others use the machine too.
"""

import subprocess
import sys
from collections.abc import Iterator
from math import ceil
from typing import Any

import msgspec
import psycopg

from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.migrate import migrate
from tests.bench import bare
from tests.bench.ground import server
from tests.bench.row import Row
from tests.bench.standin import StandIn, standin
from tests.bench.usage import Server, Usage
from tests.integration.staged.database import database_name
from tests.sandbox.postgres import Scratch, drop

ROWS = ("first_pull", "first_pull_memory", "changed_pull", "unchanged_pull")
INVOICES = 100_000
#: Less than some pages does not fill what a pull holds at once.
FEWER = 5_000
ROUNDS = 3
CHANGED = 900
CLIENT = "Acme"


class Ground:
    """A server, and books at a stand-in."""

    def __init__(self, scratch: Scratch, books: StandIn) -> None:
        self.scratch = scratch
        self.server = Server(scratch.admin)
        self.books = books
        self.token = books.access_token()
        self.tenant = books.tenants[0]["tenant_id"]

    def staging(self) -> str:
        """A migrated database with the client in it."""
        dsn = self.scratch.create()
        migrate(dsn)
        with opened(dsn, "syncio_owner") as connection:
            Clients(connection).add(CLIENT, "xero", self.tenant, None)
            connection.commit()
        return dsn

    def pull(self, dsn: str) -> tuple[Usage, dict[str, int]]:
        """Pull once; the counts of the run with it."""
        usage, told = self._run("tests.bench.pulling", dsn, CLIENT)
        return usage, told["counts"]

    def copy(self) -> Usage:
        """The bare program, in a database that is gone afterwards."""
        dsn = self.staging()
        with psycopg.connect(dsn) as connection:
            bare.create(connection)
        usage, told = self._run("tests.bench.bare", dsn, self.tenant)
        self.drop(dsn)
        assert told["copied"], "the bare program copied nothing"
        return usage

    def drop(self, dsn: str) -> None:
        drop(self.scratch.admin, database_name(dsn))

    def _run(self, program: str, dsn: str, whom: str) -> tuple[Usage, dict[str, Any]]:
        argv = [sys.executable, "-m", program]
        where = msgspec.json.encode({"dsn": dsn, "whom": whom, "url": self.books.url, "token": self.token})
        servers = Usage()
        with self.server.used(servers):
            said = subprocess.run(argv, check=True, input=where, stdout=subprocess.PIPE).stdout
        told: dict[str, Any] = msgspec.json.decode(said)
        usage = msgspec.convert(told["usage"], Usage)
        usage.cpu += servers.cpu
        print(f"  {program}: {usage}, of it PostgreSQL {servers.cpu:.2f}", file=sys.stderr)
        return usage, told


def measure(size: int | None) -> Iterator[Row]:
    size = size or INVOICES
    with server() as scratch:
        without_autovacuum(scratch)
        with standin(max(ceil(size / 10), min(size, FEWER))) as books:
            small = Ground(scratch, books)
            little, _ = small.pull(small.staging())
        with standin(size) as books:
            ground = Ground(scratch, books)
            dsn, pulls, copies = first_pulls(ground)
            calls = ground.books.invoice_calls() / (2 * ROUNDS)
            yield from first_rows(size, pulls, copies, calls)
            top = max(usage.peak for usage in pulls)
            yield Row.at_most("first_pull_memory", top, "MB", 100)
            yield Row.against("first_pull_memory_growth", top, little.peak, "MB", 1.15)
            yield from unchanged(ground, dsn, size)
            yield from changed(ground, dsn, min(CHANGED, ceil(size / 20)))


def without_autovacuum(scratch: Scratch) -> None:
    """It comes once a minute, to whichever side is at work: neither shall have it counted."""
    with psycopg.connect(scratch.admin, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET autovacuum = off")
        connection.execute("SELECT pg_reload_conf()")


def first_pulls(ground: Ground) -> tuple[str, list[Usage], list[Usage]]:
    """First pulls and bare programs in turn; the last pull's database stays."""
    ground.books.invoice_calls()
    pulls: list[Usage] = []
    copies: list[Usage] = []
    dsn = ""
    for _ in range(ROUNDS):
        if dsn:
            ground.drop(dsn)
        copies.append(ground.copy())
        dsn = ground.staging()
        pulls.append(ground.pull(dsn)[0])
    return dsn, pulls, copies


def first_rows(size: int, pulls: list[Usage], copies: list[Usage], calls: float) -> Iterator[Row]:
    yield Row.against("first_pull", cpu(pulls), cpu(copies), "CPU s", 1.6)
    yield Row.against("first_pull_wall", wall(pulls), wall(copies), "s", 1.8)
    yield Row.exactly("first_pull_calls", calls, "calls", ceil(size / 1000))


def unchanged(ground: Ground, dsn: str, size: int) -> Iterator[Row]:
    """Read in full again what is all there: the cursors are taken away before."""
    pulls: list[Usage] = []
    for _ in range(ROUNDS):
        with psycopg.connect(dsn) as connection:
            connection.execute("DELETE FROM syncio.feed")
        usage, counts = ground.pull(dsn)
        assert counts["unchanged"] >= size, counts
        assert not counts["staged"], counts
        pulls.append(usage)
    yield Row.at_most("unchanged_pull", cpu(pulls), "CPU s", 2.5)
    yield Row.at_most("unchanged_pull_wall", wall(pulls), "s", 4)


def changed(ground: Ground, dsn: str, count: int) -> Iterator[Row]:
    pulls: list[Usage] = []
    calls: set[int] = set()
    for no in range(ROUNDS):
        ground.books.edit(count, f"Changed for the {no}th time")
        ground.books.invoice_calls()
        usage, counts = ground.pull(dsn)
        assert counts["updated"] == count, counts
        calls.add(ground.books.invoice_calls())
        pulls.append(usage)
    yield Row.exactly("changed_pull_calls", max(calls), "calls", 1)
    yield Row.at_most("changed_pull", cpu(pulls), "CPU s", 0.4)


def cpu(usages: list[Usage]) -> float:
    return min(usage.cpu for usage in usages)


def wall(usages: list[Usage]) -> float:
    return min(usage.wall for usage in usages)
