"""What a sign-off reads and writes: one review under its lock."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from psycopg.rows import dict_row

from syncio.domain.change import FieldChange
from syncio.domain.diff import diff, plain_rows
from syncio.domain.invoice import balance_of, content_of, debtor_of
from syncio.domain.review import Decision, Outcome, Standing, Tally
from syncio.stores.database import Connection, statement


class ReviewFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A review, and how it was closed if it was."""

    id: int
    client: int
    client_name: str
    hash: bytes
    closed: datetime | None
    reason: str | None
    by_user: str | None
    outcome: Outcome | None


class Ledger:
    """One review's decisions and closing. Whoever writes either holds `lock` until the end of the transaction."""

    def __init__(self, connection: Connection, review: int) -> None:
        self._connection = connection
        self._review = review

    def lock(self) -> None:
        """Wait until nobody else decides, signs or closes this review."""
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('review', %s))", [self._review])

    def facts(self) -> ReviewFacts | None:
        """The review; None where there is none, or none that this user may see."""
        rows = self._rows("facts", {})
        return msgspec.convert(rows[0], ReviewFacts) if rows else None

    def standings(self, changes: Sequence[int], user: str) -> dict[int, Standing]:
        """How these changes stand for `user`, by id; those that are not of this review are left out."""
        rows = self._rows("standings", {"changes": list(changes), "user": user})
        return {row["change"]: msgspec.convert(row, Standing) for row in rows}

    def since_shown(self, changes: Sequence[int]) -> dict[int, tuple[FieldChange, ...]]:
        """What differs now from what was shown, by change: content or debtor, and for a balance change the balance."""
        return {row["change"]: moved(row) for row in self._rows("since_shown", {"changes": list(changes)})}

    def record(self, user: str, decisions: Sequence[Decision]) -> None:
        """Append decisions of this review's changes."""
        columns = {
            "changes": [decision.change for decision in decisions],
            "hashes": [decision.hash for decision in decisions],
            "verdicts": [decision.verdict for decision in decisions],
            "reasons": [decision.reason for decision in decisions],
        }
        self._connection.execute(statement("reviews", "record"), columns | {"review": self._review, "user": user})

    def tally(self) -> Tally:
        """How many changes are in which state."""
        return msgspec.convert(self._rows("tally", {})[0], Tally)

    def close(self, reason: str, by_user: str | None, outcome: Outcome) -> None:
        """End the review; it can be done once."""
        self._connection.execute(
            "INSERT INTO closing (review, client, reason, by_user, outcome) "
            "SELECT id, client, %s, %s, %s FROM review WHERE id = %s",
            [reason, by_user, outcome, self._review],
        )

    def _rows(self, name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(statement("reviews", name), values | {"review": self._review}).fetchall()


def moved(row: dict[str, Any]) -> tuple[FieldChange, ...]:
    """The fields that differ between the version that was shown and the staged head."""
    if row["subject"] == "debtor":
        return plain_rows(debtor_of(row["shown"]), debtor_of(row["now"]))
    content = diff(content_of(row["shown"]), content_of(row["now"])).rows()
    if row["type"] != "balance":
        return content
    return content + plain_rows(balance_of(row["shown_balance"]), balance_of(row["now_balance"]))
