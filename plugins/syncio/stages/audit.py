"""audit: verify what people and programs put on record, in the database or in a file."""

import logging
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from syncio.domain.audit import Chains, Flaw, Key, Verified, shortened
from syncio.domain.exported import exported, follow
from syncio.stores.audit import Audited, Difference, Trail
from syncio.stores.database import Connection

log = logging.getLogger(__name__)


def verify(connection: Connection, anchors: Mapping[Key, str]) -> Verified:
    """Follow every chain in the database, and hold the audited tables against them.

    :param anchors: hashes of entries as they were written outside of the database.
    """
    trail, chains = Trail(connection), Chains(anchors)
    with trail.at_one_moment():
        for place, link in trail.links():
            chains.follow(link, place)
        chains.end(trail.heads())
        for table in trail.audited():
            chains.flaws.extend(beside(trail, table))
    verified = chains.verified()
    log.info("audit: %s entries of %s chains, %s flaws", verified.entries, verified.chains, len(verified.flaws))
    return verified


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


def verify_lines(lines: Iterable[bytes], anchors: Mapping[Key, str]) -> Verified:
    """Follow every chain in a file that `export` wrote; no database is asked."""
    chains = Chains(anchors)
    end = follow(lines, chains)
    chains.end(end and end.heads)
    return chains.verified()


def export(connection: Connection) -> Iterator[bytes]:
    """The whole trail as lines, all of one moment."""
    trail = Trail(connection)
    with trail.at_one_moment():
        yield from exported((link for _, link in trail.links()), trail.heads())
