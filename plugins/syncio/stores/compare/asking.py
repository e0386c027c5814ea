"""How compare asks about candidates: one statement over all of those that need it, none where none does."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from syncio.domain.client import Client
from syncio.domain.rules.thresholds import Thresholds
from syncio.stores.compare.candidates import Found
from syncio.stores.compare.thresholds import thresholds_of
from syncio.stores.database import Connection, statement

Rows = list[tuple[Any, ...]]


class Asking:
    """One comparison of a client, as of `now`, with its thresholds; days are the client's own."""

    def __init__(self, connection: Connection, client: Client, thresholds: Thresholds, now: datetime) -> None:
        self.connection = connection
        self.client = client
        self.thresholds = thresholds
        self.now = now
        self.zone = ZoneInfo(client.timezone)
        self.today = self.day(now)

    @classmethod
    def of(cls, connection: Connection, client: Client, now: datetime | None = None) -> Self:
        """With the client's thresholds as they are, as of this moment where no other is given."""
        return cls(connection, client, thresholds_of(connection, client), now or datetime.now(UTC))

    def local(self, moment: datetime) -> datetime:
        """A moment as the client's clocks show it."""
        return moment.astimezone(self.zone)

    def day(self, moment: datetime) -> date:
        return self.local(moment).date()

    def rows(self, name: str, candidates: Sequence[Found], **values: Any) -> Rows:
        """Run a statement of this folder over these candidates; over none, nothing is run."""
        if not candidates:
            return []
        asked = {"client": self.client.id, "zone": self.client.timezone, "today": self.today}
        records = {"records": [each.record for each in candidates]}
        return self.connection.execute(statement("compare", name).encode(), asked | records | values).fetchall()
