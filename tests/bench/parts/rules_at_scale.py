"""rules_at_scale: every rule over 10,000 changes of 500 clients, in a book of 1,000,000 invoices that are all theirs.

One process compares the clients one after the other, as the task does, until every review is open. Each client has
four busy debtors, of whom twelve invoices are new, four were raised and four voided. Every company is a debtor of ten
clients, so that each new invoice is held against the invoices of nine others too. What is worked out once a day is
worked out here.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import psycopg

from syncio.stages.compare import compare
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.migrate import migrate
from tests.bench.books import enrol, write_book
from tests.bench.ground import server
from tests.bench.row import Row

ROWS = ("rules_at_scale",)
SIZE, MADE, CLIENTS, CHANGES_EACH = 1_000_000, 10_000, 500, 20
FOLDER = Path(__file__).parents[1]
#: The day after the last invoice of the book.
NOW = datetime.combine(date(2027, 2, 6), datetime.min.time(), UTC)


def measure(size: int | None) -> Iterator[Row]:
    """:param size: invoices, in steps of 10,000, of a client for every 2,000 of them."""
    times = max(1, (size or SIZE) // MADE)
    clients = CLIENTS * times * MADE // SIZE
    with server() as scratch:
        dsn = scratch.create()
        fill(dsn, times, clients)
        start = perf_counter()
        changes = compare_all(dsn)
        took = perf_counter() - start
        print(fired(dsn), file=sys.stderr)
    if not 0.9 < changes / (clients * CHANGES_EACH) <= 1:
        raise AssertionError(f"the comparisons found {changes} changes, not {CHANGES_EACH} a client")
    yield Row.at_most("rules_at_scale", took, "s", 60)


def fill(dsn: str, times: int, clients: int) -> None:
    migrate(dsn)
    first = enrol(dsn, "Client 0")
    others = [enrol(dsn, f"Client {no}").id for no in range(1, clients)]
    with opened(dsn) as connection:
        write_book(connection, first, MADE)
    with psycopg.connect(dsn, autocommit=True, options="-c search_path=syncio") as admin:
        values = {"times": times, "clients": [first.id, *others]}
        for file in ("multiply.sql", "scaled.sql"):
            for step in (FOLDER / file).read_text().split(";\n"):
                admin.execute(step.encode(), values)
        admin.execute("VACUUM ANALYZE")


def compare_all(dsn: str) -> int:
    """Open every client's review; how many changes they have."""
    with opened(dsn) as connection:
        return sum(compare(connection, client, [], now=NOW).changes for client in Clients(connection).all())


def fired(dsn: str) -> str:
    """How often each rule fired."""
    with opened(dsn) as connection:
        rows = connection.execute("SELECT flag ->> 'rule' FROM change, jsonb_array_elements(flags) AS flag")
        return ", ".join(f"{rule} {times}" for rule, times in Counter(rule for (rule,) in rows).most_common())
