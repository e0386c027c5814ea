"""A lender lives a history: pulls, comparisons, decisions, releases and pushes on real PostgreSQL, evening by evening.

The history's days are the clock: both databases date by it what they would date by their server's.
"""

from collections import deque
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date, datetime
from pathlib import Path

import msgspec
import psycopg

from syncio.domain.change import Severity
from syncio.domain.client import Client
from syncio.domain.identity import mail_domain
from syncio.domain.invoice import Debtor, Invoice
from syncio.domain.ports import Organisation
from syncio.domain.review import Decision
from syncio.stages.compare import compare
from syncio.stages.policy import propose
from syncio.stages.policy import sign as sign_policy
from syncio.stages.push import push
from syncio.stages.release import release, release_balance
from syncio.stages.review import decide
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.factors import open_factors
from tests.histories import days
from tests.histories.history import Books, History
from tests.histories.writing import key_of
from tests.integration.staged.client import enrol
from tests.integration.staged.database import Database, Row, copied, database_name
from tests.integration.staged.staging import DEBTORS, INVOICES, begin, stage
from tests.sandbox.postgres import Logins, Scratch

ADVANCE = """
INSERT INTO advance (invoice, funded_at, amount)
SELECT i.id, %s, round(i.total * %s, 2) FROM invoice i JOIN client c ON c.id = i.client
WHERE c.name = %s AND i.external_id = ANY(%s) AND i.state = 'open'
"""
TERM = "INSERT INTO threshold (client, rule, name, value, editor) VALUES (%s, 'due_extended', 'term', %s, 'ada')"
CLOCK = Path(__file__).with_name("clock.sql")
SHOWN = "SELECT id, hash, external_id, severity, flags FROM change WHERE review = %s ORDER BY no"


class Raised(msgspec.Struct, frozen=True):
    """A flag as it was shown on the evening of `day`."""

    day: date
    client: str
    external_id: str
    rule: str
    severity: Severity


class Lender:
    """Approves what is not blocked; of what is blocked, two people approve what is honest, and one rejects fraud."""

    def __init__(self, staging: str, factors: str, push_url: str, stack: ExitStack) -> None:
        self.owner = stack.enter_context(opened(staging, "syncio_owner"))
        self.app = stack.enter_context(opened(staging))
        self.web = stack.enter_context(opened(staging, "syncio_web"))
        self.staging = stack.enter_context(closing(Database(staging, "syncio")))
        self.loans = stack.enter_context(closing(Database(factors, "public,integration")))
        self.book = stack.enter_context(open_factors(push_url))

    def live(self, history: History) -> list[Raised]:
        """Every flag that is raised after the books were taken over."""
        frauds = {document: fraud.since for fraud in history.frauds for document in fraud.documents}
        self.turn(history.begin)
        accounts = [Account(self, books, frauds) for books in history.books]
        for account in accounts:
            account.take_over(history.begin)
        for database in (self.staging, self.loans):
            database.rows("ANALYZE")  # as autovacuum does within a minute
        raised: list[Raised] = []
        for evening in sorted({evening for account in accounts for evening in account.pages}):
            self.turn(evening)
            for account in accounts:
                if evening in account.pages:
                    raised += account.compare(evening)
        return raised

    def turn(self, now: datetime) -> None:
        """Turn the clock."""
        for database in (self.staging, self.loans):
            database.rows("UPDATE history.clock SET now = %s", now)


