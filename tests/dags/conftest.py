"""Two days of a small lender, lived once on a real Airflow. Fixtures act, tests look at what came of it.

Each act comes before any wait for what follows from it: the reviews of a day go their ways side by side.
"""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.dags.lender import Lender, approve
from tests.sandbox.demo.people import eventually
from tests.sandbox.stack import Stack


@dataclass(frozen=True)
class Morning:
    """The runs of a day's pull and comparison, and the review of each client that they led to."""

    pull: str
    comparison: str
    reviews: dict[str, int]


@dataclass(frozen=True)
class Clients:
    """Three organisations of the stand-in; the second has a name that is meant to harm."""

    first: str
    second: str
    third: str


@dataclass(frozen=True)
class Edited:
    """Invoices of the first client, as FactorS had them before they were edited at Xero."""

    raised: dict[str, Any]
    paid: dict[str, Any]


STRANGER = "Gone from Xero"
HOSTILE = "\n# <script>alert(1)</script>[pay](https://evil.example)\x1b[31m\u202egnp"


@pytest.fixture(scope="session")
def lender(airflow_stack: Stack) -> Lender:
    lender = Lender(airflow_stack)
    for dag in ("xero_pull", "review_changes", "factors_push"):  # not xero_tick: tests say when to pull
        lender.runs.pause(dag, paused=False)
    for tenant, name in zip(airflow_stack.standin.tenants, names(airflow_stack), strict=True):
        lender.admit(name, tenant["tenant_id"], tenant["refresh_token"])
    return lender


@pytest.fixture(scope="session")
def clients(lender: Lender) -> Clients:
    return Clients(*names(lender.stack))


def names(stack: Stack) -> list[str]:
    """What the lender calls the organisations: the second one as somebody who means ill would be called."""
    first, second, third = (tenant["name"] for tenant in stack.standin.tenants)
    return [first, f"{second}{HOSTILE}", third]


@pytest.fixture(scope="session")
def morning(lender: Lender, clients: Clients) -> Morning:
    """Everything is new. DAG `review` rests still, so that the next comparison finds its runs not begun."""
    lender.let_payments_pass(clients.first)
    return begin(lender)


def begin(lender: Lender) -> Morning:
    """Pull, and wait for the comparison that follows by itself."""
    before = lender.runs.of("review_changes")
    pull = lender.runs.start("xero_pull")
    lender.runs.ended("xero_pull", pull)
    comparison = lender.runs.next_of("review_changes", before, "asset_triggered")
    return Morning(pull, comparison, {row["client"]: row["id"] for row in lender.reviewer.reviews()})


@pytest.fixture(scope="session")
def compared_again(lender: Lender, morning: Morning) -> str:  # noqa: ARG001  # comes after it
    """A second comparison before any run of a review has begun; then these may begin."""
    run = lender.runs.start("review_changes")
    lender.runs.ended("review_changes", run)
    lender.runs.pause("review", paused=False)
    return run


@pytest.fixture(scope="session")
def waiting(lender: Lender, morning: Morning, compared_again: str) -> Morning:  # noqa: ARG001  # comes after it
    """The first day's reviews, once each waits for people."""
    for review in morning.reviews.values():
        lender.runs.parked(review)
    return morning


@pytest.fixture(scope="session")
def answered_by_hand(lender: Lender, clients: Clients, waiting: Morning) -> dict[str, Any]:
    """The second client's task, answered in Airflow while nothing is decided; as it is when it waits again."""
    review = waiting.reviews[clients.second]
    assert lender.answer(review)
    lender.runs.parked(review)
    return lender.hitl(review)


@pytest.fixture(scope="session")
def decided(lender: Lender, clients: Clients, waiting: Morning, answered_by_hand: dict[str, Any]) -> Morning:  # noqa: ARG001
    """The first client's changes are approved, of the second's nothing is decided, of the third's one is rejected."""
    approved, held, rejected = (waiting.reviews[name] for name in (clients.first, clients.second, clients.third))
    [doubtful, *_] = lender.reviewer.changes(rejected)
    lender.reviewer.decide(approved, approve)
    lender.reviewer.decide(rejected, lambda change: ("reject", "Unknown") if change["id"] == doubtful["id"] else None)
    for review in (held, rejected):
        lender.sign(review)
    for review in (approved, held, rejected):
        assert lender.answer(review)
    return waiting


