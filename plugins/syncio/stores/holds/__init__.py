"""Holds: what was decided, and what FactorS is known to have of it. Rows are added, and none is ever changed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID, uuid4

from psycopg.rows import class_row

from syncio.domain.client import Client
from syncio.domain.hold import Reduction
from syncio.stores.database import Connection, statement
from syncio.stores.holds.rows import ReducedRow, StandingRow, WorkRow

__all__ = ["Done", "Holds", "ReducedRow", "StandingRow", "WorkRow"]

#: What FactorS has done with which hold, and when by its own clock.
Done = list[tuple[UUID, Literal["placed", "lifted"], datetime | None]]
FORGOTTEN = "this database did not know it, and decides anew what is held"


class Holds:
    """The holds on an open connection; the caller commits, and lets go of a client's lock with that."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, client: Client) -> None:
        """One at a time decides a client's holds, or tells FactorS of them."""
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtext('syncio.holds'), %s)", [client.id])

    def to_look_at(self) -> list[str]:
        """The clients of whom something may have become less, by name."""
        return [name for (name,) in self._execute("to_look_at", {})]

    def last_run(self, client: Client) -> int:
        """The newest pull of which, and of all before it, everything is staged that will be."""
        [(run,)] = self._connection.execute(
            "SELECT coalesce(min(id) FILTER (WHERE status = 'RUNNING') - 1, max(id), 0)"
            " FROM sync_run WHERE client = %s",
            [client.id],
        ).fetchall()
        return int(run)

    def moved(self, client: Client) -> int:
        """How often a push has moved FactorS's copies of a client."""
        row = self._connection.execute("SELECT moved FROM hold_look WHERE client = %s", [client.id]).fetchone()
        return int(row[0]) if row else 0

    def looked(self, client: Client, run: int, moved: int) -> None:
        """A client was looked at, with all that was staged up to this pull, after so many moves: as read before."""
        self._connection.execute(
            "INSERT INTO hold_look (client, run, seen) VALUES (%s, %s, %s)"
            " ON CONFLICT (client) DO UPDATE SET run = excluded.run, seen = excluded.seen",
            [client.id, run, moved],
        )

    def reduced(self, client: Client) -> list[ReducedRow]:
        """Everything of the client that may have become less."""
        return self._rows(ReducedRow, "reductions", {"client": client.id})

    def standing(self, client: str | None = None) -> list[StandingRow]:
        """The holds that stand, of one client or of all, the oldest first."""
        return self._rows(StandingRow, "standing", {"client": client})

    def kept(self, client: Client) -> dict[UUID, tuple[int, str, str, Decimal]]:
        """Record, kind, currency and amount of each hold of a client that stands."""
        query = "SELECT id, record, kind, currency, amount FROM standing_hold WHERE client = %s"
        rows = self._connection.execute(query, [client.id])
        return {hold: (record, kind, currency, amount) for hold, record, kind, currency, amount in rows}

    def place(self, client: Client, found: Sequence[tuple[ReducedRow, Reduction]]) -> None:
        """Decide that these be held."""
        columns = "id, client, record, external_id, kind, currency, amount, before_n, before_balance_n, after_n, reason"
        values = [
            (uuid4(), client.id, row.record, row.external_id, less.kind, less.currency, less.amount, row.before_n,
             row.before_balance_n, row.n, less.sentence)
            for row, less in found
        ]  # fmt: skip
        with self._connection.cursor() as cursor:
            marks = ", ".join(["%s"] * 11)
            cursor.executemany(f"INSERT INTO hold ({columns}) VALUES ({marks})".encode(), values)  # noqa: S608

    def lift(self, ids: Sequence[UUID], replaced: Sequence[int] = ()) -> None:
        """Decide that these stand no more.

        :param replaced: the records that another hold is placed for.
        """
        if ids:
            self._execute("lift", {"ids": list(ids), "replaced": list(replaced)})

    def work(self, there: Collection[UUID], client: str | None = None) -> list[WorkRow]:
        """What FactorS may have to be told, of one client or of all.

        :param there: the holds that stand in FactorS.
        """
        return self._rows(WorkRow, "work", {"client": client, "there": list(there)})

    def unknown(self, ids: Collection[UUID]) -> set[UUID]:
        """Those of these that are not on record here."""
        query = "SELECT id FROM unnest(%s::uuid[]) AS asked (id) WHERE id NOT IN (SELECT id FROM hold)"
        return {found for (found,) in self._connection.execute(query, [list(ids)])}

    def adopt(self, hold: UUID, client: Client, external_id: str, currency: str, amount: Decimal, reason: str) -> None:
        """Put on record a hold that FactorS has and this database lost, so that it can be lifted."""
        said = {"external_id": external_id, "currency": currency, "amount": amount, "reason": reason}
        self._execute("adopt", {"id": hold, "client": client.id} | said)
        self._connection.execute(
            "INSERT INTO hold_lift (hold, client, why) SELECT id, client, %s FROM hold WHERE id = %s"
            " ON CONFLICT DO NOTHING",
            [FORGOTTEN, hold],
        )

    def note(self, done: Done) -> None:
        """FactorS has done these."""
        ids, did, times = zip(*done, strict=True) if done else ((), (), ())
        self._connection.execute(
            "INSERT INTO hold_written (hold, client, did, at) SELECT h.id, h.client, d.did, d.at"
            " FROM unnest(%s::uuid[], %s::text[], %s::timestamptz[]) AS d (id, did, at) JOIN hold h ON h.id = d.id"
            " ON CONFLICT DO NOTHING",
            [list(ids), list(did), list(times)],
        )

    def _execute(self, name: str, values: Mapping[str, Any]) -> Any:
        return self._connection.execute(statement("holds", name).encode(), values)

    def _rows(self, row: type[Any], name: str, values: Mapping[str, Any]) -> list[Any]:
        with self._connection.cursor(row_factory=class_row(row)) as cursor:
            return cursor.execute(statement("holds", name).encode(), values).fetchall()
