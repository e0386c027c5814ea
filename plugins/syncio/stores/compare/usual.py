"""How a client usually invoices: worked out once a day, as it takes a look at every invoice of two years."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace
from psycopg.types.json import Jsonb

from syncio.domain.rules.context import Month, Usual
from syncio.stores.compare.asking import Asking
from syncio.stores.database import statement

#: A client's history counts as read so long after its first copy was approved: pulls of old years may take days.
SETTLING = timedelta(days=7)
MONTHS = 12
BASELINE = (
    "SELECT min((a.since AT TIME ZONE %(zone)s)::date) FROM approved a JOIN head h ON h.record = a.record"
    " WHERE h.client = %(client)s"
)
KEEP = (
    "INSERT INTO usual (client, day, settings, baseline, body) VALUES (%s, %s, %s, %s, %s)"
    " ON CONFLICT (client) DO UPDATE SET day = excluded.day, settings = excluded.settings,"
    " baseline = excluded.baseline, body = excluded.body"
)
ByCurrency = dict[str, Usual]


class Habits(msgspec.Struct, frozen=True):
    """`baseline`: what was first seen by then came with the client's history; None while all of it does."""

    baseline: date | None
    usual: ByCurrency


class Custom:
    """One client's customs as of a day; the caller commits."""

    def __init__(self, asking: Asking) -> None:
        self._connection = asking.connection
        self._today = asking.today
        self._client = asking.client
        thresholds = asking.thresholds
        self._settings = {
            "percentile": thresholds.part("new_and_large", "percentile"),
            "unit": thresholds.at("round_amounts", "unit"),
            "night": thresholds.whole("out_of_hours", "night"),
            "morning": thresholds.whole("out_of_hours", "morning"),
        }
        whose = {"client": asking.client.id, "zone": asking.client.timezone, "today": asking.today}
        self._asked: dict[str, Any] = self._settings | whose

    def habits(self) -> Habits:
        """Today's, worked out now where nobody has asked for them today."""
        settings = {name: str(value) for name, value in self._settings.items()}
        row = self._connection.execute(
            "SELECT baseline, body FROM usual WHERE client = %s AND day = %s AND settings = %s",
            [self._client.id, self._today, Jsonb(settings)],
        ).fetchone()
        if row:
            return Habits(row[0], msgspec.convert(row[1], ByCurrency, strict=False))
        found = Habits(self._baseline(), self._usual())
        body = Jsonb(msgspec.to_builtins(found.usual))
        self._connection.execute(KEEP, [self._client.id, self._today, Jsonb(settings), found.baseline, body])
        return found

    def with_lately(self, usual: ByCurrency) -> ByCurrency:
        """The same with the invoices of the last thirty days as they are this moment."""
        rows = self._rows("lately")
        return usual | {
            currency: replace(
                known := usual.get(currency, Usual()),
                lately=Month(sales, known.lately.receipts),
                count_lately=count,
                round_lately=round_,
                late_lately=late,
            )
            for currency, sales, count, round_, late in rows
        }

    def _baseline(self) -> date | None:
        row = self._connection.execute(BASELINE, self._asked).fetchone()
        first: date | None = row[0] if row else None
        return None if first is None or self._today <= first + SETTLING else first + SETTLING

    def _usual(self) -> ByCurrency:
        months: dict[str, dict[int, Month]] = defaultdict(dict)
        for currency, month, sales, receipts in self._rows("months"):
            months[currency][month] = Month(sales, receipts)
        return {
            currency: Usual(
                large=large,
                months=tuple(months[currency].get(no, Month()) for no in range(1, min(MONTHS, oldest - 1) + 1)),
                lately=months[currency].get(0, Month()),
                count=count,
                round=round_,
                late=late,
                digits=tuple(digits),
            )
            for currency, large, oldest, count, round_, late, digits in self._rows("usual")
        }

    def _rows(self, name: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement("compare", name).encode(), self._asked).fetchall()