@pytest.fixture(scope="session")
def first_day(lender: Lender, decided: Morning) -> Morning:
    """The first day, over: every run has ended, and FactorS has what was approved."""
    for review in decided.reviews.values():
        lender.runs.ended("review", f"review-{review}")
    lender.pushed()
    return decided


@pytest.fixture(scope="session")
def booked(lender: Lender, first_day: Morning) -> dict[str, int]:
    """How many invoices and credit notes of each client FactorS holds at the end of the first day."""
    return {client: lender.booked(client) for client in first_day.reviews}


@pytest.fixture(scope="session")
def idle_pull(lender: Lender, booked: dict[str, int]) -> str:  # noqa: ARG001  # comes after it
    """A pull with nothing new at Xero."""
    run = lender.runs.start("xero_pull")
    lender.runs.ended("xero_pull", run)
    return run


@pytest.fixture(scope="session")
def edited(lender: Lender, clients: Clients, idle_pull: str) -> Edited:  # noqa: ARG001  # comes after it
    """The first client raises one invoice and is paid another; a fourth client joins, whom Xero does not know."""
    raised, paid, *_ = [row for row in lender.book.open_invoices() if row["client"] == clients.first]
    lender.edit(
        {"op": "amount", "invoice": raised["external_id"], "total": str(raised["total"] * 2)},
        {"op": "pay", "invoice": paid["external_id"], "amount": "1.00"},
    )
    token = lender.stack.standin.tenants[0]["refresh_token"]
    lender.admit(STRANGER, "00000000-0000-0000-0000-000000000000", token)
    return Edited(raised, paid)


@pytest.fixture(scope="session")
def second_morning(lender: Lender, edited: Edited) -> Morning:
    """What was edited is compared, and FactorS has come to refuse the payment."""
    lender.book_refuses_payment_of(edited.paid["external_id"])
    return begin(lender)


@pytest.fixture(scope="session")
def second_day(lender: Lender, clients: Clients, second_morning: Morning) -> Morning:
    """Somebody meddles with each review; then every run has ended."""
    hurried, tampered, marked = (
        second_morning.reviews[name] for name in (clients.third, clients.first, clients.second)
    )
    hurry(lender, hurried)
    lender.runs.parked(tampered)
    lender.reviewer.decide(tampered, approve)
    page = lender.page(tampered, "diff")
    page.write_bytes(page.read_bytes().replace(b"</html>", b"<p>all is well</p></html>"))
    lender.answer(tampered)
    lender.runs.parked(marked)
    lender.runs.mark("review", f"review-{marked}", "sign_off", "success")
    for review in (hurried, tampered, marked):
        lender.runs.ended("review", f"review-{review}")
    return second_morning


@pytest.fixture(scope="session")
def refused_push(lender: Lender, edited: Edited, second_day: Morning) -> str:  # noqa: ARG001  # the payment is released
    """The push of which FactorS refused the payment; what came after FactorS no longer did is awaited."""

    def look() -> str | None:
        runs = lender.runs.of("factors_push")
        return next((run for run in runs if lender.runs.tasks("factors_push", run).get("push") == "failed"), None)

    refused = eventually("FactorS to refuse", look)
    lender.runs.ended("factors_push", refused)
    lender.book_takes_all()
    lender.runs.ended("review_changes", lender.runs.start("review_changes"))
    eventually("the payment", lambda: lender.book.invoice(edited.paid["external_id"])["paid"] == 1 or None)
    return refused


def hurry(lender: Lender, review: int) -> None:
    """Answer at the first moment at which Airflow takes an answer, then decide, and answer again as fast."""
    eventually("Airflow to take an answer", lambda: lender.answer(review) or None, pause=0)
    lender.reviewer.decide(review, approve)
    state = ("review", f"review-{review}", "sign_off")
    eventually(
        "the second answer",
        lambda: lender.answer(review) or lender.runs.task(*state)["state"] == "success" or None,
        pause=0,
    )
