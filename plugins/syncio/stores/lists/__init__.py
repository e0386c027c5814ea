"""Lists of staged invoices and credit notes: filtered, paged, counted as far as anybody counts."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from syncio.domain.invoice import Status
from syncio.errors import Invalid, Unknown
from syncio.stores.database import Connection, statement

#: So many are counted exactly, and can be paged through; whoever finds more narrows the filter.
MOST = 10_000


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which invoices are asked for; an empty text and None are no condition.

    `issued_from` and `issued_to` count themselves in. `debtor` is an id or a part of a name, `number` a part of a
    number, both in either case.
    """

    client: str = ""
    status: Status | Literal[""] = ""
    issued_from: date | None = None
    issued_to: date | None = None
    debtor: str = ""
    number: str = ""
    sort: Literal["date", "number"] = "date"


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice as it was read last. Amounts are in `currency`, a credit note's positive."""

    client: str
    external_id: str
    kind: str
    number: str
    status: str
    debtor: str
    debtor_name: str
    issue_date: date
    due_date: date | None
    currency: str
    total: Decimal
    due: Decimal
    version: int
    seen: datetime


class InvoicePage(msgspec.Struct, frozen=True, kw_only=True):
    """`total`: how many match; where there are `more` than 10,000, that."""

    total: int
    more: bool
    invoices: tuple[Listed, ...]

    @property
    def counted(self) -> str:
        """The total as it is shown: `9,321`, or `10,000+`."""
        return f"{self.total:,}{'+' if self.more else ''}"


class Invoices:
    """The invoices that the connection's user may see."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, wanted: Wanted, *, offset: int = 0, limit: int = 100) -> InvoicePage:
        """Those that match, client by client, the newest or the lowest number first.

        :raises Unknown: where the user may see no client of that name.
        :raises Invalid: for a page behind the first 10,000.
        """
        if offset + limit > MOST:
            raise Invalid(f"only the first {MOST:,} invoices can be paged through: narrow the filter", offset=offset)
        asked = {"clients": self._clients(wanted.client), "by_number": wanted.sort == "number"}
        values = msgspec.structs.asdict(wanted) | asked | {"offset": offset, "limit": limit, "most": MOST}
        [(found, rows)] = self._connection.execute(statement("lists", "matching"), values).fetchall()
        return InvoicePage(
            total=min(found, MOST), more=found > MOST, invoices=msgspec.convert(rows, tuple[Listed, ...], strict=False)
        )

    def _clients(self, name: str) -> list[int]:
        query = "SELECT id FROM client WHERE %(name)s = '' OR name = %(name)s"
        found = [client for (client,) in self._connection.execute(query, {"name": name})]
        if name and not found:
            raise Unknown("there is no client of this name that you may see", client=name)
        return found
