"""Reading reviews: a list, one, its changes filtered and paged, its reports."""

from datetime import datetime
from typing import Any, Literal

import msgspec
from psycopg.rows import dict_row

from syncio.domain.change import Severity, Type
from syncio.domain.review import State
from syncio.domain.shown import ChangeRow, ReviewRow
from syncio.errors import Unknown
from syncio.stores.database import Connection, statement


class RecordedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a review that was published, and its page's SHA-256."""

    kind: Literal["diff", "approval"]
    html_hash: str
    at: datetime


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which changes are asked for; an empty text is no condition. `text` is looked for in number, debtor and id."""

    state: State | Literal[""] = ""
    severity: Severity | Literal[""] = ""
    type: Type | Literal[""] = ""
    text: str = ""


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
        """How many changes match, and a page of them in the order of the report.

        :raises Unknown: as `one`.
        """
        page = {"review": review, "offset": offset, "limit": limit} | msgspec.structs.asdict(wanted)
        [found] = self._rows("matching", page)
        if not found["visible"]:
            raise Unknown(f"there is no review {review} that you may see", review=review)
        rows = self._rows("changes", {"ids": found["ids"] or []})
        return found["total"], msgspec.convert(rows, list[ChangeRow])

    def reports(self, review: int) -> list[RecordedReport]:
        """Those that are on record so far."""
        query = "SELECT kind, encode(html_hash, 'hex') AS html_hash, at FROM report WHERE review = %s ORDER BY at"
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return msgspec.convert(cursor.execute(query, [review]).fetchall(), list[RecordedReport])

    def _rows(self, name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(statement("reviews", name), values).fetchall()
