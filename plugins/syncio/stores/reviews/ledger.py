"""What a sign-off reads and writes: one review under its lock."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from psycopg.rows import class_row, dict_row

from syncio.domain.change import FieldChange
from syncio.domain.diff import diff, plain_rows
from syncio.domain.invoice import balance_of, content_of, debtor_of
from syncio.domain.limits import Use
from syncio.domain.review import Capacity, Decision, Involvement, Outcome, Reopened, Tally
from syncio.domain.standing import Standing
from syncio.stores.database import Connection, statement


class ReviewFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A review, and how it was closed if it was; `overdue` is one that was not, by its deadline."""

    id: int
    client: int
    client_name: str
    hash: bytes
    deadline: datetime | None
    overdue: bool
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

    def standings(self, changes: Sequence[int], who: Capacity) -> dict[int, Standing]:
        """How these changes stand for `who`, by id; those that are not of this review are left out."""
        values = {"changes": list(changes), "user": who.user, "authority": who.authority}
        rows = self._rows("standings", values)
        asking = {"who": msgspec.structs.asdict(who)}
        return {row["change"]: msgspec.convert(row | asking, Standing) for row in rows}

    def since_shown(self, changes: Sequence[int]) -> dict[int, tuple[FieldChange, ...]]:
        """What differs now from what was shown, by change: content or debtor, and for a balance change the balance."""
        return {row["change"]: moved(row) for row in self._rows("since_shown", {"changes": list(changes)})}

    def involved(self, who: Capacity) -> list[Involvement]:
        """Those behind `who` that had a hand in the whole of the review, or set what every approval counts by."""
        rows = self._rows("involved", {"user": who.user, "authority": who.authority})
        return msgspec.convert(rows, list[Involvement])

    def use(self, client: int, who: Capacity) -> Use:
        """The limit of whose right is used, and what of it is used today; nobody else's changes it from here on."""
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('limit', %s))", [client])
        return limit_use(self._connection, client, who)

    def weight(self, changes: Sequence[int], currency: str) -> Decimal:
        """What approving these changes counts against a limit in `currency`; Infinity where there is no rate."""
        weight: Decimal = self._rows("weights", {"changes": list(changes), "currency": currency})[0]["weight"]
        return weight

    def record(self, who: Capacity, decisions: Sequence[Decision]) -> None:
        """Append decisions of this review's changes."""
        columns = {
            "changes": [decision.change for decision in decisions],
            "hashes": [decision.hash for decision in decisions],
            "verdicts": [decision.verdict for decision in decisions],
            "reasons": [decision.reason for decision in decisions],
        }
        names = {"review": self._review, "user": who.user, "on_behalf_of": who.on_behalf_of}
        self._connection.execute(statement("reviews", "record"), columns | names)

    def rejecters(self, change: int) -> set[str]:
        """Everybody behind a rejection of this change."""
        rows = self._connection.execute(
            "SELECT user_name, coalesce(on_behalf_of, user_name) FROM decision"
            " WHERE change = %s AND verdict = 'reject'",
            [change],
        )
        return {name for row in rows for name in row}

    def reopen(self, who: Capacity, change: int, reason: str) -> Reopened:
        """Put on record that a rejected change of this review is to come again."""
        self._connection.execute(
            "INSERT INTO reopening (change, client, hash, reason, user_name, on_behalf_of)"
            " SELECT id, client, hash, %s, %s, %s FROM change WHERE id = %s AND review = %s",
            [reason, who.user, who.on_behalf_of, change, self._review],
        )
        found = self.reopened(change)
        assert found is not None  # noqa: S101  # it was just written
        return found

    def reopened(self, change: int) -> Reopened | None:
        """Who has had this change reopened, if anybody."""
        query = 'SELECT change, user_name AS "user", on_behalf_of, reason, at FROM reopening WHERE change = %s'
        with self._connection.cursor(row_factory=class_row(Reopened)) as cursor:
            return cursor.execute(query, [change]).fetchone()

    def tally(self) -> Tally:
        """How many changes are in which state."""
        return msgspec.convert(self._rows("tally", {})[0], Tally)

    def close(self, reason: str, by: Capacity | None, outcome: Outcome) -> None:
        """End the review; it can be done once."""
        names = [by.user, by.on_behalf_of] if by else [None, None]
        self._connection.execute(
            "INSERT INTO closing (review, client, reason, by_user, on_behalf_of, outcome) "
            "SELECT id, client, %s, %s, %s, %s FROM review WHERE id = %s",
            [reason, *names, outcome, self._review],
        )

    def _rows(self, name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(statement("reviews", name), values | {"review": self._review}).fetchall()


def limit_use(connection: Connection, client: int, who: Capacity) -> Use:
    """The limit of whose right is used, and what of it is used today."""
    with connection.cursor(row_factory=class_row(Use)) as cursor:
        [use] = cursor.execute("SELECT * FROM limit_use(%s, %s, %s)", [client, who.user, who.authority]).fetchall()
    return use


def moved(row: dict[str, Any]) -> tuple[FieldChange, ...]:
    """The fields that differ between the version that was shown and the staged head."""
    if row["subject"] == "debtor":
        return plain_rows(debtor_of(row["shown"]), debtor_of(row["now"]))
    content = diff(content_of(row["shown"]), content_of(row["now"])).rows()
    if row["type"] != "balance":
        return content
    return content + plain_rows(balance_of(row["shown_balance"]), balance_of(row["now_balance"]))
