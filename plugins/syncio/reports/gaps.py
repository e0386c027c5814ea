"""What this review does not know, and why: of the feed it rests on, as it was when the review opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from syncio.reports.frozen import DiffData, Run
from syncio.reports.rendering import moment, plural

#: A feed whose last complete pull is older than this is stale.
FRESH = timedelta(hours=24)


@dataclass(frozen=True)
class Gap:
    """What was not seen, and why not; both read on after a colon or begin a line."""

    what: str
    why: str


def gaps(data: DiffData) -> list[Gap]:
    """Nothing where the feed was fresh and complete."""
    return [*unread(data), *set_aside(data), *funding(data)]


def unread(data: DiffData) -> Iterator[Gap]:
    """Pulls that are old, are missing or missed something."""
    complete, last = data.feed.complete, data.feed.last
    if complete is None or complete.finished is None:
        yield Gap("Documents that were never read", "the client's books have never been read completely")
    elif data.opened - complete.finished > FRESH:
        age = duration(data.opened - complete.finished)
        why = f"that is when the last complete pull ended, {age} before this review opened; a feed is stale after a day"
        yield Gap(f"Changes at the source after {moment(complete.finished)}", why)
    if last is not None and (complete is None or last.id != complete.id):
        yield Gap("What the latest pull missed", f"pull {last.id} of {moment(last.started)} {ended(last)}")


def ended(run: Run) -> str:
    """How a pull that is not complete ended."""
    failed = f": {plural(run.failed, 'record')} could not be read" if run.failed else ""
    return f"is {run.status.lower()}{failed}"


def set_aside(data: DiffData) -> Iterator[Gap]:
    count = data.feed.quarantined
    if count:
        they = "it" if count == 1 else "they"
        why = f"{they} cannot be understood: not in this report, not in the loan book, tried again with every pull"
        yield Gap(f"{plural(count, 'record')} of this client", why)


def funding(data: DiffData) -> Iterator[Gap]:
    read = data.feed.funding_read
    if read is not None and data.opened - read > FRESH:
        why = f"FactorS was last asked on {moment(read)}, {duration(data.opened - read)} before this review opened"
        yield Gap("What was funded lately", why)
    elif read is None and data.feed.funded:
        why = "it has been read again since this review opened; the flags stand on the earlier reading"
        yield Gap("When FactorS said what is funded", why)


def duration(span: timedelta) -> str:
    """`26 hours`, `3 days`: rounded down."""
    hours = int(span / timedelta(hours=1))
    return plural(hours // 24, "day") if hours >= 2 * 24 else plural(hours, "hour")
