"""as_of: one invoice on a day, by its number, and a whole book on a day, from a book that has moved on since.

Every tenth invoice has a later version. `as_of` is what 95 of a hundred look-ups stay under, `as_of_book` the median of
five readings of every invoice into typed rows, exact amounts and all.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from statistics import median
from time import perf_counter

import psycopg

from syncio.domain.client import Client
from syncio.stores.database import Connection, opened
from syncio.stores.lists.book import book
from syncio.stores.migrate import migrate
from syncio.stores.staging import Staging
from tests.bench.books import enrol, invoice_no, write_book, write_invoices
from tests.bench.ground import server
from tests.bench.row import Row
from tests.integration.staged.documents import NOW

ROWS = ("as_of", "as_of_book")
SIZE, LOOKS, TIMES = 100_000, 200, 5
LATER = NOW + timedelta(days=10)
THEN = NOW + timedelta(days=1)


def measure(size: int | None) -> Iterator[Row]:
    count = size or SIZE
    with server() as scratch:
        dsn = scratch.create()
        migrate(dsn)
        client = enrol(dsn, "As of")
        with opened(dsn) as connection:
            write_book(connection, client, count)
            write_invoices(connection, client, range(0, count, 10), lambda no: invoice_no(no, Decimal(5)))
        date_later(dsn)
        with opened(dsn) as connection:
            yield Row.at_most("as_of", looks(connection, client, count) * 1000, "ms", 2)
            yield Row.at_most("as_of_book", median(whole(connection, client, count) for _ in range(TIMES)), "s", 2)


def date_later(dsn: str) -> None:
    """Second versions were seen ten days later; statistics as autovacuum keeps them."""
    with psycopg.connect(dsn, autocommit=True, options="-c search_path=syncio") as admin:
        admin.execute("UPDATE version SET seen = %s WHERE n = 2", [LATER])
        admin.execute("UPDATE head SET seen = %s WHERE n = 2", [LATER])
        admin.execute("VACUUM ANALYZE")


def looks(connection: Connection, client: Client, count: int) -> float:
    """Seconds that 95 of a hundred look-ups stay under; each is the version of that day."""
    staging, took = Staging(connection, client), []
    for at in range(LOOKS):
        wanted = invoice_no(at * 7919 % count)
        start = perf_counter()
        [found] = staging.as_of(wanted.content.number, THEN)
        took.append(perf_counter() - start)
        if (found.version, found.content) != (1, wanted.content):
            raise AssertionError(f"{wanted.content.number} was not as it stood")
    return sorted(took)[LOOKS * 95 // 100]


def whole(connection: Connection, client: Client, count: int) -> float:
    start = perf_counter()
    versions = [row.version for row in book(connection, client, THEN)]
    took = perf_counter() - start
    if versions != [1] * count:
        raise AssertionError(f"{len(versions)} of {count} invoices, {sum(versions) - len(versions)} of them later ones")
    return took
