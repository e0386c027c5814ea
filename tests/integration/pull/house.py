"""A client's staging beside its books at the stand-in Xero, and what a test asks of both."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.rows import dict_row

from syncio.sources.xero.client import XeroSource
from syncio.sources.xero.normalise import KINDS
from syncio.stages.pull import Pulled, pull
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.staging import Staging
from tests.sandbox.xero.calling import Caller
from tests.sandbox.xero.documents import CreditNote, Invoice, decode

Sums = dict[tuple[str, str], tuple[int, Decimal, Decimal]]
SUMS = "SELECT kind, currency, count(*), sum(total), sum(due) FROM head GROUP BY 1, 2"
#: What must hold whatever happened: one head a record, at its newest version, and versions without a gap.
BROKEN = """
SELECT record FROM (
    SELECT record, count(*) AS count, max(n) AS newest FROM version GROUP BY record
) v FULL JOIN (SELECT record, n FROM head UNION ALL SELECT record, n FROM debtor) h USING (record)
WHERE v.newest IS DISTINCT FROM h.n OR v.count IS DISTINCT FROM h.n
"""


class House:
    """One client, in a database of its own; `caller` reads and edits its books."""

    def __init__(self, dsn: str, caller: Caller) -> None:
        self.dsn = dsn
        self.caller = caller
        with opened(dsn, "syncio_owner") as connection:
            self.client = Clients(connection).add("Acme", "xero", caller.tenant["tenant_id"], None)
            connection.commit()

    @contextmanager
    def source(self, page_size: int = 25, sleep: Callable[[float], None] = time.sleep) -> Iterator[XeroSource]:
        """The organisation, read with the caller's own token; repetitions hardly wait unless Xero asks for it."""
        url, tenant = self.caller.xero.url, self.caller.tenant["tenant_id"]
        source = XeroSource(
            url, tenant, lambda: self.caller.access_token, page_size=page_size, pause=0.001, sleep=sleep
        )
        try:
            yield source
        finally:
            source.close()

    @contextmanager
    def staging(self) -> Iterator[Staging]:
        with opened(self.dsn) as connection:
            yield Staging(connection, self.client)

    def pull(self, page_size: int = 25, overlap: timedelta = timedelta(minutes=5)) -> Pulled:
        with self.staging() as staging, self.source(page_size) as source:
            return pull(source, staging, overlap=overlap)

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        with psycopg.connect(self.dsn, row_factory=dict_row, options="-c search_path=syncio -c timezone=UTC") as found:
            return found.execute(query.encode(), values).fetchall()

    def values(self, query: str, *values: Any) -> list[Any]:
        """The first column."""
        return [next(iter(row.values())) for row in self.rows(query, *values)]

    def value(self, query: str, *values: Any) -> Any:
        (found,) = self.values(query, *values)
        return found

    def staged(self) -> Sums:
        """Count, total and due by kind and currency, as staged; nothing broken beneath."""
        assert self.rows(BROKEN) == []
        return {(row["kind"], row["currency"]): (row["count"], row["sum"], row["sum_1"]) for row in self.sums()}

    def sums(self) -> list[dict[str, Any]]:
        return self.rows(SUMS.replace("sum(due)", "sum(due) AS sum_1"))

    def booked(self) -> Sums:
        """The same as the stand-in's books have it."""
        ledger = self.caller.xero.organisations[0].ledger
        sums: Sums = {}
        invoices: Sequence[Invoice] = [decode(held.body, Invoice) for held in ledger.invoices.entries.values()]
        notes = [decode(held.body, CreditNote) for held in ledger.credit_notes.entries.values()]
        dues = [(one, one.amount_due) for one in invoices] + [(one, one.remaining_credit) for one in notes]
        for document, due in dues:
            key = (KINDS[document.type].value, document.currency_code)
            count, total, left = sums.get(key, (0, Decimal(0), Decimal(0)))
            sums[key] = (count + 1, total + document.total, left + due)
        return sums

    def fault(self, match: str, **fault: Any) -> None:
        """Bend what the stand-in answers next to requests whose path and query contain `match`."""
        answer = self.caller.request("POST", "/admin/faults", json=[{"match": match, **fault}])
        assert answer.status == 200, answer.data

    def faults_left(self) -> int:
        left: int = self.caller.request("GET", "/admin/faults").json()["left"]
        return left

    def lay_over(self, invoice: str, **fields: Any) -> None:
        """Show these fields of an invoice in place of its own; none ends it. The invoice counts as updated."""
        self.caller.edited({"op": "raw", "invoice": invoice, "set": fields})

    def open_invoices(self) -> list[str]:
        return self.keys("AUTHORISED")

    def keys(self, status: str) -> list[str]:
        """The ids of receivables in this status."""
        held = self.caller.xero.organisations[0].ledger.invoices.entries.values()
        return [one.id for one in held if one.status == status and one.type == "ACCREC"]
