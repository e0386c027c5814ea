"""pull: a client's records from its source into staging, incrementally and page by page."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import msgspec

from syncio.domain.invoice import hashed
from syncio.domain.ports import Page, Source, Stream
from syncio.errors import Invalid, SyncioError
from syncio.stores.clients import Clients
from syncio.stores.database import translated
from syncio.stores.staging import Batch, Staging
from syncio.stores.staging.quarantine import NAMELESS
from syncio.stores.staging.runs import Counts, finish_run, start_run

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


class Pulled(msgspec.Struct):
    """What became of a pull; `status` is COMPLETED, or PARTIAL where records were quarantined or are still due."""

    client: str
    run: int
    status: str
    seconds: float
    counts: Counts
    errors: list[str]

    def as_dict(self) -> dict[str, object]:
        """All of it as one flat dictionary, for logs, XCom and `--json`."""
        plain: dict[str, object] = msgspec.to_builtins(self)
        counts: dict[str, object] = msgspec.to_builtins(self.counts)
        return {name: value for name, value in plain.items() if name != "counts"} | counts


def now() -> datetime:
    return datetime.now(UTC)


def pull(source: Source, staging: Staging, *, overlap: timedelta, clock: Clock = now) -> Pulled:
    """Read what changed since the last pull, and stage every version that is new.

    :raises Busy: where another pull of this client is under way.
    :raises SyncioError: as the source or the database says; the run is FAILED, and the cursor where it was.
    """
    with translated(), staging.locked():
        run = Run(source, staging, start_run(staging.connection, staging.client.id), clock)
        try:
            Clients(staging.connection).describe(staging.client, source.organisation())
            for stream in source.streams:
                run.stream(stream, overlap)
        except BaseException as error:
            run.fail(error)
            raise
        return run.finish()


class Run:
    """One pull under way."""

    def __init__(self, source: Source, staging: Staging, number: int, clock: Clock) -> None:
        self.source = source
        self.staging = staging
        self.number = number
        self.clock = clock
        self.counts = Counts()
        self.errors: list[str] = []

    def stream(self, stream: Stream, overlap: timedelta) -> None:
        """Read one list: what is due from before, then what changed; the cursor moves with the last page's commit."""
        started = self.clock()
        due = self.staging.due(stream)
        self.retry(stream, due)
        pages = self.source.pages(stream, since=self.staging.since(stream))
        for page, is_last in prefetched(pages):
            if page is not None:
                self.page(stream, page, due)
            if is_last():
                self.staging.advance(stream, started - overlap)
            self.staging.commit()

    def retry(self, stream: Stream, due: dict[str, bytes]) -> None:
        """Try again what could not be understood: asked for anew by id, or, without one, the bytes that were kept."""
        nameless = {key: raw for key, raw in due.items() if key.startswith(NAMELESS)}
        if nameless:
            failed = self.page(stream, Page(0, list(nameless.values())), due)
            self.staging.settle(stream, nameless.keys() - failed)
        named = [key for key in due if not key.startswith(NAMELESS)]
        size = stream.by_id or len(named) or 1
        for start in range(0, len(named), size):
            for page in self.source.pages(stream, ids=named[start : start + size]):
                self.page(stream, page, due)
        self.staging.commit()

    def page(self, stream: Stream, page: Page, due: dict[str, bytes]) -> set[str]:
        """Stage one page: unchanged records are passed over by their bytes, the others decoded one by one.

        :returns: the keys of those that could not be understood.
        """
        failed: dict[str, tuple[str, bytes]] = {}
        keyed = self.keyed(stream, page, failed)
        known = self.staging.known(stream, list(keyed))
        batch = self.staging.batch(self.clock(), len(keyed) - len(known))
        for key, raw in keyed.items():
            head, raw_hash = known.get(key), hashed(raw)
            if head is not None and head.raw_hash == raw_hash:
                self.counts.unchanged += 1
                continue
            try:
                batch.add(key, head, raw, raw_hash, self.source.read(stream, raw))
            except Invalid as error:
                failed[key] = (str(error), raw)
        self.staging.write(self.number, stream, page.no, batch)
        self.staging.quarantine(self.number, stream, failed)
        self.staging.settle(stream, due.keys() & (keyed.keys() - failed.keys()))
        self.tally(stream, len(keyed), batch, failed)
        return set(failed)

    def keyed(self, stream: Stream, page: Page, failed: dict[str, tuple[str, bytes]]) -> dict[str, bytes]:
        """The page's records by id. Where an id comes twice the later one counts, and the run says so."""
        keyed: dict[str, bytes] = {}
        for raw in page.records:
            try:
                key = self.source.key(stream, raw)
            except Invalid as error:
                failed[NAMELESS + hashed(raw).hex()] = (str(error), raw)
                continue
            if key in keyed:
                self.errors.append(f"{stream.name} {key}: twice on page {page.no}; the later one was taken")
            keyed[key] = raw
        return keyed

    def tally(self, stream: Stream, keyed: int, batch: Batch, failed: dict[str, tuple[str, bytes]]) -> None:
        counts = self.counts
        created, updated = len(batch.created), len(batch.updated)
        nameless = sum(key.startswith(NAMELESS) for key in failed)
        counts.processed += keyed + nameless
        counts.created += created
        counts.updated += updated
        counts.failed += len(failed)
        counts.lines += batch.lines
        if stream.subject == "invoice":
            counts.documents += keyed + nameless
            counts.staged += created + updated
        self.errors += [f"{stream.name} {key}: {reason}" for key, (reason, _) in failed.items()]

    def finish(self) -> Pulled:
        open_items = self.counts.failed or any(self.staging.due(stream) for stream in self.source.streams)
        return self.close("PARTIAL" if open_items else "COMPLETED")

    def fail(self, error: BaseException) -> None:
        """Write down what stopped the run; a database that is gone cannot be told, the next run will say it."""
        if self.staging.connection.broken or self.staging.connection.closed:
            return
        self.staging.connection.rollback()
        text = str(error) if isinstance(error, SyncioError) else type(error).__name__
        self.errors.append(text)
        self.close("FAILED")

    def close(self, status: str) -> Pulled:
        self.counts.api_calls, self.counts.bytes = self.source.usage.calls, self.source.usage.bytes
        seconds = finish_run(self.staging.connection, self.number, status, self.counts, self.errors)
        pulled = Pulled(self.staging.client.name, self.number, status, seconds, self.counts, self.errors)
        log.info("pull %s", pulled.as_dict())
        return pulled


def prefetched(pages: Iterator[Page]) -> Iterator[tuple[Page | None, Callable[[], bool]]]:
    """Fetch the next page while this one is staged. Each comes with a call that waits and says whether it is the last.

    An empty list is one (None, yes).
    """
    with ThreadPoolExecutor(1, thread_name_prefix="fetch") as executor:
        current = next(pages, None)
        if current is None:
            yield None, lambda: True
        while current is not None:
            upcoming = executor.submit(next, pages, None)
            yield current, lambda following=upcoming: following.result() is None  # type: ignore[misc]
            current = upcoming.result()
