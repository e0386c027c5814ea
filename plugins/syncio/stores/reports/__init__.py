"""What the reports of a review need of the database, and the record of those that were published."""

from dataclasses import dataclass
from typing import Literal, get_args

from psycopg import sql

from syncio.errors import Conflict, Refused, Unknown
from syncio.stores.database import Connection, statement

Kind = Literal["diff", "approval"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: Statements that stand in those of the reports.
PARTS = ("shown", "earlier", "rights", "delegations", "limits", "hands", "trail")


@dataclass(frozen=True)
class Recorded:
    """A published report: its folder, and SHA-256 of its frozen JSON and of its HTML page."""

    url: str
    data_hash: bytes
    html_hash: bytes


class Reports:
    """Reports on an open connection; commits nothing."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def client(self, review: int) -> int:
        """The client a review belongs to.

        :raises Unknown: where there is no such review.
        """
        row = self.connection.execute("SELECT client FROM review WHERE id = %s", [review]).fetchone()
        if row is None:
            raise Unknown("there is no such review", review=review)
        return int(row[0])

    def data(self, review: int, kind: Kind) -> bytes:
        """Everything a report says, as one JSON document (`syncio.reports.frozen` has its shape).

        :raises Unknown: where there is no such review.
        :raises Refused: for an approval report of a review that is still open.
        """
        parts = {name: sql.SQL(statement("reports", name)).format() for name in PARTS}
        query = sql.SQL(statement("reports", kind)).format(**parts)
        row = self.connection.execute(query, {"review": review}).fetchone()
        if row is not None:
            return str(row[0]).encode()
        self.client(review)
        raise Refused("the review is still open: its approval report is made when it has closed", review=review)

    def recorded(self, review: int) -> dict[Kind, Recorded]:
        """The reports published for a review, by kind."""
        rows = self.connection.execute("SELECT kind, url, data_hash, html_hash FROM report WHERE review = %s", [review])
        return {kind: Recorded(*rest) for kind, *rest in rows}

    def record(self, review: int, kind: Kind, report: Recorded) -> None:
        """Write down a published report; the same one again changes nothing.

        :raises Conflict: where another one of this kind is on record: reports are never replaced.
        """
        self.connection.execute(statement("reports", "record"), {"review": review, "kind": kind, **vars(report)})
        found = self.recorded(review).get(kind)
        if found is None:
            raise Unknown("there is no such review", review=review)
        if (found.data_hash, found.html_hash) != (report.data_hash, report.html_hash):
            raise Conflict(
                f"another {kind} report of this review is on record: what was published stays",
                review=review,
                recorded=found.html_hash.hex()[:16],
                made=report.html_hash.hex()[:16],
            )
