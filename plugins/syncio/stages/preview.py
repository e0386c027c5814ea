"""preview: what push would write of what is pending, and nothing is written."""

from collections.abc import Iterator

import msgspec

from syncio.errors import Conflict, Terminal, Unknown
from syncio.stages.push import OVERTAKEN, TAMPERED, posting_of
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, translated
from syncio.stores.factors import Factors
from syncio.stores.factors.preview import Preview, RowShown, Said, preview
from syncio.stores.releases import PendingRow, Queue


class Release(msgspec.Struct, frozen=True):
    """`stopped` says why push would not write it: it was overtaken, or FactorS would refuse it."""

    release: int
    push_class: str
    external_id: str
    stopped: str | None
    rows: list[RowShown]


class Previewed(msgspec.Struct, frozen=True):
    """One client's part; `stopped` says why nothing of it would be written."""

    client: str
    stopped: str | None
    releases: list[Release]
    statements: list[Said]


def preview_pending(
    staging: Connection, factors: Factors, *, client: str | None = None, release: int | None = None, limit: int = 20
) -> list[Previewed]:
    """What push would write of each client's oldest pending releases, as both databases are now.

    Push looks again before it writes: at FactorS's rows, at the ledger, and at what is funded.

    :param limit: how many releases a client.
    :raises Unknown: where there is no such client, or the release is not pending.
    :raises Conflict: where an earlier release of the same record goes first.
    """
    with translated():
        staging.execute("SET TRANSACTION READ ONLY")
        if client is not None:
            Clients(staging).get(client)
        found = [part(factors, name, rows) for name, rows in pending(Queue(staging), client, release, limit)]
        staging.rollback()
    return found


def pending(
    queue: Queue, client: str | None, release: int | None, limit: int
) -> Iterator[tuple[str, list[PendingRow]]]:
    """Each client with its rows."""
    if release is None:
        for number, name in queue.waiting(client):
            yield name, queue.seen(queue.due(number, limit, []))
        return
    found = queue.one(release)
    if found is None or (client is not None and client != found[1]):
        raise Unknown("no such release is pending", release=release)
    rows = queue.seen([found[2]])
    if [row.id for row in rows] != [release]:
        earlier = rows[0].id if rows else None
        raise Conflict("an earlier release of the same record goes first: preview that one", release=earlier)
    yield found[1], rows


def part(factors: Factors, client: str, rows: list[PendingRow]) -> Previewed:
    stopped = {row.id: TAMPERED if not row.intact else OVERTAKEN for row in rows if not (row.intact and row.current)}
    going = [row for row in rows if row.id not in stopped]
    why = None
    try:
        seen = preview(factors, client, [posting_of(row) for row in going])
    except Terminal as error:
        seen, why = Preview([], []), str(error)
    shown = {one.push_id: one for one in seen.shown}
    releases = [
        Release(
            row.id,
            row.push_class,
            row.external_id,
            stopped.get(row.id) or (shown[row.push_id].refused if row.push_id in shown else why),
            shown[row.push_id].rows if row.push_id in shown else [],
        )
        for row in rows
    ]
    return Previewed(client, why, releases, seen.statements)
