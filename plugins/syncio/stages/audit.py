"""audit: verify what people and programs put on record, in the database or in a file, and anchor it outside of both."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby

import msgspec

from syncio.domain.audit import Anchored, Chains, Flaw, Head, Verified, shortened
from syncio.domain.audit.anchors import Anchor, file_name
from syncio.domain.audit.exported import exported, follow
from syncio.domain.change import bound_hash, review_hash
from syncio.errors import Invalid
from syncio.reports.rendering import plural
from syncio.stages.release import shown
from syncio.stores.audit import Audited, Difference, SignedRow, Trail
from syncio.stores.audit.anchors import Anchors
from syncio.stores.database import Connection, translated

log = logging.getLogger(__name__)

#: What the anchors in a folder say, and a flaw for each file that says nothing.
Looked = tuple[Anchored, list[Flaw]]


def verify(connection: Connection, look: Callable[[], Looked]) -> Verified:
    """Follow every chain in the database, and hold the audited tables against them.

    Anchors are written meanwhile. Of those on record before the folder is read, all files are there by then; and of all
    that are in it, the entries are in the database afterwards. In another order an anchor of that moment is missed.

    :param look: reads the anchors' folder.
    """
    trail = Trail(connection)
    with translated(), connection.transaction():
        recorded = trail.anchored()
    anchors, unreadable = look()
    chains = Chains(anchors)
    chains.flaws.extend(unreadable)
    with trail.at_one_moment():
        for place, link in trail.links():
            chains.follow(link, place)
        chains.end(trail.heads())
        chains.flaws.extend(missing(recorded, anchors))
        for table in trail.audited():
            chains.flaws.extend(beside(trail, table))
        for _, rows in groupby(trail.signed(), key=lambda row: row.review):
            chains.flaws.extend(otherwise(list(rows)))
    verified = chains.verified()
    log.info("audit: %s entries of %s chains, %s flaws", verified.entries, verified.chains, len(verified.flaws))
    return verified


def missing(recorded: Iterable[Head], anchors: Anchored) -> Iterator[Flaw]:
    """Anchors that were written, and are not where they were written."""
    gone = [head for head in recorded if head.hash not in anchors.get((head.client, head.no), ())]
    if gone:
        many = plural(len(gone), "anchor is", "anchors are")
        text = f"{many} on record as written, and not in the folder: check SYNCIO_ANCHORS_URL"
        yield Flaw(client=gone[-1].client, no=gone[-1].no, kind="anchor", what=text)


def beside(trail: Trail, table: Audited) -> Iterator[Flaw]:
    """What an audited table has that the trail does not tell."""
    if not table.watched:
        text = "its triggers are missing or disabled: what is written there is not put on record"
        yield Flaw(client=0, no=0, kind=table.table, what=text)
    for one in trail.differences(table):
        yield Flaw(client=one.client, no=one.no or 0, kind=table.table, what=difference(one, table))


def difference(one: Difference, table: Audited) -> str:
    """A row that is not as the trail tells, for people."""
    row = ", ".join(f"{name} {value}" for name, value in zip(table.key, one.key, strict=True))
    if one.found is None:
        return f"{row} was removed past the trail, which has {shortened(one.told or '')}"
    if one.told is None:
        return f"{row} was written past the trail: {shortened(one.found)}"
    told, found = msgspec.json.decode(one.told), msgspec.json.decode(one.found)
    changed = [f"{name} was {told[name]!r}, is {found.get(name)!r}" for name in told if told[name] != found.get(name)]
    return f"{row} was changed past the trail: {shortened('; '.join(changed))}"


def explain(connection: Connection, verified: Verified, reason: str) -> int:
    """Put on record why what was found is as it should be, of all that can be explained; returns how much that is.

    A broken link, or a row that is not what the trail says, cannot be: no reason makes it whole.

    :param connection: in the role `syncio_owner`.
    """
    explained = [flaw for flaw in verified.flaws if flaw.hash]
    with translated():
        Trail(connection).explain(explained, reason)
        connection.commit()
    return len(explained)


def otherwise(rows: Sequence[SignedRow]) -> Iterator[Flaw]:
    """Rows of one review that no longer say what was signed; the review's own hash is in the trail."""
    review, client = rows[0].review, rows[0].client_id
    found = [
        f"change {row.id} of review {review} no longer hashes to what was signed" for row in rows if not bound(row)
    ]
    if review_hash([row.hash for row in rows]) != rows[0].review_hash:
        found.append(f"the changes of review {review} are not those that were shown")
    for what in found:
        yield Flaw(client=client, no=0, kind="change", what=what)


def bound(row: SignedRow) -> bool:
    """Whether a row hashes to what decisions about it name."""
    try:
        return bound_hash(row.client_name, shown(row), row.rules_version) == row.hash
    except msgspec.ValidationError:
        return False


def verify_lines(lines: Iterable[bytes], anchors: Anchored, unreadable: Iterable[Flaw] = ()) -> Verified:
    """Follow every chain in a file that `export` wrote; no database is asked."""
    chains = Chains(anchors)
    chains.flaws.extend(unreadable)
    chains.end(follow(lines, chains))
    return chains.verified()


def export(connection: Connection) -> Iterator[bytes]:
    """The whole trail as lines, all of one moment."""
    trail = Trail(connection)
    with trail.at_one_moment():
        yield from exported((link for _, link in trail.links()), trail.heads())


def anchor(connection: Connection, folder: Anchors, sign: Callable[[Anchor], bytes], client: int | None = None) -> int:
    """Write where the chains end into the folder, of one client or of all; again writes nothing that is there.

    :param sign: makes an anchor's file.
    :returns: how many chains had moved on since they were anchored last.
    :raises Unavailable: where the folder cannot be written; what was written until then stays.
    """
    now = datetime.now(UTC)
    with translated():
        trail = Trail(connection)
        heads = trail.unanchored(client)
        for head in heads:
            made = Anchor(client=head.client, no=head.no, hash=head.hash, at=now)
            folder.write(file_name(made), sign(made))
        trail.note_anchored(heads)
        connection.commit()
    log.info("audit: %s anchored", plural(len(heads), "chain"))
    return len(heads)


def anchored(folder: Anchors, read: Callable[[bytes], Anchor]) -> Looked:
    """Look into the folder.

    :param read: takes an anchor out of its file, or raises Invalid.
    """
    hashes: dict[tuple[int, int], set[str]] = {}
    flaws = []
    for name, content in folder.files():
        try:
            found = in_its_place(name, read(content))
        except Invalid as error:
            flaws.append(Flaw(client=0, no=0, kind="anchor", what=f"{name} in the anchors' folder: {error}"))
        else:
            hashes.setdefault((found.client, found.no), set()).add(found.hash)
    return {key: frozenset(each) for key, each in hashes.items()}, flaws


def in_its_place(name: str, found: Anchor) -> Anchor:
    """:raises Invalid: where the file bears another name."""
    if file_name(found) != name:
        raise Invalid(f"it is the anchor {file_name(found)}")
    return found
