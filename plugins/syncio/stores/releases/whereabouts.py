"""Where each release stands: read alone, and without a lock."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from psycopg.rows import class_row

from syncio.domain.policy import PolicyKind
from syncio.domain.rules.case import Funding
from syncio.stores.database import Connection, statement
from syncio.stores.releases.queue import Class, PendingRow

State = Literal["pending", "pushed", "withdrawn", "refused"]


class StandingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A release, and each thing that push asks of one that is pending.

    `ended`: when FactorS took it, or it was given up; `detail`: why it was given up, or could not be pushed. `behind`:
    an earlier release of the same record that is pending too. `newest`: nothing newer came from the source;
    `copy_stands`, `funding_stands`: FactorS's copy, and what it has funded, are as they were shown; `covered`: its
    standing approval still covers it; `has_debtor`: FactorS has its debtor, or gets it with this; `pulled`: a pull of
    the client is under way.
    """

    release: int
    client: str
    external_id: str
    number: str
    push_class: Class
    review: int | None
    policy: PolicyKind | None
    released: datetime
    state: State
    ended: datetime | None
    detail: str
    behind: int | None
    newest: bool
    copy_stands: bool
    funding_stands: bool
    covered: bool
    has_debtor: bool
    pulled: bool


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many of a client's releases stand where, and since when the oldest is pending."""

    client: str
    pending: int
    pushed: int
    withdrawn: int
    refused: int
    pending_since: datetime | None


class LaterRow(msgspec.Struct, frozen=True):
    """A pending release that comes after the `first` of its record."""

    id: int
    external_id: str
    push_class: Class
    first: int


class Standings:
    """The releases on an open connection; writes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, client: str | None, limit: int) -> list[StandingRow]:
        """By client: those that are pending, then the newest."""
        return self._rows(StandingRow, "whereabouts", {"client": client, "limit": limit})

    def tallies(self, client: str | None) -> list[Tally]:
        return self._rows(Tally, "standings", {"client": client})

    def later(self, client: int) -> list[LaterRow]:
        """What waits for an earlier release of the same record."""
        return self._rows(LaterRow, "behind", {"client": client})

    def claimable(self, client: int, records: Sequence[int], funding: Sequence[Funding]) -> list[PendingRow]:
        """What a claim of these records would find, were this what FactorS has funded."""
        values = {
            "client": client,
            "records": list(records),
            "ids": [each.external_id for each in funding],
            "times": [each.funded_at for each in funding],
            "amounts": [each.amount for each in funding],
        }
        query = statement("releases", "funded_now") + statement("releases", "claimed")
        with self._connection.cursor(row_factory=class_row(PendingRow)) as cursor:
            return cursor.execute(query.encode(), values).fetchall()

    def _rows(self, row: type[Any], name: str, values: dict[str, Any]) -> list[Any]:
        with self._connection.cursor(row_factory=class_row(row)) as cursor:
            return cursor.execute(statement("releases", name).encode(), values).fetchall()
