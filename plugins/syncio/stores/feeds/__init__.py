"""What is known of the clients' feeds: rows are added, and none is ever changed."""

from datetime import datetime

import msgspec
from psycopg.rows import class_row

from syncio.domain.client import Client
from syncio.domain.feed import Feed, FeedStatus, Pulls
from syncio.errors import Busy, Misconfigured, Throttled, Transient, Unauthorised, Unavailable
from syncio.stores.database import Connection, statement

REFUSAL = Unauthorised.__name__
#: Errors that say nothing of a client's feed: they pass by themselves, or are our own to mend.
PASSING = [kind.__name__ for kind in (Transient, Unavailable, Throttled, Busy, Misconfigured)]


class NewestRow(msgspec.Struct, frozen=True, kw_only=True):
    """The newest status of a client's feed; `told`: FactorS is known to have it."""

    id: int
    client: str
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

    def pulls(self, client: Client) -> Pulls:
        """What is on record of the client's pulls."""
        values = {"client": client.id, "refusal": REFUSAL, "passing": PASSING}
        with self._connection.cursor(row_factory=class_row(Pulls)) as cursor:
            [row] = cursor.execute(statement("feeds", "pulls").encode(), values).fetchall()
        return row

    def newest(self, client: Client) -> NewestRow | None:
        """What was put on record of a client's feed last."""
        return next(iter(self._newest(client.id)), None)

    def all(self) -> list[NewestRow]:
        """The same of every client, by name."""
        return self._newest(None)

    def add(self, client: Client, status: FeedStatus) -> None:
        """From here on, this is what is known of a client's feed."""
        self._connection.execute(
            "INSERT INTO feed_status (client, feed, since, reason) VALUES (%s, %s, %s, %s)",
            [client.id, status.feed, status.since, status.reason],
        )

    def note(self, status: int) -> None:
        """FactorS has this."""
        self._connection.execute(
            "INSERT INTO feed_told (status, client) SELECT id, client FROM feed_status WHERE id = %s", [status]
        )

    def _newest(self, client: int | None) -> list[NewestRow]:
        with self._connection.cursor(row_factory=class_row(NewestRow)) as cursor:
            return cursor.execute(statement("feeds", "newest").encode(), {"client": client}).fetchall()
