"""What compare reads and writes: the funding snapshot, and what was overtaken in the open review."""

from collections.abc import Iterable
from datetime import UTC, datetime

from syncio.domain.client import Client
from syncio.domain.rules import Funding
from syncio.stores.database import Connection, statement


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
    """Replace the copy of FactorS's funding view; the last one stays where FactorS could not be asked.

    No comparison of this client goes on meanwhile, until the transaction ends.
    """
    lock_review(connection, client)
    if funding is None:
        return
    read_at = datetime.now(UTC)
    connection.execute("DELETE FROM funding WHERE client = %s", [client.id])
    into = "COPY funding (client, external_id, funded_at, amount, read_at) FROM STDIN (FORMAT BINARY)"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        copy.set_types(("int4", "text", "timestamptz", "numeric", "timestamptz"))
        for row in funding:
            copy.write_row((client.id, row.external_id, row.funded_at, row.amount, read_at))
