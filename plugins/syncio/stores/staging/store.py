"""The staging store as a pull sees it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from syncio.domain.client import Client
from syncio.domain.ports import Stream
from syncio.errors import Busy, SyncioError
from syncio.stores.database import Connection, at_once, translated
from syncio.stores.staging import quarantine, runs
from syncio.stores.staging.batch import Batch
from syncio.stores.staging.heads import Head, known, numbered
from syncio.stores.staging.kept import Kept, Seen, as_of, kept
from syncio.stores.staging.runs import Counts
from syncio.stores.staging.write import copying, write_body, write_heads

#: Xero allows 5,000 calls a day: records that stay broken must not use them up.
CALLS_FOR_DUE = 10
MOVE = (
    "INSERT INTO feed (client, stream, since) SELECT %s, * FROM unnest(%s::text[], %s::timestamptz[]) "
    "ON CONFLICT (client, stream) DO UPDATE SET since = excluded.since"
)


class Staging:
    """One client's staging, on one connection. Only `commit` and a run's beginning and end commit."""

    def __init__(self, connection: Connection, client: Client) -> None:
        self.connection = connection
        self.client = client
        self._moved: dict[str, datetime] = {}

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One pull of a client at a time, on all machines.

        :raises Busy: where another one is under way.
        """
        key = [self.client.id]
        row = self.connection.execute("SELECT pg_try_advisory_lock(hashtext('syncio.pull'), %s)", key).fetchone()
        if row is None or not row[0]:
            raise Busy("another pull of this client is under way", client=self.client.name)
        try:
            yield
        finally:
            with suppress(SyncioError), translated():  # a connection that is gone holds no lock
                self.rollback()
                with at_once(self.connection):
                    self.connection.execute("SELECT pg_advisory_unlock(hashtext('syncio.pull'), %s)", key)

    def cursors(self) -> dict[str, datetime]:
        """From when on the next read of each stream has to ask; none before the first."""
        query = "SELECT stream, since FROM feed WHERE client = %s"
        return dict(self.connection.execute(query, [self.client.id]).fetchall())

    def advance(self, stream: Stream, since: datetime) -> None:
        """Move the cursor; it takes effect with the next commit, or not at all."""
        self._moved[stream.name] = since

    def known(self, stream: Stream, keys: Sequence[str]) -> dict[str, Head]:
        return known(self.connection, self.client.id, stream.subject, keys)

    @contextmanager
    def batch(self, run: int, stream: Stream, no: int, seen: datetime, new: int) -> Iterator[Batch]:
        """A batch for page `no`, with room for `new` records never seen before.

        Its versions go to the database as they are added, so nothing else can until the end, which writes the rest.
        """
        page, numbers = numbered(self.connection, new)
        with copying(self.connection, "version", "version") as write:
            batch = Batch(self.client.id, page, seen, numbers, write)
            yield batch
        if batch.raw:
            write_body(self.connection, page, self.client.id, run, stream.name, no, batch.raw)
            write_heads(self.connection, stream.subject, batch)

    def quarantine(self, run: int, stream: Stream, failed: dict[str, tuple[str, bytes]]) -> None:
        quarantine.keep(self.connection, self.client.id, stream.name, run, failed)

    def due(self, stream: Stream) -> set[str]:
        """Ids that are due: no more than a few calls can ask for."""
        return quarantine.due(self.connection, self.client.id, stream.name, CALLS_FOR_DUE * (stream.by_id or 1))

    def any_due(self) -> bool:
        return quarantine.any_due(self.connection, self.client.id)

    def missed(self, stream: Stream, keys: Collection[str]) -> None:
        quarantine.missed(self.connection, self.client.id, stream.name, keys)

    def settle(self, stream: Stream, keys: Collection[str]) -> None:
        quarantine.settle(self.connection, self.client.id, stream.name, keys)

    def settle_nameless(self, stream: Stream, seen: Collection[str]) -> None:
        quarantine.settle_nameless(self.connection, self.client.id, stream.name, seen)

    def start_run(self, requesters: Sequence[str] = ()) -> int:
        return runs.start_run(self.connection, self.client.id, requesters)

    def finish_run(self, run: int, status: str, counts: Counts, errors: list[str], error: str | None = None) -> float:
        self._move_cursors()
        return runs.finish_run(self.connection, run, status, counts, errors, error)

    def kept(self) -> Iterator[Kept]:
        return kept(self.connection, self.client.id)

    def as_of(self, number: str, moment: datetime) -> list[Seen]:
        return as_of(self.connection, self.client.id, number, moment)

    def commit(self) -> None:
        self._move_cursors()
        self.connection.commit()

    def rollback(self) -> None:
        self._moved.clear()
        self.connection.rollback()

    def _move_cursors(self) -> None:
        if self._moved:
            moved, self._moved = self._moved, {}
            self.connection.execute(MOVE, [self.client.id, list(moved), list(moved.values())])
