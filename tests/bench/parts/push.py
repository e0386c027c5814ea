"""push: what was released into FactorS on PostgreSQL and back, against a bare program that copies the same rows.

The bare program reads the same staged documents, decodes them to float, copies them into tables with the same keys and
indexes, the ledger among them, and reads them back. It checks nothing, hashes nothing and settles nothing.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
import psycopg

from syncio.domain.invoice import Content
from tests.bench import ground
from tests.bench.row import Row
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.database import database_name
from tests.integration.staged.documents import debtor
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import provision
from tests.unit.domain.made import content, line

ROWS = ("push",)
SIZE, GOAL = 10_000, 2.0
LINES, DEBTORS = 4, 50
BATCH = 1000  # invoices in one transaction, on both sides
ROUNDS = 3  # in turn, each on an empty loan book; the best of each side counts
RELEASED = """
SELECT r.push_id, r.hash, r.external_id, v.doc, v.balance FROM syncio.release r
JOIN syncio.version v ON v.record = r.record AND v.n = r.after_n ORDER BY r.id
"""
COPY = {
    "debtor": "id, client, external_id, name, tax_number, email, bank_account",
    "invoice": "id, client, external_id, debtor, kind, number, issue_date, due_date, currency, subtotal, tax, total,"
    " reference, state, paid, credited, due",
    "invoice_line": "invoice, position, description, quantity, unit_price, amount, tax, tax_type, account, item,"
    " tracking",
    "integration.push_ledger": "push_id, hash, class, client, external_id, after_hash, lines, currency, gross, batch",
}
READ_BACK = (
    "SELECT * FROM invoice WHERE id BETWEEN %s AND %s",
    "SELECT * FROM invoice_line WHERE invoice BETWEEN %s AND %s",
)
LEDGER = "SELECT * FROM integration.push_ledger WHERE push_id = ANY(%s)"
T = TypeVar("T")
Released = tuple[UUID, bytes, str, str, str]


class BareLine(msgspec.Struct):
    description: str
    quantity: float | None
    unit_price: float | None
    amount: float
    tax: float
    tax_type: str
    account: str
    item: str
    tracking: msgspec.Raw


class BareInvoice(msgspec.Struct):
    kind: str
    number: str
    debtor: str
    issue_date: str
    due_date: str | None
    currency: str
    subtotal: float
    tax: float
    total: float
    reference: str
    state: str
    lines: list[BareLine]


class BareBalance(msgspec.Struct):
    paid: float
    credited: float
    due: float


decode = msgspec.json.Decoder(BareInvoice, strict=False).decode
decode_balance = msgspec.json.Decoder(BareBalance, strict=False).decode


def measure(size: int | None) -> Iterator[Row]:
    """`push` is the whole stage: claim, check, write, read back, settle; `limit` the bare program's wall."""
    count = size or SIZE
    with ground.server() as scratch, TemporaryDirectory(prefix="syncio-bench-") as folder:
        logins = provision(scratch.admin, Path(folder) / "credentials")
        released = scratch.template("released", lambda dsn: release(dsn, count))
        empty = scratch.template("factors", build_factors)
        ours, bare = [], []
        for _ in range(ROUNDS):
            staging, factors = scratch.create(released), scratch.create(empty)
            bare.append(timed(partial(copied, staging, scratch.create(empty))))
            with closing(House(staging, factors, logins.dsn("factors_push", database_name(factors)))) as house:
                ours.append(timed(partial(pushed, house, count)))
    yield Row.against("push", min(ours), min(bare), "s", GOAL)


def release(dsn: str, size: int) -> None:
    """Stage, approve and release a client's invoices."""
    build_staging(dsn)
    with closing(House(dsn, dsn, dsn)) as house:
        client = Client(house)
        for number in range(DEBTORS):
            client.stage_debtor(debtor(id=f"d{number}", name=f"Debtor {number} Ltd"))
        client.sign_off(*client.stage_book([document(number) for number in range(size)]))
        house.rows("ANALYZE")  # as autovacuum does within a minute


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


def pushed(house: House, size: int) -> None:
    done = house.push(batch=BATCH)
    assert (done.pushed, done.failed, done.withdrawn) == (size, 0, 0)


def copied(staging: str, factors: str) -> None:
    """The bare program."""
    with psycopg.connect(staging) as source, psycopg.connect(factors) as target, source.cursor(name="released") as rows:
        target.execute("INSERT INTO client (name) VALUES ('Northwind')")
        copy(target, "debtor", ((n, 1, f"d{n}", f"Debtor {n} Ltd", "", "", "") for n in range(DEBTORS)))
        rows.execute(RELEASED)
        first = 1
        while batch := rows.fetchmany(BATCH):
            copy_batch(target, first, batch)
            for query in READ_BACK:
                target.execute(query.encode(), [first, first + len(batch) - 1]).fetchall()
            target.execute(LEDGER, [[push_id for push_id, *_ in batch]]).fetchall()
            target.commit()
            first += len(batch)


def copy_batch(target: psycopg.Connection, first: int, batch: Sequence[Released]) -> None:
    made = uuid4()
    found = [(at, *row[:3], decode(row[3]), decode_balance(row[4])) for at, row in enumerate(batch, first)]
    copy(target, "invoice", (invoice_row(at, key, doc, amounts) for at, _, _, key, doc, amounts in found))
    copy(target, "invoice_line", (row for at, *_, doc, _ in found for row in line_rows(at, doc)))
    copy(
        target,
        "integration.push_ledger",
        (
            (push_id, bound.hex(), "content", 1, key, bound.hex(), len(doc.lines), doc.currency, doc.total, made)
            for _, push_id, bound, key, doc, _ in found
        ),
    )


def invoice_row(at: int, key: str, doc: BareInvoice, amounts: BareBalance) -> tuple[Any, ...]:
    *header, _ = msgspec.structs.astuple(doc)
    kind, number, owner, *rest = header
    return at, 1, key, int(owner[1:]), kind, number, *rest, *msgspec.structs.astuple(amounts)


def line_rows(at: int, doc: BareInvoice) -> Iterator[tuple[Any, ...]]:
    for position, each in enumerate(doc.lines, 1):
        *row, tracking = msgspec.structs.astuple(each)
        yield at, position, *row, bytes(tracking).decode()


def copy(target: psycopg.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with target.cursor() as cursor, cursor.copy(f"COPY {table} ({COPY[table]}) FROM STDIN".encode()) as sink:
        for row in rows:
            sink.write_row(row)


def timed(work: Callable[[], None]) -> float:
    """Seconds of wall, connections included."""
    began = time.monotonic()
    work()
    return time.monotonic() - began
