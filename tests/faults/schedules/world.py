"""One schedule's world: a client, its books, the processes that serve it, and what is remembered of them."""

from contextlib import closing
from datetime import datetime, timedelta
from random import Random
from typing import Any, get_args

from syncio.sources.xero.client import XeroSource
from syncio.stages.compare import Compared, compare, known_funding, look_again
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stages.pull import Pulled, pull
from syncio.stages.push import Pushed, push
from syncio.stages.release import Released, release, release_balance
from syncio.stages.report import approval_report, diff_report, verify_reports
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.reports import KINDS
from syncio.stores.reviews import Reviews
from syncio.stores.staging import Staging
from tests.faults.schedules.ground import Ground
from tests.faults.schedules.line import How, Strike
from tests.faults.schedules.memory import Memory, Shown
from tests.faults.schedules.program import Program
from tests.integration.staged.client import enrol
from tests.integration.staged.database import Row

OVERLAP = timedelta(minutes=5)
#: How many side effects a piece of work has, about.
CALLS = {"staging": 30, "factors": 45, "source": 7, "folder": 3, "staging commit": 5, "factors commit": 3}
NEW = """
SELECT c.id AS change, c.review, c.hash, c.subject, c.type, c.external_id, c.before_hash AS before,
       c.after_hash AS after, c.after_balance, d.doc AS debtor, c.approvals_needed AS needed, v.doc
FROM change c
JOIN version v ON v.record = c.record AND v.n = c.after_n
LEFT JOIN version d ON d.record = c.debtor_record AND d.n = c.debtor_n
WHERE c.client = %s AND c.id > %s ORDER BY c.id
"""


class World:
    def __init__(self, ground: Ground, seed: int) -> None:
        self.ground, self.seed = ground, seed
        self.books = ground.books(seed)
        self.clock = ground.clock
        self.memory = Memory()
        self.pulled_at: datetime | None = None
        self.holding = False  # whether holds were decided and told just now
        with opened(ground.staging.dsn, "syncio_owner") as connection:
            self.client = enrol(connection, f"Seed {seed}", self.books.tenant)
        self.program = ground.program
        self._written = ""

    # What the product is asked to do ------------------------------------------------------------------------------

    def pull(self, page_size: int = 100) -> Pulled:
        source = XeroSource(self.ground.door.url, self.books.tenant, self.calling, page_size=page_size, pause=0.0)
        with self.program.staging() as connection, closing(source):
            return pull(source, Staging(connection, self.client), overlap=OVERLAP, clock=self.clock.ours)

    def calling(self) -> str:
        """The token, which is asked for before every call."""
        with self.program.line.passing("source"):
            return self.books.token

    def hold(self, program: Program | None = None) -> str:
        """As the task after a pull does: whose pull staged nothing is not looked at."""
        program = program or self.program
        with program.staging() as connection:
            decided = decide_holds(connection)
            return (
                f"{decided.placed} placed, {decided.lifted} lifted, told of {tell_holds(connection, program.factors())}"
            )

    def compare(self) -> Compared:
        with self.program.staging() as connection:
            client = Clients(connection).get(self.client.name)
            return compare(connection, client, known_funding(self.program.factors(), client))

    def report(self, review: int) -> str:
        with self.program.staging() as connection:
            return diff_report(connection, review, self.ground.settings).url

    def finish(self, review: int, *, reports: bool = True) -> Released | str:
        """What follows in the run of a review that has closed; without the reports, their tasks ran before."""
        settings = self.ground.settings
        if reports:
            self.report(review)
            with self.program.staging() as connection:
                approval_report(connection, review, settings)
        with self.program.staging() as connection:
            verify_reports(connection, review, settings)
            outcome = Reviews(connection).one(review).outcome
        if outcome != "release":
            return str(outcome)
        with self.program.staging() as connection:
            verify_reports(connection, review, settings)
            look_again(connection, self.program.factors(), review)
            return release(connection, review)

    def release_balance(self) -> int:
        with self.program.staging() as connection:
            return release_balance(connection, self.client.name)

    def push(self, batch: int = 1000, program: Program | None = None) -> Pushed:
        program = program or self.program
        with program.staging() as connection:
            return push(connection, program.factors(), client=self.client.name, batch=batch)

    # What an onlooker sees ----------------------------------------------------------------------------------------

    def rows(self, query: str, *values: Any) -> list[Row]:
        return self.ground.staging.rows(query, *values)

    def booked(self, query: str, *values: Any) -> list[Row]:
        return self.ground.factors.rows(query, *values)

    def written(self) -> bool:
        """Whether anything was written on the server since this was asked last."""
        [row] = self.rows("SELECT pg_current_wal_insert_lsn()::text AS at")
        before, self._written = self._written, row["at"]
        return before != self._written

    def look(self) -> None:
        """Remember the rows of reviews that have opened, as they were shown."""
        for row in self.rows(NEW, self.client.id, max(self.memory.shown, default=0)):
            self.memory.texts[row["after"]] = row.pop("doc")
            self.memory.shown[row["change"]] = Shown(**row)

    def reviews(self, *, closed: bool) -> list[int]:
        """Reviews that are open; or closed, and their release not carried out."""
        query = (
            "SELECT r.id FROM review r LEFT JOIN closing c ON c.review = r.id LEFT JOIN released_review d"
            " ON d.review = r.id WHERE r.client = %s AND (c.review IS NOT NULL) = %s AND d.review IS NULL ORDER BY r.id"
        )
        return [row["id"] for row in self.rows(query, self.client.id, closed)]

    def undecided(self, review: int) -> list[Row]:
        return self.rows(
            "SELECT c.id, c.hash, c.no, c.severity FROM change c JOIN change_state s ON s.change = c.id"
            " WHERE c.review = %s AND s.state = 'undecided' ORDER BY c.no",
            review,
        )

    def reported(self, review: int) -> bool:
        """Whether both reports of a review are on record."""
        return len(self.rows("SELECT kind FROM report WHERE review = %s", review)) == len(KINDS)

    def tampered(self, review: int) -> bool:
        return any(path.parent.name == f"review-{review}" for path in self.memory.tampered)

    def changed_by_hand(self, external_id: str) -> bool:
        return any(key[1] == external_id for key in self.memory.by_hand)

    def invoices(self) -> list[Row]:
        """FactorS's invoices of this client."""
        return self.booked("SELECT i.* FROM invoice i ORDER BY i.external_id")

    def strike(self, dice: Random, *places: str, often: float = 0.35) -> Strike | None:
        if dice.random() >= often:
            return None
        place = dice.choice(places)
        if f"{place} commit" in CALLS and dice.random() < 0.5:
            place = f"{place} commit"
        hows = ("killed before",) if place == "source" else get_args(How)
        return Strike(place, dice.randint(1, CALLS[place]), dice.choice(hows))  # type: ignore[arg-type]
