"""The way of an invoice without Airflow: a stand-in Xero over HTTP, staging and FactorS in real databases."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.rows import dict_row

from syncio.domain.client import Client
from syncio.domain.review import Decision, Verdict
from syncio.domain.rules import Funding
from syncio.sources.xero.client import XeroSource
from syncio.stages.compare import Compared, compare
from syncio.stages.policy import propose
from syncio.stages.policy import sign as sign_policy
from syncio.stages.pull import Pulled, pull
from syncio.stages.push import Pushed, push
from syncio.stages.release import Released, release, release_balance
from syncio.stages.review import decide
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.factors import open_factors
from syncio.stores.staging import Staging
from tests.sandbox.xero.calling import Caller

Row = dict[str, Any]
Say = Callable[[Row], tuple[Verdict, str] | None]
OVERLAP = timedelta(minutes=5)


def approve(_: Row) -> tuple[Verdict, str]:
    return "approve", ""


def reject(_: Row) -> tuple[Verdict, str]:
    return "reject", "Not as agreed"


class Way:
    """One client, whose stages are run one by one. Reviewers are `ann` and `ben`; `ada` administers."""

    def __init__(self, staging: str, factors: str, caller: Caller) -> None:
        self.dsn = staging
        self.factors = factors
        self.xero = caller
        with opened(staging, "syncio_owner") as connection:
            clients = Clients(connection)
            self.client = clients.add(caller.tenant["name"], "xero", caller.tenant["tenant_id"], None)
            for user, role in (("ann", "reviewer"), ("ben", "reviewer"), ("ada", "admin")):
                clients.admit(self.client, user, role)
            connection.commit()

    def pull(self) -> Pulled:
        source = XeroSource(self.xero.xero.url, self.client.tenant, lambda: self.xero.access_token)
        with opened(self.dsn) as connection, closing(source):
            return pull(source, Staging(connection, self.client), overlap=OVERLAP)

    def compare(self) -> Compared:
        with opened(self.dsn) as connection, open_factors(self.factors) as book:
            return compare(connection, self.reread(connection), book.funding(self.client.name))

    def reread(self, connection: psycopg.Connection) -> Client:
        return Clients(connection).get(self.client.name)

    def decide(self, review: int, say: Say, user: str = "ann") -> bool:
        """Decide what `say` has a word for; whether the review is complete."""
        decisions = [
            Decision(change=row["id"], hash=row["hash"], verdict=said[0], reason=said[1])
            for row in self.changes(review)
            if row["state"] == "undecided" and (said := say(row))
        ]
        with opened(self.dsn, "syncio_web") as connection:
            return decide(connection, review, user, decisions).complete

    def release(self, review: int) -> Released:
        with opened(self.dsn) as connection:
            return release(connection, review)

    def release_balance(self) -> int:
        with opened(self.dsn) as connection:
            return release_balance(connection)

    def push(self) -> Pushed:
        with opened(self.dsn) as connection, open_factors(self.factors) as book:
            return push(connection, book)

    def through(self, say: Say = approve, *users: str) -> int:
        """Compare, decide and push what comes of it; the review's id.

        :param users: who decide, in turn; `ann` alone where left out.
        """
        review = self.compare().opened
        assert review is not None
        for user in users or ("ann",):
            self.decide(review, say, user)
        self.release(review)
        self.push()
        return review

    def standing_approval(self) -> None:
        with opened(self.dsn, "syncio_web") as connection:
            policy = propose(connection, self.client.name, "balance", "ada", datetime.now(UTC))
            sign_policy(connection, policy.id, "ann", bytes.fromhex(policy.hash))

    def fund(self, external_id: str) -> None:
        """The loan book advances 85 % of an invoice."""
        query = (
            "INSERT INTO advance (invoice, funded_at, amount) "
            "SELECT id, clock_timestamp(), round(total * 0.85, 2) FROM invoice WHERE external_id = %s"
        )
        with psycopg.connect(self.factors) as connection:
            assert connection.execute(query, [external_id]).rowcount == 1

    def funding(self) -> list[Funding]:
        with open_factors(self.factors) as book:
            return book.funding(self.client.name)

    def changes(self, review: int) -> list[Row]:
        """A review's rows with their state, in order."""
        return self.rows("SELECT c.*, s.state FROM change c JOIN change_state s ON s.change = c.id "
                         "WHERE c.review = %s ORDER BY c.no", review)  # fmt: skip

    def rows(self, query: str, *values: Any) -> list[Row]:
        """Ask staging."""
        with psycopg.connect(self.dsn, row_factory=dict_row, options="-c search_path=syncio") as connection:
            return connection.execute(query.encode(), values).fetchall()

    def booked(self, external_id: str) -> Row:
        """An invoice as FactorS has it; empty where it has none."""
        with psycopg.connect(self.factors, row_factory=dict_row) as connection:
            return connection.execute("SELECT * FROM invoice WHERE external_id = %s", [external_id]).fetchone() or {}

    def booked_rows(self, query: str) -> list[Row]:
        """Ask FactorS."""
        with psycopg.connect(self.factors, row_factory=dict_row) as connection:
            return connection.execute(query.encode()).fetchall()

    def open_invoice(self, no: int = 0) -> Row:
        """The `no`-th sales invoice of the book that nobody paid anything of."""
        with psycopg.connect(self.factors, row_factory=dict_row) as connection:
            query = (
                "SELECT external_id, number, total, currency FROM invoice "
                "WHERE kind = 'receivable' AND state = 'open' AND paid = 0 AND credited = 0 ORDER BY number OFFSET %s"
            )
            return connection.execute(query, [no]).fetchone() or {}

    def edit(self, *edits: Row) -> list[dict[str, str]]:
        """The client edits its books; what was touched."""
        plain = [{name: str(v) if isinstance(v, Decimal) else v for name, v in edit.items()} for edit in edits]
        return self.xero.edited(*plain)
