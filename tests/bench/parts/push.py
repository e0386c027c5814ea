"""push: what was released into FactorS on PostgreSQL and back, against a bare COPY of the very rows it writes."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import psycopg

from syncio.domain.invoice import Content
from tests.bench import ground
from tests.bench.row import Row
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.database import database_name
from tests.integration.staged.documents import debtor
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Scratch, provision
from tests.unit.domain.made import content, line

ROWS = ("push",)
SIZE, GOAL = 10_000, 2.0
LINES, DEBTORS = 4, 50
BATCH = 1000  # invoices in one transaction, on both sides
ROUNDS = 3  # in turn, each on an empty loan book; the best of each side counts
OWNERS = ("client", "debtor")
TABLES = {
    "invoice": "SELECT * FROM invoice WHERE id >= %s AND id < %s ORDER BY id",
    "invoice_line": "SELECT * FROM invoice_line WHERE invoice >= %s AND invoice < %s ORDER BY invoice, position",
    "integration.push_ledger": "SELECT l.* FROM integration.push_ledger l JOIN invoice i USING (client, external_id)"
    " WHERE i.id >= %s AND i.id < %s ORDER BY i.id",
}
Rows = list[tuple[Any, ...]]
T = TypeVar("T")


def measure(size: int | None) -> Iterator[Row]:
    """`push` is the whole stage: claim, check, write, read back, settle. `limit` copies the rows and reads them back."""
    with ground.server() as scratch, TemporaryDirectory(prefix="syncio-bench-") as folder:
        logins = provision(scratch.admin, Path(folder) / "credentials")
        released = scratch.template("released", lambda dsn: release(dsn, size or SIZE))
        empty = scratch.template("factors", build_factors)
        ours, bare = [], []
        for _ in range(ROUNDS):
            factors = scratch.create(empty)
            url = logins.dsn("factors_push", database_name(factors))
            with closing(House(scratch.create(released), factors, url)) as house:
                ours.append(pushed(house, size or SIZE))
            bare.append(copied(factors, scratch.create(empty)))
    yield Row.against("push", min(ours), min(bare), "s", GOAL)


def release(dsn: str, size: int) -> None:
    """Stage, approve and release a client's invoices."""
    build_staging(dsn)
    with closing(House(dsn, dsn, dsn)) as house:
        client = Client(house)
        for number in range(DEBTORS):
            client.stage_debtor(debtor(id=f"d{number}", name=f"Debtor {number} Ltd"))
        client.sign_off(*client.stage_book([document(number) for number in range(size)]))


def document(number: int) -> Content:
    sold = [
        line(
            description=f"Consulting, day {day} of order {number}",
            amount=Decimal(number % 977 + day),
            tracking=(("Region", "North"),),
        )
        for day in range(1, LINES + 1)
    ]
    total = sum((each.amount for each in sold), Decimal(0))
    return content(number=f"INV-{number:06}", debtor=f"d{number % DEBTORS}", total=total, lines=tuple(sold))


def pushed(house: House, size: int) -> float:
    """Seconds that push takes, connections included."""
    done, seconds = timed(lambda: house.push(batch=BATCH))
    assert (done.pushed, done.failed, done.withdrawn) == (size, 0, 0)
    return seconds


def copied(source: str, target: str) -> float:
    """Seconds for the rows of one loan book into another, with the same keys and indexes, a batch in a transaction."""
    with psycopg.connect(source) as held:
        owners = [(table, held.execute(f"SELECT * FROM {table} ORDER BY id".encode()).fetchall()) for table in OWNERS]
        bounds = held.execute("SELECT min(id), max(id) FROM invoice").fetchone()
        assert bounds
        batches = [
            [
                (table, held.execute(query.encode(), [start, start + BATCH]).fetchall())
                for table, query in TABLES.items()
            ]
            for start in range(bounds[0], bounds[1] + 1, BATCH)
        ]
    batches[0] = owners + batches[0]
    _, seconds = timed(lambda: copy(target, batches))
    return seconds


def copy(target: str, batches: list[list[tuple[str, Rows]]]) -> None:
    """The bare program: it checks nothing, and looks at nothing of what it reads back."""
    with psycopg.connect(target) as connection, connection.cursor() as cursor:
        for batch in batches:
            for table, rows in batch:
                with cursor.copy(f"COPY {table} FROM STDIN".encode()) as sink:
                    for row in rows:
                        sink.write_row(row)
            first, last = batch[-3][1][0][0], batch[-3][1][-1][0]
            for query in TABLES.values():
                cursor.execute(query.encode(), [first, last + 1]).fetchall()
            connection.commit()


def timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.monotonic()
    return work(), time.monotonic() - began
