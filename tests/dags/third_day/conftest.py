"""The third day: in every task of the way a process is lost, and servers while a review waits; people then meddle.

Two invoices of the third client were raised at Xero. One raise is approved, the other rejected.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from tests.dags.conftest import STRANGER, Clients, Morning
from tests.dags.lender import Lender, approve
from tests.dags.third_day.losses import Losses, Work, at_once, in_a_notebook, locked
from tests.dags.third_day.servers import SecondServers

#: What runs beside the way: each task, and a table that it needs in the middle of what it does.
CHORES = {
    "audit": {"anchor": "syncio.anchor", "verify": "syncio.anchor"},
    "sync_health": {
        "escalate": "syncio.review",
        "expire": "syncio.review",
        "holds": "syncio.hold",
        "feed_status": "syncio.feed_status",
    },
}


@dataclass(frozen=True)
class Raised:
    """Two invoices, as FactorS had them before they were raised at Xero."""

    approved: dict[str, Any]
    rejected: dict[str, Any]


@dataclass(frozen=True)
class Restored:
    """A review that is released late, and how many releases were `left` by a push that was only marked as done."""

    review: int
    left: int


@pytest.fixture(scope="session")
def losses(lender: Lender) -> Losses:
    return Losses(lender)


@pytest.fixture(scope="session")
def servers(lender: Lender) -> Iterator[SecondServers]:
    servers = SecondServers(lender.stack)
    yield servers
    servers.end()


@pytest.fixture(scope="session")
def raised(lender: Lender, clients: Clients, refused_push: str) -> Raised:  # noqa: ARG001  # comes after it
    """What is raised at Xero. The client whom Xero does not know is pulled no more."""
    lender.rows("UPDATE client SET source = 'none' WHERE name = %s RETURNING id", STRANGER)
    rows = [row for row in lender.book.open_invoices() if row["client"] == clients.third][:2]
    lender.edit(*({"op": "amount", "invoice": row["external_id"], "total": str(row["total"] * 2)} for row in rows))
    return Raised(*rows)


@pytest.fixture(scope="session")
def pulled(lender: Lender, losses: Losses, raised: Raised) -> Work:  # noqa: ARG001  # comes after it
    """The pull: each task is lost in the middle. Answers the first task of the comparison that it led to."""
    before = lender.runs.of("review_changes")
    run = lender.runs.start("xero_pull")
    with locked(lender.syncio, "syncio.client") as busy:
        losses.task(Work("xero_pull", run, "due_clients"), busy)
    with locked(lender.syncio, "syncio.hold_look") as holding, locked(lender.syncio, "syncio.feed_status") as watching:
        with locked(lender.syncio, "syncio.version") as busy:
            losses.worker(Work("xero_pull", run, "pull"), busy)
        losses.task(Work("xero_pull", run, "holds"), holding)
        losses.task(Work("xero_pull", run, "feed_status"), watching)
    with locked(lender.syncio, "syncio.change") as comparing:
        with locked(lender.syncio, "syncio.policy") as busy:  # taken before the run begins: its first task is quick
            losses.task(Work("xero_pull", run, "staged"), at_once)
            run = lender.runs.begun("review_changes", before, "asset_triggered")
            losses.task(Work("review_changes", run, "release_clean"), busy)
        compare = Work("review_changes", run, "compare")
        losses.worker(compare, comparing)
    return compare


@pytest.fixture(scope="session")
def compared(lender: Lender, losses: Losses, clients: Clients, pulled: Work) -> int:
    """The comparison: each task is lost. Answers the third client's review, whose run waits to be let off."""
    run = pulled.run
    lender.runs.pause("review", paused=True)
    losses.over(pulled)
    with locked(lender.syncio, "syncio.report") as shown, locked(lender.syncio, "syncio.release") as releases:
        losses.task(Work("review_changes", run, "open_reviews"), shown)
        losses.task(Work("review_changes", run, "release_balance"), releases)
    losses.task(Work("review_changes", run, "start_review"), at_once)
    lender.runs.ended("review_changes", run)
    return lender.open_review(clients.third)


