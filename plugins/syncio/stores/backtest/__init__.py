"""The book as it was, day by day, for the statements of a comparison: see `shadow.sql`."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from syncio.domain.change import Change
from syncio.domain.client import Client
from syncio.stores.database import Connection, statement

MOVES = ("heads", "debtors", "approvals", "fundings")


class Past:
    """The past on one connection, from `since` on; it is gone with the transaction, which must not be committed.

    All clients' books are in it, as the rules look across them. What was not approved when it begins waits in front of
    people, until there is another version of it.
    """

    def __init__(self, connection: Connection, since: datetime, until: datetime) -> None:
        self._connection = connection
        self._reviews = count(1)
        for step in statement("backtest", "shadow").split(";\n"):
            connection.execute(step.encode(), {"until": until} if "%(" in step else None)
        self._at = datetime.min.replace(tzinfo=since.tzinfo)
        self._move(MOVES, since)
        connection.execute(statement("backtest", "waiting").encode())
        for table in ("head", "debtor", "approved", "coming", "change"):
            connection.execute(f"ANALYZE {table}".encode())

    def see(self, until: datetime) -> None:
        """Let everything come in that was read before `until`; what FactorS holds and has funded stays as it is."""
        self._move(("heads", "debtors"), until, ended=False)

    def end(self, until: datetime) -> None:
        """End the day: what was approved and funded in it is."""
        self._move(("approvals", "fundings"), until)

    def show(self, client: Client, opened: datetime, changes: Sequence[Change]) -> None:
        """Put changes before people: they are not found again tomorrow."""
        review = next(self._reviews)
        self._connection.execute("INSERT INTO review VALUES (%s, %s, %s)", [review, client.id, opened])
        with self._connection.cursor() as cursor:
            rows = [row(review, change) for change in changes]
            cursor.executemany(statement("backtest", "shown").encode(), rows)

    def _move(self, names: Sequence[str], until: datetime, *, ended: bool = True) -> None:
        for name in names:
            self._connection.execute(statement("backtest", name).encode(), {"since": self._at, "until": until})
        self._at = until if ended else self._at


def row(review: int, change: Change) -> dict[str, Any]:
    before = change.before
    return {
        "review": review,
        "record": change.record,
        "type": change.type,
        "before_hash": before.content if before else None,
        "before_balance": before.balance if before else None,
        "after_hash": change.after.content,
        "after_balance": change.after.balance,
        "currency": change.currency,
        "currency_before": change.currency_before,
        "amount_before": change.amount_before,
        "amount_after": change.amount_after,
    }
