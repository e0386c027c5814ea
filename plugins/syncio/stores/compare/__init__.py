"""What compare reads and writes: the funding snapshot, and what was overtaken in the open review."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from syncio.domain.client import Client
from syncio.domain.rules import Funding
from syncio.stores.database import Connection, statement

COPY_FUNDING = "COPY funding (client, external_id, funded_at, amount) FROM STDIN (FORMAT BINARY)"
READ_FUNDING = (
    "INSERT INTO funding_reading VALUES (%s, %s) ON CONFLICT (client) DO UPDATE SET read_at = excluded.read_at"
)


def lock_review(connection: Connection, client: Client) -> None:
    """One comparison of a client at a time, until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(hashtext('syncio.compare'), %s)", [client.id])


def open_review_of(connection: Connection, client: Client) -> int | None:
    """The client's open review, of which there is at most one."""
    row = connection.execute(
        "SELECT r.id FROM review r LEFT JOIN closing c ON c.review = r.id WHERE r.client = %s AND c.review IS NULL",
        [client.id],
    ).fetchone()
    return int(row[0]) if row else None


def released_before(connection: Connection, review: int) -> bool:
    """Whether this review's release was carried out: its rows are history then."""
    return connection.execute("SELECT FROM released_review WHERE review = %s", [review]).rowcount > 0


def supersede(connection: Connection, review: int) -> int:
    """Mark the open review's rows that were overtaken; returns how many."""
    return connection.execute(statement("compare", "supersede").encode(), {"review": review}).rowcount


def keep_funding(connection: Connection, client: Client, funding: Iterable[Funding] | None) -> None:
    """Bring the copy of FactorS's funding view up to date; the last one stays where FactorS could not be asked.

    No comparison of this client goes on meanwhile, until the transaction ends. Only what moved is written.
    """
    lock_review(connection, client)
    if funding is None:
        return
    read_at = datetime.now(UTC)
    gone = kept_funding(connection, client)
    moved = [each for each in funding if gone.pop(each.external_id, None) != (each.funded_at, each.amount)]
    stale = [*gone, *(each.external_id for each in moved)]
    if stale:
        connection.execute("DELETE FROM funding WHERE client = %s AND external_id = ANY(%s)", [client.id, stale])
    with connection.cursor() as cursor, cursor.copy(COPY_FUNDING) as copy:
        copy.set_types(("int4", "text", "timestamptz", "numeric"))
        for row in moved:
            copy.write_row((client.id, row.external_id, row.funded_at, row.amount))
    connection.execute(READ_FUNDING, [client.id, read_at])


def kept_funding(connection: Connection, client: Client) -> dict[str, tuple[datetime, Decimal]]:
    """Since when, and with how much, FactorS had funded each of the client's invoices when it was last asked."""
    with connection.cursor(binary=True) as cursor:
        rows = cursor.execute("SELECT external_id, funded_at, amount FROM funding WHERE client = %s", [client.id])
        return {external_id: (at, amount) for external_id, at, amount in rows}
