"""compare: one client's 100,000 invoices with their lines, of which one in a hundred changed since it was approved.

The stage runs in a process of its own that imports nothing else. `compare` is the median of five in wall time: it
takes over what is funded (half of the open invoices, of which one in a hundred was funded since it was asked last),
finds and explains the changes, puts every rule to them, opens the review with its rows and commits. `compare_memory`
is all that the process ever held, interpreter and imports included.
"""

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

import msgspec
import psycopg
from msgspec.structs import replace

from syncio.domain.client import Client
from syncio.domain.invoice import Invoice, Status
from syncio.domain.rules import Funding
from syncio.stores.compare import keep_funding
from syncio.stores.compare.parties import keep_parties
from syncio.stores.database import opened
from syncio.stores.migrate import migrate
from tests.bench.books import enrol, invoice_no, write_book, write_invoices
from tests.bench.comparing import Asked, Told
from tests.bench.ground import server
from tests.bench.row import Row
from tests.integration.staged.database import database_name
from tests.integration.staged.documents import NOW
from tests.sandbox.postgres import Scratch, drop

ROWS = ("compare", "compare_memory")
SIZE, TIMES, EACH = 100_000, 5, 100
APPROVE = """
INSERT INTO approved SELECT record, n, content_hash, n, balance_hash, seen FROM head WHERE status <> 'draft'
UNION ALL SELECT record, n, content_hash, n, NULL, seen FROM debtor
"""


def measure(size: int | None) -> Iterator[Row]:
    count = size or SIZE
    with server() as scratch:
        template = scratch.create()
        funding = fill(template, count, count // EACH)
        told = [compared(scratch, template, funding) for _ in range(TIMES)]
    found = {(each.compared.changes, each.compared.opened is not None) for each in told}
    if found != {(count // EACH, True)}:
        raise AssertionError(f"the comparisons found {found}, not {count // EACH} changes and a review for them")
    yield Row.at_most("compare", median(each.usage.wall for each in told), "s", 0.4)
    yield Row.at_most("compare_memory", max(each.usage.peak for each in told), "MB", 60)


def fill(dsn: str, count: int, changes: int) -> list[Funding]:
    """An approved book in which so many invoices changed since; what of it is funded."""
    migrate(dsn)
    client = enrol(dsn, "Compared")
    with opened(dsn) as connection:
        write_book(connection, client, count)
    with psycopg.connect(dsn, autocommit=True, options="-c search_path=syncio") as admin:
        admin.execute(APPROVE)
        open_ones = admin.execute("SELECT external_id, due FROM head WHERE status = 'authorised' ORDER BY external_id")
        funding = [Funding(key, NOW, due * Decimal("0.85")) for key, due in open_ones.fetchall()[::2]]
        with opened(dsn) as connection:  # as the comparison did that led to the approvals
            keep_parties(connection, client)
            keep_funding(connection, client, [each for no, each in enumerate(funding) if no % EACH])
            connection.commit()
        write_changes(dsn, client, count, changes)
        admin.execute("VACUUM ANALYZE")
        return funding


def write_changes(dsn: str, client: Client, count: int, changes: int) -> None:
    numbers = [no for no in range(count) if invoice_no(no).origin.status is not Status.DRAFT]
    with opened(dsn) as connection:
        write_invoices(connection, client, numbers[:: len(numbers) // changes][:changes], edited)


def edited(no: int) -> Invoice:
    """Of four changes one raises, one moves to another debtor, one voids or revives, one pays or takes back."""
    was = invoice_no(no)
    match no // 7 % 4:
        case 0:
            return invoice_no(no, Decimal(5))
        case 1:
            return replace(was, content=replace(was.content, debtor=invoice_no(no // 2).content.debtor, reference="PO"))
        case 2:
            state, status = ("open", Status.AUTHORISED) if was.content.state == "void" else ("void", Status.VOIDED)
            origin = replace(was.origin, status=status)
            return replace(was, content=replace(was.content, state=state), origin=origin)
    return replace(was, balance=replace(was.balance, paid=was.balance.due, due=was.balance.paid))


def compared(scratch: Scratch, template: str, funding: list[Funding]) -> Told:
    """Compare a copy of the database."""
    dsn = scratch.create(database_name(template))
    asked = msgspec.json.encode(Asked(dsn, "Compared", funding))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.comparing"], input=asked, stdout=subprocess.PIPE, check=True
        )
        return msgspec.json.decode(done.stdout, type=Told)
    finally:
        drop(scratch.admin, database_name(dsn))
