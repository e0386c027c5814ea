"""The way of an invoice without Airflow: a stand-in Xero over HTTP, staging and FactorS in real databases."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from syncio.domain.review import Decision, Verdict
from syncio.sources.xero.client import XeroSource
from syncio.stages.compare import Compared, compare
from syncio.stages.policy import propose
from syncio.stages.policy import sign as sign_policy
from syncio.stages.pull import Pulled, pull
from syncio.stages.release import release_balance
from syncio.stages.review import decide
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.staging import Staging
from tests.integration.push.house import House
from tests.integration.staged.client import enrol
from tests.integration.staged.database import Row, database_name
from tests.sandbox.postgres import Logins
from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.running import running

Say = Callable[[Row], tuple[Verdict, str] | None]
OVERLAP = timedelta(minutes=5)


def approve(_: Row) -> tuple[Verdict, str]:
    return "approve", ""


def reject(_: Row) -> tuple[Verdict, str]:
    return "reject", "Not as agreed"


class Way(House):
    """One client, whose stages are run one by one; `caller` reads and edits its books."""

    def __init__(self, staging_dsn: str, factors_dsn: str, push_url: str, caller: Caller) -> None:
        super().__init__(staging_dsn, factors_dsn, push_url)
        self.caller = caller
        with opened(staging_dsn, "syncio_owner") as connection:
            self.client = enrol(connection, caller.tenant["name"], caller.tenant["tenant_id"])
            connection.commit()

    def pull(self, ahead: timedelta = timedelta(0)) -> Pulled:
        """:param ahead: by how much our clock is fast."""
        source = XeroSource(self.caller.xero.url, self.client.tenant, lambda: self.caller.access_token)
        with self.app() as connection, closing(source):
            staging = Staging(connection, self.client)
            return pull(source, staging, overlap=OVERLAP, clock=lambda: datetime.now(UTC) + ahead)

    def compare(self) -> Compared:
        with self.app() as connection, self.factors() as book:
            client = Clients(connection).get(self.client.name)
            return compare(connection, client, book.funding(client.name))

    def decide(self, review: int, say: Say, user: str = "ann") -> bool:
        """Decide what `say` has a word for; whether the review is complete."""
        decisions = [
            Decision(change=row["id"], hash=row["hash"], verdict=said[0], reason=said[1])
            for row in self.changes(review)
            if row["state"] == "undecided" and (said := say(row))
        ]
        with self.web() as connection:
            return decide(connection, review, user, decisions).complete

    def release_balance(self) -> int:
        with self.app() as connection:
            return release_balance(connection)

    def through(self) -> None:
        """Compare, have everything approved that needs no second reviewer, release and push it."""
        review = self.compare().opened
        assert review is not None
        self.decide(review, approve)
        self.release(review)
        self.push()

    def standing_approval(self) -> None:
        with self.web() as connection:
            policy = propose(connection, self.client.name, "balance", "ada", datetime.now(UTC))
            sign_policy(connection, policy.id, "ann", bytes.fromhex(policy.hash))

    def fund(self, external_id: str) -> None:
        """The loan book advances 85 % of an invoice."""
        [_] = self.book.rows(
            "INSERT INTO advance (invoice, funded_at, amount) SELECT id, clock_timestamp(), round(total * 0.85, 2)"
            " FROM invoice WHERE external_id = %s RETURNING invoice",
            external_id,
        )

    def changes(self, review: int) -> list[Row]:
        """A review's rows with their state, in order."""
        return self.rows(
            "SELECT c.*, s.state FROM change c JOIN change_state s ON s.change = c.id WHERE c.review = %s"
            " ORDER BY c.no",
            review,
        )

    def booked(self, external_id: str) -> Row:
        """An invoice as FactorS has it; empty where it has none."""
        rows = self.book.rows("SELECT * FROM invoice WHERE external_id = %s", external_id)
        return rows[0] if rows else {}

    def open_invoice(self, no: int = 0) -> Row:
        """The `no`-th sales invoice of the book that nobody paid anything of."""
        [row] = self.book.rows(
            "SELECT external_id, number, total, currency FROM invoice"
            " WHERE kind = 'receivable' AND state = 'open' AND paid = 0 AND credited = 0"
            " ORDER BY number OFFSET %s LIMIT 1",
            no,
        )
        return row

    def edit(self, *edits: Row) -> None:
        """The client edits its books."""
        plain = [{name: str(v) if isinstance(v, Decimal) else v for name, v in edit.items()} for edit in edits]
        self.caller.edited(*plain)


W = TypeVar("W", bound=Way)


@contextmanager
def standing(way: type[W], staging: str, factors: str, logins: Logins, invoices: int) -> Iterator[W]:
    """A client with so many documents in its books, on two databases, and nothing pulled yet."""
    push_url = logins.dsn("factors_push", database_name(factors))
    with (
        running(invoices=invoices, organisations=1) as xero,
        calling(xero) as caller,
        closing(way(staging, factors, push_url, caller)) as found,
    ):
        yield found


def only(way: Way) -> Row:
    """Pull, compare, and the one row of the review that opened."""
    way.pull()
    review = way.compare().opened
    assert review is not None
    (row,) = way.changes(review)
    return row
