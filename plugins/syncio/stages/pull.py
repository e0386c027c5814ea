"""pull: a client's records from its source into staging, incrementally and page by page."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import msgspec

from syncio.domain.invoice import hashed
from syncio.domain.ports import Page, Source, Stream
from syncio.errors import Invalid, SyncioError
from syncio.inert import harmless, visible
from syncio.stores.clients import Clients
from syncio.stores.database import translated
from syncio.stores.staging import NAMELESS, Counts, Head, Staging

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
Failed = dict[str, tuple[str, bytes]]
Fresh = tuple[str, bytes, bytes]


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


def pull(
    source: Source, staging: Staging, *, overlap: timedelta, clock: Clock = now, requesters: Sequence[str] = ()
) -> Pulled:
    """Read what changed since the last pull, and stage every version that is new.

    :param requesters: who asked for it, if anybody did: they may not approve what it stages.
    :raises Busy: where another pull of this client is under way.
    :raises SyncioError: as the source or the database says; the run is FAILED, what was committed stays, and the
        cursors of the lists that were not read to their end are where they were.
    """
    with translated(), staging.locked():
        run = Run(source, staging, clock, requesters)
        try:
            with translated():
                Clients(staging.connection).describe(staging.client, source.organisation())
                for stream in source.streams:
                    run.stream(stream, overlap)
        except BaseException as error:
            run.fail(error)
            raise
        return run.finish()


class Run:
    """One pull under way."""

    def __init__(self, source: Source, staging: Staging, clock: Clock, requesters: Sequence[str]) -> None:
        self.source = source
        self.staging = staging
        self.clock = clock
        self.cursors = staging.cursors()
        self.any_due = staging.any_due()
        self.number = staging.start_run(requesters)
        self.counts = Counts()
        self.errors: list[str] = []

    def stream(self, stream: Stream, overlap: timedelta) -> None:
        """Read one list: what changed, then what is due from before and was not in it.

        The cursor moves with the last page's commit; records without an id hold it, as nothing else can ask for them.
        It is the earlier of both clocks: where ours is ahead, the source's edits would lie behind it for good.
        """
        started = min(self.clock(), self.source.usage.told or self.clock())
        due = self.staging.due(stream) if self.any_due else set()
        nameless: set[str] = set()
        for page in prefetched(self.source.pages(stream, since=self.cursors.get(stream.name))):
            nameless |= self.page(stream, page, due)
            if page.last:
                self.ended(stream, nameless, started - overlap)
            if page.records:  # of an empty page the cursor can wait for the next commit
                self.staging.commit()
        self.ask_again(stream, due)

    def ended(self, stream: Stream, nameless: set[str], since: datetime) -> None:
        """The list was read to its end, and these of its records have no id."""
        if self.any_due:
            self.staging.settle_nameless(stream, nameless)
        if not nameless:
            self.staging.advance(stream, since)

    def ask_again(self, stream: Stream, due: set[str]) -> None:
        """Ask by id for what could not be understood before."""
        if not due:
            return
        keys = sorted(due)
        for start in range(0, len(keys), stream.by_id or 1):
            for page in self.source.pages(stream, ids=keys[start : start + (stream.by_id or 1)]):
                self.page(stream, page, due)
                self.staging.commit()
        self.staging.missed(stream, due)
        self.staging.commit()

    def page(self, stream: Stream, page: Page, due: set[str]) -> set[str]:
        """Stage one page: unchanged records are passed over by their bytes, the others decoded one by one.

        :param due: keys that are due from before; those on this page are taken out.
        :returns: the keys of records without an id.
        """
        failed: Failed = {}
        keyed = self.keyed(stream, page, failed)
        nameless = set(failed)
        known = self.staging.known(stream, list(keyed))
        fresh = [
            (key, raw, raw_hash) for key, raw in keyed.items() if not same(known.get(key), raw_hash := hashed(raw))
        ]
        if fresh:
            self.stage(stream, page.no, fresh, known, failed)
        self.staging.quarantine(self.number, stream, failed)
        self.staging.settle(stream, due & (keyed.keys() - failed.keys()))
        due.difference_update(keyed)
        self.counts.unchanged += len(keyed) - len(fresh)
        self.tally(stream, len(keyed) + len(nameless), failed)
        return nameless

    def stage(self, stream: Stream, no: int, fresh: list[Fresh], known: dict[str, Head], failed: Failed) -> None:
        """Stage the next version of each record; those that cannot be understood join `failed`."""
        new = sum(key not in known for key, _, _ in fresh)
        with self.staging.batch(self.number, stream, no, self.clock(), new) as batch:
            for key, raw, raw_hash in fresh:
                try:
                    batch.add(key, known.get(key), raw, raw_hash, self.source.read(stream, raw))
                except Invalid as error:
                    failed[key] = (str(error), raw)
        self.counts.created += len(batch.created)
        self.counts.updated += len(batch.updated)
        self.counts.lines += batch.lines
        if stream.subject == "invoice":
            self.counts.staged += len(batch.raw)

    def keyed(self, stream: Stream, page: Page, failed: Failed) -> dict[str, bytes]:
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

    def tally(self, stream: Stream, processed: int, failed: Failed) -> None:
        self.counts.processed += processed
        self.counts.failed += len(failed)
        if stream.subject == "invoice":
            self.counts.documents += processed
        self.errors += [f"{stream.name} {visible(key)}: {reason}" for key, (reason, _) in failed.items()]

    def finish(self) -> Pulled:
        due = self.counts.failed or (self.any_due and self.staging.any_due())
        return self.close("PARTIAL" if due else "COMPLETED")

    def fail(self, error: BaseException) -> None:
        """Write down what stopped the run; a database that is gone cannot be told: the next run will say it."""
        if isinstance(error, SyncioError):
            error.facts.setdefault("client", self.staging.client.name)
        self.errors.append(str(error) if isinstance(error, SyncioError) else type(error).__name__)
        with suppress(SyncioError), translated():
            self.staging.rollback()
            self.close("FAILED", kind(error))

    def close(self, status: str, error: str | None = None) -> Pulled:
        self.counts.api_calls, self.counts.bytes = self.source.usage.calls, self.source.usage.bytes
        seconds = self.staging.finish_run(self.number, status, self.counts, self.errors, error)
        pulled = Pulled(self.staging.client.name, self.number, status, seconds, self.counts, self.errors)
        log.info("pull %s", pulled.as_dict() | {"client": harmless(pulled.client)})
        return pulled


def kind(error: BaseException) -> str | None:
    """What is put on record of an error, see `errors.py`; of one that ends our process nothing is known."""
    if isinstance(error, SyncioError):
        return type(error).__name__
    return "unexpected" if isinstance(error, Exception) else None


def same(head: Head | None, raw_hash: bytes) -> bool:
    """Whether a record is, byte for byte, the newest version that was staged."""
    return head is not None and head.raw_hash == raw_hash


def prefetched(pages: Iterator[Page]) -> Iterator[Page]:
    """Fetch the next page while this one is staged. An error comes out only after the pages before it.

    A list of one page, which most are where little changed, needs no thread.
    """
    page = next(pages, None)
    with ThreadPoolExecutor(1, thread_name_prefix="fetch") as executor:
        while page is not None and not page.last:
            upcoming = executor.submit(next, pages, None)
            yield page
            page = upcoming.result()
    if page is not None:
        yield page