class Account:
    """One client with the lender. `pages`: what is pulled when, by the evening on which it is compared.

    `frauds`: since when a document is part of one.
    """

    def __init__(self, lender: Lender, books: Books, frauds: Mapping[str, date]) -> None:
        self.lender, self.books, self.frauds = lender, books, frauds
        self.client, self.run = enrolled(lender, books)
        self.pages: dict[datetime, dict[datetime, list[Invoice | Debtor]]] = {}
        for entry in books.entries:
            pages = self.pages.setdefault(days.compared(entry.at), {})
            pages.setdefault(days.pulled(entry.at), []).append(entry.item)
        self.advances = deque(books.advances)

    def take_over(self, at: datetime) -> None:
        """Read the books for the first time and approve all of them, by two people."""
        self.read(at, self.books.opening)
        list(self.decide(at))
        if self.books.client.standing:
            policy = propose(self.lender.web, self.client.name, "balance", "ada", at)
            sign_policy(self.lender.web, policy.id, "ann", bytes.fromhex(policy.hash))

    def compare(self, evening: datetime) -> Iterator[Raised]:
        """An evening: what was pulled in the day, what was paid out, and what compare makes of it."""
        for at, items in self.pages[evening].items():
            self.read(at, items)
        self.pay_out(evening)
        yield from self.decide(evening)

    def read(self, at: datetime, items: Sequence[Invoice | Debtor]) -> None:
        for stream, kind in ((DEBTORS, Debtor), (INVOICES, Invoice)):
            page = {key_of(item): item for item in items if isinstance(item, kind)}
            if page:
                stage(self.lender.app, self.client, self.run, stream, page, at)

    def pay_out(self, until: datetime) -> None:
        while self.advances and self.advances[0].at <= until:
            at, due = self.advances[0].at, []
            while self.advances and self.advances[0].at == at:
                due.append(self.advances.popleft().external_id)
            self.lender.loans.rows(ADVANCE, at, self.client.advance_rate, self.client.name, due)

    def decide(self, evening: datetime) -> Iterator[Raised]:
        """Compare, decide every row, release and push; the flags that were shown."""
        lender, name = self.lender, self.client.name
        review = compare(lender.app, self.client, lender.book.funding(name), now=evening).opened
        if review is not None:
            rows, day = lender.staging.rows(SHOWN, review), evening.date()
            blocked = {row["id"] for row in rows if row["severity"] == "block"}
            refused = {row["id"] for row in rows if row["id"] in blocked and self.is_fraud(row, day)}
            self.say("ann", review, [decision(row, refused) for row in rows])
            self.say("ben", review, [decision(row, refused) for row in rows if row["id"] in blocked - refused])
            if len(refused) < len(rows):
                release(lender.app, review)
            for row in rows:
                for flag in row["flags"]:
                    yield Raised(day, name, row["external_id"], flag["rule"], flag["severity"])
        if self.books.client.standing:
            release_balance(lender.app, name)
        pushed = push(lender.app, lender.book, client=name)
        assert not pushed.failed + pushed.withdrawn + pushed.skipped, f"{name}, {evening}: {pushed}"

    def say(self, user: str, review: int, decisions: Sequence[Decision]) -> None:
        if decisions:
            decide(self.lender.web, review, user, decisions)

    def is_fraud(self, row: Row, day: date) -> bool:
        return row["external_id"] in self.frauds and self.frauds[row["external_id"]] <= day


def decision(row: Row, refused: Container[int]) -> Decision:
    if row["id"] in refused:
        return Decision(change=row["id"], hash=row["hash"], verdict="reject", reason="Not what was sold")
    return Decision(change=row["id"], hash=row["hash"], verdict="approve")


def enrolled(lender: Lender, books: Books) -> tuple[Client, int]:
    """The client as the lender has it, and the run that its pages count as read by."""
    party, clients = books.client, Clients(lender.owner)
    client = enrol(lender.owner, party.name, party.tax_number)
    clients.describe(client, Organisation(party.name, party.currency, party.timezone, party.tax_number))
    clients.own_domains(client, [domain for domain in [mail_domain(party.email)] if domain])
    lender.owner.execute(TERM, [client.id, party.term])
    lender.owner.commit()
    return clients.get(party.name), begin(lender.app, client)


@contextmanager
def lending(scratch: Scratch, logins: Logins, staging: str, factors: str) -> Iterator[Lender]:
    """A lender with no clients yet, on copies of the templates `staging` and `factors`."""
    with copied(scratch, staging) as own, copied(scratch, factors) as book, ExitStack() as stack:
        for dsn in (own, book):
            with psycopg.connect(dsn, autocommit=True) as admin:
                admin.execute(CLOCK.read_bytes())
        yield Lender(own, book, logins.dsn("factors_push", database_name(book)), stack)
