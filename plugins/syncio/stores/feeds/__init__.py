"""What is known of the clients' feeds: rows are added, and none is ever changed."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from psycopg.rows import class_row

from syncio.domain.client import Client
from syncio.domain.feed import Feed, FeedStatus, Pulls
from syncio.domain.rules import Thresholds
from syncio.errors import Busy, Misconfigured, Throttled, Transient, Unauthorised, Unavailable
from syncio.stores.database import Connection, statement

REFUSAL = Unauthorised.__name__
#: Errors that say nothing of a client's feed: they pass by themselves, or are our own to mend.
PASSING = [kind.__name__ for kind in (Transient, Unavailable, Throttled, Busy, Misconfigured)]


class PulledRow(Pulls, frozen=True, kw_only=True):
    """A client's pulls; what was put on record of its feed last, and the hours that it has of its own."""

    client: int
    feed: Feed | None
    hours: Decimal | None

    @property
    def thresholds(self) -> Thresholds:
        """:raises Misconfigured: where the hours are none that it may have."""
        return Thresholds().also([("stale_feed", "hours", self.hours)] if self.hours is not None else [])


class NewestRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was put on record of a client's feed last; `told`: FactorS is known to have it."""

    client: int
    name: str
    id: int
    feed: Feed
    since: datetime
    reason: str
    told: bool

    @property
    def status(self) -> FeedStatus:
        return FeedStatus(self.feed, self.since, self.reason)


class Feeds:
    """The feeds on an open connection; the caller commits, and lets go of a client's lock with that."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, client: Client) -> None:
        """One at a time says how a client's feed is, here or to FactorS."""
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtext('syncio.feeds'), %s)", [client.id])

    def pulled(self, client: Client | None = None) -> list[PulledRow]:
        """What is on record of the pulls of one client, or of each."""
        return self._rows(PulledRow, "pulls", client, refusal=REFUSAL, passing=PASSING)

    def newest(self, client: Client | None = None) -> list[NewestRow]:
        """What was put on record last of one client's feed, or of each by name; nothing where nothing was."""
        return self._rows(NewestRow, "newest", client)

    def add(self, client: Client, status: FeedStatus) -> None:
        """From here on, this is what is known of a client's feed."""
        self._connection.execute(
            "INSERT INTO feed_status (client, feed, since, reason) VALUES (%s, %s, %s, %s)",
            [client.id, status.feed, status.since, status.reason],
        )

    def note(self, status: int) -> None:
        """FactorS has this."""
        self._connection.execute(
            "INSERT INTO feed_told (status, client) SELECT id, client FROM feed_status WHERE id = %s"
            " ON CONFLICT DO NOTHING",
            [status],
        )

    def _rows(self, row: type[Any], name: str, client: Client | None, **values: Any) -> list[Any]:
        with self._connection.cursor(row_factory=class_row(row)) as cursor:
            asked = {"client": client and client.id} | values
            return cursor.execute(statement("feeds", name).encode(), asked).fetchall()
