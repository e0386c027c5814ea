"""evidence: all that proves what a review was, who decided it and what was signed, in files that need no database."""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress

import msgspec

from syncio.domain.audit import Head, Link, Place, rows_of
from syncio.domain.audit.anchors import Anchor
from syncio.domain.audit.exported import exported
from syncio.domain.change import bound_text
from syncio.domain.evidence import AUDIT, README, REPORTS, SUMS, VERSIONS, VersionOf, sums
from syncio.domain.evidence.shapes import Row, sha256
from syncio.errors import Conflict, Invalid, Refused
from syncio.reports.evidence import readme
from syncio.settings import Settings
from syncio.stages.release import shown
from syncio.stages.report import verify_reports
from syncio.stores.audit import Trail
from syncio.stores.audit.anchors import Anchors
from syncio.stores.database import Connection
from syncio.stores.evidence import versions
from syncio.stores.reports import Reports
from syncio.stores.reports.folder import Folder
from syncio.stores.reviews import Reviews

Files = dict[str, bytes]


def evidence(connection: Connection, review: int, settings: Settings, read: Callable[[bytes], Anchor]) -> Files:
    """Every file of a closed review's evidence, by name; the same bytes as long as nothing more is known of it.

    :param read: takes an anchor out of its file, or raises Invalid.
    :raises Unknown: where there is no such review.
    :raises Refused: where it is still open.
    :raises Conflict: where a report is not the one on record, or the audit trail does not tell of the review.
    """
    trail = Trail(connection)
    with trail.at_one_moment():
        found = Reviews(connection).one(review)
        if found.outcome is None:
            raise Refused("the review is still open: there is evidence of it when it has closed", review=review)
        verify_reports(connection, review, settings)
        client = Reports(connection).client(review)
        files = published(Folder(settings.reports_url, client, review)) | texts(connection, review)
        rows = list(trail.signed(review))
        for row in rows:
            put(files, "signed", bound_text(row.client_name, shown(row), row.rules_version))
        part = list(told(trail, client, review, {row.id for row in rows}))
        files |= pinned(client, part, anchors(Anchors(settings.anchors_url), client, read))
    files[README] = readme(review, found.client)
    return files | {SUMS: sums(files)}


def published(folder: Folder) -> Files:
    """Both reports' data and pages."""
    names = [name for pair in REPORTS.values() for name in pair]
    return {name: folder.read(name.rpartition("/")[2]) or b"" for name in names}


def texts(connection: Connection, review: int) -> Files:
    """The versions that were signed, the bytes that they were read from, and which is which."""
    files: Files = {}
    index = [
        VersionOf(
            record=one.record,
            n=one.n,
            source=one.source,
            stream=one.stream,
            content=put(files, "versions", one.doc.encode()),
            balance=None if one.balance is None else put(files, "versions", one.balance.encode()),
            raw=put(files, "raw", one.raw),
        )
        for one in versions(connection, review)
    ]
    lines = sorted(msgspec.json.encode(one) for one in index)
    return files | {VERSIONS: b"".join(line + b"\n" for line in lines)}


def put(files: Files, folder: str, content: bytes) -> str:
    """Put a file under its SHA-256, and answer that."""
    name = sha256(content)
    files[f"{folder}/{name}.json"] = content
    return name


def told(trail: Trail, client: int, review: int, changes: Collection[int]) -> Iterator[tuple[Place, Link, bool]]:
    """The client's chain from where it first tells of the review; whether a link is about it, or about others.

    :raises Conflict: where the chain does not tell of it.
    """
    first = trail.first_of(client, "review", review)
    if first is None:
        raise Conflict("the audit trail does not tell of this review: have it verified", review=review)
    releases: set[int] = set()
    for place, link in trail.links(client, first):
        rows = [row for row in rows_of(link.body or "", Row) if about(place.kind, row, review, changes, releases)]
        if place.kind == "release":
            releases |= {row.id for row in rows if row.id is not None}
        yield place, link, bool(rows)


def about(kind: str, row: Row, review: int, changes: Collection[int], releases: Collection[int]) -> bool:
    """Whether a row of table `kind` tells of the review."""
    if kind == "review":
        return row.id == review
    return row.review == review or row.change in changes or row.release in releases


def anchors(folder: Anchors, client: int, read: Callable[[bytes], Anchor]) -> dict[tuple[int, str], tuple[str, bytes]]:
    """The client's anchors by number and hash: each one's name and bytes. Those that say nothing are left out."""
    found = {}
    for name, content in folder.files(client):
        with suppress(Invalid):
            anchor = read(content)
            found[anchor.no, anchor.hash] = (name, content)
    return found


def pinned(client: int, part: list[tuple[Place, Link, bool]], known: dict[tuple[int, str], tuple[str, bytes]]) -> Files:
    """The chain until the first anchor after all that tells of the review, with the anchors on the way.

    Before there is one, without any: those on the way do not vouch for what came after them.
    """
    last = max(at for at, (_, _, about_it) in enumerate(part) if about_it)
    after = (at for at, (place, link, _) in enumerate(part) if at >= last and (place.no, link.hash) in known)
    end = next(after, None)
    part = part[: (last if end is None else end) + 1]
    links = [link if about_it else msgspec.structs.replace(link, body=None) for _, link, about_it in part]
    head = Head(client, part[-1][0].no, part[-1][1].hash)
    on_the_way = [] if end is None else [(place.no, link.hash) for place, link, _ in part]
    met = [known[each] for each in on_the_way if each in known]
    return {AUDIT: b"".join(exported(links, [head]))} | {f"anchors/{name}": content for name, content in met}
