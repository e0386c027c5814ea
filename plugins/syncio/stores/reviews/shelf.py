"""Reading reviews: a list, one, its changes filtered and paged, its reports."""

from datetime import datetime
from typing import Any, Literal

import msgspec
from psycopg.rows import dict_row

from syncio.domain.change import Severity, Type
from syncio.domain.invoice import balance_of, content_of, debtor_of, origin_of
from syncio.domain.review import State
from syncio.domain.shown import ChangeRow, ReviewRow, Summary
from syncio.domain.versions import ChangeDetail, Earlier, Version
from syncio.errors import Unknown
from syncio.stores.database import Connection, statement

#: So many earlier decisions are told of an invoice, and of its debtor.
EARLIER = 10


class RecordedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a review that was published, and its page's SHA-256."""

    kind: Literal["diff", "approval"]
    html_hash: str
    at: datetime


Sort = Literal["risk", "at_stake", "amount", "number", "debtor"]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which changes are asked for, in which order; an empty text is no condition.

    `rule` is one that flagged the change; `text` is looked for in number, debtor and id. `risk` is the report's order.
    """

    state: State | Literal[""] = ""
    severity: Severity | Literal[""] = ""
    type: Type | Literal[""] = ""
    rule: str = ""
    text: str = ""
    sort: Sort = "risk"


class Reviews:
    """The reviews that the connection's user may see."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(
        self, *, state: Literal["open", "closed", "all"] = "all", client: str = "", offset: int = 0, limit: int = 100
    ) -> list[ReviewRow]:
        """The newest first."""
        wanted = {"review": None, "state": state, "client": client, "offset": offset, "limit": limit}
        return msgspec.convert(self._rows("listing", wanted), list[ReviewRow])

    def one(self, review: int) -> ReviewRow:
        """:raises Unknown: where there is none, or none that this user may see."""
        rows = self._rows("listing", {"review": review, "state": "all", "client": "", "offset": 0, "limit": 1})
        if not rows:
            raise Unknown(f"there is no review {review} that you may see", review=review)
        return msgspec.convert(rows[0], ReviewRow)

    def changes(self, review: int, wanted: Filter, *, offset: int = 0, limit: int = 100) -> tuple[int, list[ChangeRow]]:
        """How many changes match, and a page of them.

        :raises Unknown: as `one`.
        """
        page = {"review": review, "offset": offset, "limit": limit} | msgspec.structs.asdict(wanted)
        [found] = self._rows("matching", page)
        if not found["visible"]:
            raise Unknown(f"there is no review {review} that you may see", review=review)
        rows = self._rows("changes", {"ids": found["ids"] or []})
        return found["total"], msgspec.convert(rows, list[ChangeRow])

    def change(self, review: int, change: int) -> ChangeDetail:
        """One change with its versions and what was said before.

        :raises Unknown: where there is none in this review, or none that this user may see.
        """
        rows = self._rows("versions", {"review": review, "change": change})
        if not rows:
            raise Unknown(f"there is no change {change} in review {review} that you may see", review=review)
        [shown] = self._rows("changes", {"ids": [change]})
        earlier = self._rows("earlier", {"change": change, "most": EARLIER})
        return ChangeDetail(
            change=msgspec.convert(shown, ChangeRow),
            funded_at=rows[0]["funded_at"],
            funded=rows[0]["funded"],
            versions=tuple(version(row) for row in rows),
            earlier=msgspec.convert(earlier, tuple[Earlier, ...]),
        )

    def summary(self, review: int) -> Summary:
        """A whole review in figures.

        :raises Unknown: as `one`.
        """
        states = self._rows("summary", {"review": review})
        if not states:  # a review has changes
            raise Unknown(f"there is no review {review} that you may see", review=review)
        return msgspec.convert({"states": states, "rules": self._rows("fired", {"review": review})}, Summary)

    def reports(self, review: int) -> list[RecordedReport]:
        """Those that are on record so far."""
        query = "SELECT kind, encode(html_hash, 'hex') AS html_hash, at FROM report WHERE review = %s ORDER BY at"
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return msgspec.convert(cursor.execute(query, [review]).fetchall(), list[RecordedReport])

    def _rows(self, name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(statement("reviews", name), values).fetchall()


def version(row: dict[str, Any]) -> Version:
    """A version's stored texts, read."""
    is_debtor = row["subject"] == "debtor"
    return Version(
        role=row["role"],
        n=row["n"],
        seen=row["seen"],
        hash=row["hash"],
        content=None if is_debtor else content_of(row["doc"]),
        balance=balance_of(row["balance"]) if row["balance"] else None,
        origin=None if is_debtor else origin_of(row["origin"]),
        debtor=debtor_of(row["doc"]) if is_debtor else None,
    )
