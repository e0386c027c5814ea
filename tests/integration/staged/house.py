"""SyncIO's database with the doors that its programs have, and what is on record there of a review."""

from collections.abc import Iterator
from contextlib import contextmanager

from syncio.domain.review import Decision, Verdict
from syncio.stores.database import Connection, opened
from tests.integration.staged.database import Database, Row


class House(Database):
    """One database for many tests: each makes its own client in it."""

    def __init__(self, dsn: str) -> None:
        super().__init__(dsn, "syncio")

    @contextmanager
    def app(self) -> Iterator[Connection]:
        """A session as the tasks have it."""
        with opened(self.dsn, "syncio_app") as connection:
            yield connection

    @contextmanager
    def web(self) -> Iterator[Connection]:
        """A session as the web app has it."""
        with opened(self.dsn, "syncio_web") as connection:
            yield connection

    def decisions(self, review: int, verdict: Verdict = "approve", reason: str = "") -> list[Decision]:
        """The same verdict on every change of a review, in order."""
        rows = self.rows("SELECT id, hash FROM change WHERE review = %s ORDER BY no", review)
        return [Decision(change=row["id"], hash=row["hash"], verdict=verdict, reason=reason) for row in rows]

    def hash(self, review: int) -> str:
        return str(self.one("SELECT encode(hash, 'hex') FROM review WHERE id = %s", review))

    def states(self, review: int) -> list[str]:
        query = "SELECT state FROM change_state s JOIN change c ON c.id = s.change WHERE c.review = %s ORDER BY c.no"
        return [row["state"] for row in self.rows(query, review)]

    def recorded(self, review: int) -> int:
        """How many decisions are on record."""
        query = "SELECT count(*) FROM decision d JOIN change c ON c.id = d.change WHERE c.review = %s"
        return int(self.one(query, review))

    def closing(self, review: int) -> Row | None:
        rows = self.rows("SELECT reason, by_user, outcome FROM closing WHERE review = %s", review)
        return rows[0] if rows else None