@pytest.fixture(scope="session")
def waited(lender: Lender, losses: Losses, servers: SecondServers, compared: int) -> int:
    """The review waits, though its first tasks were lost; and goes on waiting while Airflow's servers are replaced."""
    run = f"review-{compared}"
    lender.runs.pause("review", paused=False)
    losses.task(Work("review", run, "diff_report"), in_a_notebook)
    losses.over(Work("review", run, "diff_report"))
    with locked(lender.syncio, "syncio.review") as busy:
        losses.task(Work("review", run, "sign_off"), busy)
    lender.runs.parked(compared)
    servers.kill("api-server", "dag-processor")
    servers.start("api-server", "dag-processor")
    lender.runs.parked(compared)
    return compared


@pytest.fixture(scope="session")
def third_day(lender: Lender, losses: Losses, raised: Raised, waited: int) -> int:
    """Decided and pushed, though every task was lost on its way."""
    run, good = f"review-{waited}", raised.approved["external_id"]
    lender.reviewer.decide(
        waited, lambda change: approve(change) if change["external_id"] == good else ("reject", "No")
    )
    lender.reviewer.sign_on(waited)
    losses.task(Work("review", run, "approval_report"), in_a_notebook)
    losses.over(Work("review", run, "approval_report"))
    with locked(lender.syncio, "syncio.report") as busy, locked(lender.syncio, "syncio.anchor") as anchoring:
        losses.task(Work("review", run, "branch"), busy)
        losses.task(Work("review", run, "anchor"), anchoring)
    losses.over(Work("review", run, "branch"))
    with locked(lender.syncio, "syncio.release") as busy:
        losses.worker(Work("review", run, "release"), busy)
    losses.over(Work("review", run, "release"))
    with locked(lender.syncio, "syncio.hold_look") as holding:
        with locked(lender.factors, "integration.push_ledger") as busy:
            push = Work("factors_push", lender.runs.under_way("factors_push"), "push")
            losses.worker(push, busy)
        losses.over(push)
        losses.task(Work("factors_push", push.run, "holds"), holding)
    lender.runs.ended("factors_push", push.run)
    lender.pushed()
    lender.runs.ended("review", run)
    return waited


@pytest.fixture(scope="session")
def chores(lender: Lender, losses: Losses, third_day: int) -> int:
    """What runs beside the way, each task lost too: the audit, and the look for what waits or is not read any more."""
    for dag, waits in CHORES.items():
        with ExitStack() as stack:
            busy = {table: stack.enter_context(locked(lender.syncio, table)) for table in set(waits.values())}
            lender.runs.pause(dag, paused=False)
            run = lender.runs.start(dag)
            for task, table in waits.items():
                losses.task(Work(dag, run, task), busy[table])
        lender.runs.ended(dag, run)
    return third_day


@pytest.fixture(scope="session")
def run_again(lender: Lender, chores: int) -> int:
    """The third client's review, which is over: its whole run is cleared by hand, and runs again."""
    run = f"review-{chores}"
    lender.runs.clear("review", run)
    lender.runs.ended("review", run)
    return chores


@pytest.fixture(scope="session")
def marked(lender: Lender, clients: Clients, second_day: Morning, third_day: int) -> int:  # noqa: ARG001  # comes after it
    """The second client's review, never decided, its `sign_off` marked already: now all that follows is marked too.

    `release` is let run besides, on nothing but those marks.
    """
    review = second_day.reviews[clients.second]
    run = f"review-{review}"
    for task in ("approval_report", "branch"):
        lender.runs.mark("review", run, task, "success")
    lender.runs.clear("review", run, "release")
    lender.runs.ended("review", run)
    lender.runs.mark("review", run, "release", "success")
    return review


@pytest.fixture(scope="session")
def restored(lender: Lender, clients: Clients, second_day: Morning, third_day: int) -> Restored:  # noqa: ARG001  # comes after it
    """The first client's review, whose report was changed on disk: it is put back, `branch` cleared, a push marked."""
    review = second_day.reviews[clients.first]
    page = lender.page(review, "diff")
    page.write_bytes(page.read_bytes().replace(b"<p>all is well</p>", b""))
    lender.runs.pause("factors_push", paused=True)
    lender.runs.clear("review", f"review-{review}", "branch", "release", "hold", "close_rejected")
    lender.runs.ended("review", f"review-{review}")
    lender.runs.mark("factors_push", lender.runs.start("factors_push"), "push", "success")
    lender.runs.pause("factors_push", paused=False)
    [(left,)] = lender.rows("SELECT count(*) FROM pending_release")
    lender.runs.ended("factors_push", lender.runs.start("factors_push"))
    lender.pushed()
    return Restored(review, left)
