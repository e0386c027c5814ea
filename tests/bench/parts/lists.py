"""list_page: a page of 1,000,000 invoices through every kind of filter, as the web's role, with row security.

Twice: one client has all of them, and 500 clients share them. The value is the worst filter's median of five, pages
with their counts. Heads are what a pull wrote for 10,000 invoices, multiplied in SQL under new keys, and vacuumed as
autovacuum does after a load. `list_page_counts` counts filters whose total was not the exact one, or 10,000+.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import msgspec
import psycopg

from syncio.domain.invoice import Status
from syncio.stores.database import Connection, opened
from syncio.stores.lists import MOST, InvoicePage, Invoices, Wanted
from syncio.stores.migrate import migrate
from syncio.stores.reviews import acting
from tests.bench.books import enrol, write_book
from tests.bench.ground import server
from tests.bench.row import Row
from tests.sandbox.postgres import Scratch

ROWS = ("list_page", "list_page_counts")
SIZE, TIMES, MADE, CLIENTS = 1_000_000, 5, 10_000, 500
MULTIPLY = Path(__file__).parents[1] / "multiply.sql"
SPAN: dict[str, Any] = {"issued_from": date(2025, 3, 1), "issued_to": date(2025, 3, 31)}
DEEP = MOST - 100
#: Every filter alone and all at once, with many, few and no matches; the first page and the last that there is.
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"offset": DEEP},
    {"status": Status.PAID, "offset": DEEP},
    {"status": Status.VOIDED},
    {"status": Status.SUBMITTED},
    SPAN,
    {"issued_to": date(2023, 1, 2)},
    {"debtor": "granite"},
    {"debtor": "Granite Foods 34/7"},
    {"debtor": "nobody of this name"},
    {"number": "inv-00"},
    {"number": "nv-00777"},
    {"number": "77777"},
    {"number": "777"},
    {"number": "77"},
    {"number": "x"},
    {"status": Status.VOIDED, "number": "7"},
    {"status": Status.DRAFT, "debtor": "granite", "number": "7", **SPAN},
    {"status": Status.PAID, "debtor": "harbour", "number": "inv-0", "issued_from": date(2023, 6, 1)},
    {"sort": "number"},
    {"sort": "number", "offset": DEEP},
    {"sort": "number", "status": Status.VOIDED},
    {"sort": "number", "number": "77777"},
    {"sort": "number", "debtor": "Granite Foods 34/7"},
    {"sort": "number", "status": Status.DRAFT, "debtor": "granite", "number": "7", **SPAN},
)


def measure(size: int | None) -> Iterator[Row]:
    count = size or SIZE
    with server() as scratch:
        taken = [took for clients in (1, CLIENTS) for took in pages(scratch, count, clients)]
    slowest, _, asked = max(taken)
    print(f"slowest: {asked}", file=sys.stderr)
    yield Row.at_most("list_page", slowest * 1000, "ms", 150)
    yield Row.exactly("list_page_counts", sum(not right for _, right, _ in taken), "wrong", 0)


def pages(scratch: Scratch, count: int, clients: int) -> Iterator[tuple[float, bool, str]]:
    """For each filter: seconds, whether its count was right, what it was."""
    dsn = scratch.create()
    migrate(dsn)
    fill(dsn, count, clients)
    with opened(dsn, "syncio_web") as connection, opened(dsn) as exact:
        connection.commit()
        connection.autocommit = True
        for asked in ASKED:
            taken, page = zip(*(read(connection, **asked) for _ in range(TIMES)), strict=True)
            yield median(taken), right(exact, page[-1], asked), f"{clients} clients, {asked}"


def fill(dsn: str, count: int, clients: int) -> None:
    """A book that is the product's own, and its multiples; dealt out to as many clients, all with one viewer."""
    first = enrol(dsn, "Client 0")
    others = [enrol(dsn, f"Client {no}").id for no in range(1, clients)]
    with opened(dsn) as connection:
        write_book(connection, first, min(MADE, count))
    with psycopg.connect(dsn, autocommit=True, options="-c search_path=syncio") as admin:
        times = {"times": count // MADE, "clients": [first.id, *others]}
        for step in MULTIPLY.read_text().split(";\n"):
            admin.execute(step.encode(), times)
        admin.execute("VACUUM ANALYZE")


def read(connection: Connection, offset: int = 0, **wanted: Any) -> tuple[float, InvoicePage]:
    start = perf_counter()
    with acting(connection, "vic"):
        page = Invoices(connection).page(Wanted(**wanted), offset=offset)
    return perf_counter() - start, page


def right(connection: Connection, page: InvoicePage, asked: dict[str, Any]) -> bool:
    """Hold a page's count against one that is counted without any index or bound."""
    wanted = {"offset": 0} | msgspec.structs.asdict(Wanted(**{k: v for k, v in asked.items() if k != "offset"}))
    [(true,)] = connection.execute(COUNT, wanted).fetchall()
    return (page.total, page.more) == (min(true, MOST), true > MOST)


COUNT = """
SELECT count(*) FROM head h LEFT JOIN debtor d ON d.client = h.client AND d.external_id = h.debtor
WHERE (%(status)s = '' OR h.status = %(status)s)
  AND h.issue_date BETWEEN coalesce(%(issued_from)s, '-infinity'::date) AND coalesce(%(issued_to)s, 'infinity'::date)
  AND lower(d.name) LIKE lower('%%' || %(debtor)s || '%%') AND lower(h.number) LIKE lower('%%' || %(number)s || '%%')
"""
