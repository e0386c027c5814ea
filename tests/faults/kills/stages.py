"""The steps of one client's way, each as its operator does it, with connections of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from cryptography.fernet import Fernet

from syncio.domain.change import Type
from syncio.domain.review import Decision, Verdict
from syncio.reports import approval, diff
from syncio.reports.frozen import ApprovalData, DiffData, decoded
from syncio.settings import Settings
from syncio.sources.xero.client import XeroSource
from syncio.sources.xero.oauth import XeroApp
from syncio.stages.compare import compare, known_funding, look_again
from syncio.stages.feeds import tell_feeds, watch_feeds
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stages.policy import propose, sign
from syncio.stages.pull import pull
from syncio.stages.push import push
from syncio.stages.release import release, release_balance
from syncio.stages.report import approval_report, diff_report, verify_reports
from syncio.stages.review import decide
from syncio.stages.review import sign as close
from syncio.stores.clients import Clients
from syncio.stores.consents import ConsentTokens
from syncio.stores.database import Connection, opened
from syncio.stores.factors import Factors, open_factors
from syncio.stores.reviews import Filter, Policies, Reviews
from syncio.stores.staging import Staging

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"
#: What ann says of each type of change; of what stands not here she says nothing, and it is carried over.
ANN: dict[Type, tuple[Verdict, str]] = {
    "new": ("approve", ""),
    "changed": ("approve", ""),
    "voided": ("reject", "Not as agreed"),
}


@dataclass(frozen=True)
class World:
    """Where one client's way is played: what a process needs to know to play a part of it."""

    staging: str
    factors: str
    client: str
    xero: str
    app: tuple[str, str]
    key: bytes
    reports: str

    @property
    def settings(self) -> Settings:
        return Settings(self.reports, (), timedelta(minutes=5), NOTEBOOKS, timedelta(minutes=1))

    @contextmanager
    def book(self) -> Iterator[tuple[Connection, Factors]]:
        """SyncIO's database and FactorS."""
        with opened(self.staging) as connection, open_factors(self.factors) as book:
            yield connection, book


Stage = Callable[[World], object]


def propose_policy(world: World) -> None:
    with opened(world.staging, "syncio_web") as connection:
        propose(connection, world.client, "balance", "ada", datetime.now(UTC))


def sign_policy(world: World) -> None:
    with opened(world.staging) as connection:
        policies = Policies(connection)
        [policy] = policies.of(policies.client(world.client), "balance")
    with opened(world.staging, "syncio_web") as connection:
        sign(connection, policy.id, "ann", bytes.fromhex(policy.hash))


def pull_books(world: World) -> None:
    """With a token that has to be renewed first, three records a page."""
    with opened(world.staging) as connection:
        client = Clients(connection).get(world.client)
        connection.commit()
        assert client.consent
        tokens = ConsentTokens(
            world.staging, client.consent, Fernet(world.key), XeroApp(*world.app, world.xero).refresh
        )
        source = XeroSource(world.xero, client.tenant, tokens, tokens.renew, page_size=3, pause=0.01)
        with closing(source):
            pull(source, Staging(connection, client), overlap=world.settings.overlap)


def hold_reductions(world: World) -> None:
    with world.book() as (connection, book):
        decide_holds(connection, Clients(connection).all())
        tell_holds(connection, book)


def tell_status(world: World) -> None:
    with world.book() as (connection, book):
        watch_feeds(connection)
        tell_feeds(connection, book)


def compare_all(world: World) -> None:
    with world.book() as (connection, book):
        client = Clients(connection).get(world.client)
        compare(connection, client, known_funding(book, client))


def show_diff(world: World) -> None:
    with opened(world.staging) as connection, rendered_here():
        diff_report(connection, newest(connection), world.settings)


def decide_most(world: World) -> None:
    with opened(world.staging, "syncio_web") as connection:
        review, decisions = said(world, "ann")
        decide(connection, review, "ann", decisions)


def decide_blocked(world: World) -> None:
    with opened(world.staging, "syncio_web") as connection:
        review, decisions = said(world, "ben")
        decide(connection, review, "ben", decisions)


def close_review(world: World) -> None:
    with opened(world.staging) as connection:
        number = newest(connection)
        shown = bytes.fromhex(Reviews(connection).one(number).hash)
    with opened(world.staging, "syncio_web") as connection:
        close(connection, number, "ann", shown)


def show_approval(world: World) -> None:
    with opened(world.staging) as connection, rendered_here():
        approval_report(connection, newest(connection), world.settings)


def release_review(world: World) -> None:
    with world.book() as (connection, book):
        review = newest(connection)
        verify_reports(connection, review, world.settings)
        look_again(connection, book, review)
        release(connection, review)


def release_payments(world: World) -> None:
    with opened(world.staging) as connection:
        release_balance(connection)


def push_all(world: World) -> None:
    """Three in a batch."""
    with world.book() as (connection, book):
        push(connection, book, batch=3)


#: The way in its order.
STAGES: dict[str, Stage] = {
    "propose": propose_policy,
    "sign": sign_policy,
    "pull": pull_books,
    "hold": hold_reductions,
    "feeds": tell_status,
    "compare": compare_all,
    "diff": show_diff,
    "decide": decide_most,
    "second": decide_blocked,
    "close": close_review,
    "approval": show_approval,
    "release": release_review,
    "balances": release_payments,
    "push": push_all,
    "lift": hold_reductions,
}


def newest(connection: Connection) -> int:
    """The newest review; leaves no transaction open."""
    row = connection.execute("SELECT max(id) FROM review").fetchone()
    connection.rollback()
    assert row
    return int(row[0])


def said(world: World, user: str) -> tuple[int, list[Decision]]:
    """What this user says of the newest review: ann of most, ben of what is blocked."""
    with opened(world.staging) as connection:
        review = newest(connection)
        _, changes = Reviews(connection).changes(review, Filter(), limit=1000)
    asked = [row for row in changes if row.severity == "block"] if user == "ben" else changes
    return review, [
        Decision(change=row.id, hash=bytes.fromhex(row.hash), verdict=ANN[row.type][0], reason=ANN[row.type][1])
        for row in asked
        if row.type in ANN and row.subject == "invoice"
    ]


@contextmanager
def rendered_here() -> Iterator[None]:
    """The notebooks' few lines run in this process: a kernel costs five seconds, and writes to its own room alone."""

    def execute(notebook: Path, data: str, frozen: bytes, _: timedelta) -> tuple[bytes, str]:
        if data == "review.json":
            return notebook.read_bytes(), diff.fragment(decoded(frozen, DiffData), sha256(frozen).hexdigest())
        return notebook.read_bytes(), approval.fragment(decoded(frozen, ApprovalData))

    with patch("syncio.stages.report.execute", execute):
        yield
