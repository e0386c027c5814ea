"""Everybody and everything of the demo, and what they do every day."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any, Protocol

import requests

from tests.sandbox.demo.figures import Day
from tests.sandbox.demo.loan_book import LoanBook
from tests.sandbox.demo.operations import Operations
from tests.sandbox.demo.people import DemoError, Person, eventually
from tests.sandbox.demo.reviewing import Reviewer
from tests.sandbox.stack.standin import StandIn, Tenant

ROLES = {"reviewer": "reviewer", "reviewer2": "reviewer", "admin": "admin", "viewer": "viewer"}
REVIEW_FIGURES = {"changed": "changes", "flagged": "flagged", "approved": "approved", "rejected": "rejected"}


class Premises(Protocol):
    """What a house needs of a running stack, however it was started."""

    @property
    def api(self) -> str: ...
    @property
    def passwords(self) -> Mapping[str, str]: ...
    @property
    def standin(self) -> StandIn: ...
    @property
    def loan_book(self) -> str: ...
    def syncio(self, *arguments: str, given: str | None = None) -> str: ...


class House:
    """A running stack with its people logged in."""

    def __init__(self, stack: Premises, say: Callable[[str], None]) -> None:
        self.stack = stack
        self.say = say
        url, passwords = stack.api, stack.passwords
        self.admin = Person(url, "admin", passwords["admin"])
        self.reviewer = Reviewer(Person(url, "reviewer", passwords["reviewer"]))
        self.second = Reviewer(Person(url, "reviewer2", passwords["reviewer2"]))
        self.operations = Operations(self.admin)
        self.book = LoanBook(stack.loan_book)
        self.reviewed: set[int] = set()

    def move_in(self) -> None:
        """Add the clients, their members, and a standing approval for payments: proposed by one, signed by another."""
        with ThreadPoolExecutor(2) as commands:
            names = list(commands.map(self.connect, self.stack.standin.tenants))
            list(commands.map(lambda user: self.admit(user, ROLES[user], names), ROLES))
        for name in names:
            policy = self.admin.call("POST", "/syncio/api/policies", json={"client": name, "kind": "balance"})
            path = f"/syncio/api/policies/{policy['id']}/sign"
            self.reviewer.person.call("POST", path, json={"hash": policy["hash"]})
            self.say(f"{name}: connected to Xero; payments pass under a policy of admin's, signed by reviewer")

    def connect(self, tenant: Tenant) -> str:
        """Add one organisation as a client, whose reviewers need no limits; its name."""
        arguments = ("client", "add", tenant["name"], "--source", "xero", "--tenant", tenant["tenant_id"])
        self.stack.syncio(*arguments, "--limits", "optional", "--refresh-token", "-", given=tenant["refresh_token"])
        return tenant["name"]

    def admit(self, user: str, role: str, names: list[str]) -> None:
        """Make a user a member of clients."""
        clients = [argument for name in names for argument in ("--client", name)]
        self.stack.syncio("member", "add", user, "--role", role, *clients)

    def edit(self, edits: list[dict[str, Any]]) -> None:
        """The clients edit their books: one request, so that no pull sees half of it."""
        response = requests.post(f"{self.stack.standin.url}/admin/edits", json={"edits": edits}, timeout=60)
        if not response.ok:
            raise DemoError(f"the stand-in refused the edits: {response.text[:500]}")

    def pull(self) -> None:
        """Start a pull and wait until it, and whatever compares what it staged, has ended."""
        before = {run["dag_run_id"] for run in self.operations.runs("review_changes")}
        run = self.operations.start("xero_pull")
        self.operations.finished("xero_pull", run)
        if self.operations.state_of("xero_pull", run, "staged") == "skipped":
            self.say("pulled: nothing new, so nothing is compared")
            return

        def compared() -> str | None:
            new = [run for run in self.operations.runs("review_changes") if run["dag_run_id"] not in before]
            return new[0]["dag_run_id"] if new else None

        self.operations.finished("review_changes", eventually("the comparison to start", compared))

    def shown(self) -> list[dict[str, Any]]:
        """The open reviews, once each has its diff report and waits for a person."""
        reviews = self.reviewer.reviews()
        for review in reviews:
            path = f"/syncio/api/reviews/{review['id']}"
            eventually(
                f"the diff report of review {review['id']}",
                lambda path=path: self.reviewer.person.get(path)["reports"] or None,  # type: ignore[misc]
            )
            totals = ", ".join(f"{Decimal(total['delta']):+,.2f} {total['currency']}" for total in review["totals"])
            self.say(
                f"review {review['id']}, {review['client']}: {review['changes']} change(s), "
                f"{review['flagged']} flagged, {review['blocked']} blocked; {totals or 'no money moves'}"
            )
        return reviews

    def close(self, review: dict[str, Any]) -> None:
        """Let Airflow know that a review has closed, and wait for its branch to have been taken."""
        self.reviewer.sign_on(review["id"])
        self.operations.finished("review", f"review-{review['id']}")

    def end_of_day(self, day: Day, started: float) -> Day:
        """Count the day; wait until FactorS has confirmed everything that was approved."""
        for pulled in self.operations.results("xero_pull", "pull"):
            day.pulled += pulled["documents"]
            day.staged += pulled["staged"]
            day.api_calls += pulled["api_calls"]
        for review in self.reviewer.reviews("closed"):
            if review["id"] not in self.reviewed:
                self.reviewed.add(review["id"])
                for name, figure in REVIEW_FIGURES.items():
                    setattr(day, name, getattr(day, name) + review[figure])
        balances = sum(self.operations.results("review_changes", "release_balance"))
        day.changed += balances
        day.approved += balances
        self.confirm(day)
        day.seconds = round(time.monotonic() - started, 1)
        return day

    def confirm(self, day: Day) -> None:
        def look() -> bool | None:
            day.pushed += sum(result["pushed"] for result in self.operations.results("factors_push", "push"))
            return True if day.pushed >= day.approved else None

        eventually(f"FactorS to confirm {day.approved} releases", look)
        self.say(f"FactorS confirmed {day.pushed}")
