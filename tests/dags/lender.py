"""A small lender on the real Airflow: the stand-in's organisations are its clients, everybody is logged in."""

from pathlib import Path
from typing import Any

import psycopg
import requests
from cryptography.fernet import Fernet, MultiFernet
from psycopg import sql

from syncio.domain.amendment import Facility
from syncio.domain.review import MemberRole
from syncio.stores.clients import Clients
from syncio.stores.consents import keep_consent
from syncio.stores.database import opened
from tests.dags.runs import Runs
from tests.sandbox.demo.loan_book import LoanBook
from tests.sandbox.demo.people import DemoError, Person, eventually
from tests.sandbox.demo.reviewing import Reviewer
from tests.sandbox.stack import Stack

MEMBERS: dict[str, MemberRole] = {"reviewer": "reviewer", "reviewer2": "reviewer", "admin": "admin", "viewer": "viewer"}
HITL = "/api/v2/dags/review/dagRuns/review-{}/taskInstances/sign_off/-1/hitlDetails"


class Lender:
    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        people = {name: Person(stack.state.api, name, password) for name, password in stack.passwords.items()}
        self.admin, self.viewer = people["admin"], people["viewer"]
        self.reviewer = Reviewer(people["reviewer"])
        self.runs = Runs(self.admin)
        environment = stack.environment
        self.airflow = environment.logins.dsn("airflow", environment.databases.airflow)
        self.syncio = environment.logins.dsn("syncio_setup", environment.databases.syncio)
        self.factors = environment.logins.dsn("factors_setup", environment.databases.factors)
        self._loan_book = environment.logins.dsn("loan_book", environment.databases.factors)
        self.book = LoanBook(self._loan_book)

    def admit(self, name: str, tenant: str, refresh_token: str) -> None:
        """Add a client and its members as the command line does, without a process for each."""
        cipher = MultiFernet([Fernet(self.stack.environment.keys.syncio_fernet)])
        with opened(self.syncio, "syncio_owner") as connection:
            clients = Clients(connection)
            client = clients.add(name, "xero", tenant, keep_consent(connection, "xero", refresh_token, cipher))
            clients.command(client, Facility(limits="optional"))
            for user, role in MEMBERS.items():
                clients.admit(client, user, role)
            connection.commit()

    def let_payments_pass(self, client: str) -> None:
        """A standing approval: admin proposes it, reviewer signs it."""
        policy = self.admin.call("POST", "/syncio/api/policies", json={"client": client, "kind": "balance"})
        path = f"/syncio/api/policies/{policy['id']}/sign"
        self.reviewer.person.call("POST", path, json={"hash": policy["hash"]})

    def edit(self, *edits: dict[str, Any]) -> None:
        """The clients edit their books at Xero."""
        response = requests.post(f"{self.stack.standin.url}/admin/edits", json={"edits": edits}, timeout=60)
        assert response.ok, response.text

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask SyncIO's own database."""
        with opened(self.syncio, "syncio_owner") as connection:
            return connection.execute(query, values).fetchall()

    def released(self, review: int) -> int:
        """How many changes of a review push may read, or has read."""
        query = "SELECT count(*) FROM release r JOIN change c ON c.id = r.change WHERE c.review = %s"
        [(count,)] = self.rows(query, review)
        return int(count)

    def pushed(self) -> None:
        """Wait until FactorS has confirmed all that was released."""
        query = "SELECT NOT EXISTS (SELECT FROM syncio.pending_release)"
        eventually("FactorS to confirm", lambda: self.rows(query) == [(True,)] or None)

    def booked(self, client: str) -> int:
        """How many invoices and credit notes of a client FactorS holds."""
        query = "SELECT count(*) FROM invoice i JOIN client c ON c.id = i.client WHERE c.name = %s"
        with psycopg.connect(self._loan_book) as connection:
            [(count,)] = connection.execute(query, [client]).fetchall()
            return int(count)

    def book_refuses_payment_of(self, external_id: str) -> None:
        """A rule of FactorS's own, that SyncIO knows nothing of."""
        rule = sql.SQL("CHECK (external_id <> {} OR paid = 0)").format(sql.Literal(external_id))
        with psycopg.connect(self.factors) as connection:
            connection.execute(sql.SQL("ALTER TABLE invoice ADD CONSTRAINT no_payment {}").format(rule))

    def book_takes_all(self) -> None:
        with psycopg.connect(self.factors) as connection:
            connection.execute("ALTER TABLE invoice DROP CONSTRAINT no_payment")

    def review(self, review: int) -> dict[str, Any]:
        found: dict[str, Any] = self.reviewer.person.get(f"/syncio/api/reviews/{review}")
        return found

    def open_review(self, client: str) -> int:
        """The client's open review."""
        [review] = [review["id"] for review in self.reviewer.reviews() if review["client"] == client]
        return int(review)

    def sign(self, review: int) -> dict[str, Any]:
        """Close a review as it stands."""
        body = {"hash": self.review(review)["hash"]}
        signed: dict[str, Any] = self.reviewer.person.call("POST", f"/syncio/api/reviews/{review}/sign", json=body)
        return signed

    def answer(self, review: int) -> bool:
        """Answer Airflow's task; False where it does not wait, or not yet, or was answered already."""
        body = {"chosen_options": ["Signed"], "params_input": {}}
        try:
            self.reviewer.person.call("PATCH", HITL.format(review), json=body)
        except DemoError as error:
            if not any(f"answered {status}" in str(error) for status in (404, 409)):
                raise
            return False
        return True

    def hitl(self, review: int) -> dict[str, Any]:
        """What Airflow shows of the waiting task."""
        found: dict[str, Any] = self.reviewer.person.get(HITL.format(review))
        return found

    def page(self, review: int, kind: str) -> Path:
        """The published page of a review, on disk."""
        [path] = (self.stack.home / "reports").glob(f"*/review-{review}/{kind}_report.html")
        return path


def approve(_: dict[str, Any]) -> tuple[str, str]:
    return "approve", ""
