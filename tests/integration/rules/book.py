"""A client's book that grows day by day, compared at the end of each: what the rules find around an invoice."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from syncio.domain.change import Flag
from syncio.domain.invoice import Balance, Content, Debtor, Invoice, Origin, Status
from syncio.domain.money import ZERO
from syncio.domain.ports import Stream
from syncio.domain.rules import Funding
from syncio.stages.compare import compare
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from tests.integration.staged.client import enrol
from tests.integration.staged.documents import debtor
from tests.integration.staged.house import House
from tests.integration.staged.staging import DEBTORS, INVOICES, begin, stage
from tests.unit.domain.made import content, line

TODAY = date(2026, 11, 2)
GONE = frozenset({Status.VOIDED, Status.DELETED})
APPROVE = """
INSERT INTO approved (record, n, content_hash, balance_n, balance_hash, since)
SELECT record, n, content_hash, n, balance_hash, %(since)s FROM head WHERE client = %(client)s
ON CONFLICT (record) DO UPDATE SET n = excluded.n, content_hash = excluded.content_hash, balance_n = excluded.balance_n,
                                   balance_hash = excluded.balance_hash
"""
CLOSE = """
INSERT INTO closing (review, client, reason, outcome)
SELECT id, client, 'superseded', 'hold' FROM review r
WHERE client = %s AND NOT EXISTS (SELECT FROM closing c WHERE c.review = r.id)
"""


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


class Book:
    """One client of a house; what is not given of an invoice is as `invoice` has it. Days are UTC.

    Another debtor owes a million since the first day, which is approved: what others owe is little of the ledger.
    """

    def __init__(self, house: House, since: date = TODAY) -> None:
        self.house = house
        with opened(house.dsn, "syncio_owner") as connection:
            self.client = enrol(connection, f"Client {secrets.token_hex(4)}", secrets.token_hex(8))
            self._run = begin(connection, self.client)
        self._known = False
        others = debtor("d0", f"All others of {self.client.name}")
        self._stage(DEBTORS, {"d0": others}, since)
        large = self.invoice("all-others", since, "1000000", debtor="d0", number="LEDGER")
        self._stage(INVOICES, {large.external_id: large}, since)
        self.approve(since)

    def invoice(self, key: str, day: date = TODAY, total: str = "120", **given: Any) -> Invoice:
        """A receivable of debtor d1 in pounds, issued on that day; `words` are what its line says."""
        words, status = given.pop("words", "Consulting"), given.pop("status", Status.AUTHORISED)
        paid, credited = (Decimal(given.pop(name, 0)) for name in ("paid", "credited"))
        amount = Decimal(total)
        sold = line(description=words, quantity=Decimal(1), unit_price=amount, amount=amount, tax=ZERO, tax_type="NONE")
        usual: dict[str, Any] = {"number": f"INV-{key}", "issue_date": day, "due_date": day + timedelta(days=30)}
        of: Content = content(**usual | {"currency": "GBP", "subtotal": amount, "tax": ZERO, "total": amount} | given)
        origin = Origin(status=status, debtor_name="", rate=None, updated=noon(day), line_ids=(), documents=())
        balance = Balance(paid=paid, credited=credited, due=ZERO if status in GONE else amount - paid - credited)
        return Invoice(external_id=key, content=replace(of, lines=(sold,)), balance=balance, origin=origin)

    def void(self, invoice: Invoice, day: date, status: Status = Status.VOIDED) -> Invoice:
        """The same, voided on that day, or deleted."""
        origin = replace(invoice.origin, status=status, updated=noon(day))
        gone = replace(invoice.content, state="void")
        return replace(invoice, content=gone, origin=origin, balance=replace(invoice.balance, due=ZERO))

    def stage(self, *invoices: Invoice, seen: date = TODAY) -> None:
        """Stage the next version of each; debtor d1 is there from the beginning, unless it was given before."""
        if not self._known:
            self.know(debtor(name=f"Debtor of {self.client.name}"), seen=seen)
        self._stage(INVOICES, {one.external_id: one for one in invoices}, seen)

    def know(self, *debtors: Debtor, seen: date = TODAY) -> None:
        """Stage the next version of each debtor."""
        self._known = True
        self._stage(DEBTORS, {one.id: one for one in debtors}, seen)

    def _stage(self, stream: Stream, items: Mapping[str, Invoice | Debtor], seen: date) -> None:
        with self.house.app() as connection:
            stage(connection, self.client, self._run, stream, items, noon(seen))

    def approve(self, day: date = TODAY) -> None:
        """Everything as it is now is what FactorS holds."""
        self.house.rows(CLOSE, self.client.id)
        self.house.rows(APPROVE.replace("%(since)s", "%s").replace("%(client)s", "%s"), noon(day), self.client.id)

    def compare(self, day: date = TODAY, funding: Sequence[Funding] = ()) -> dict[str, list[Flag]]:
        """The flags of each change, by the invoice's id, as a review that opened on that day froze them."""
        self.house.rows(CLOSE, self.client.id)
        with self.house.app() as connection:
            client = Clients(connection).by_id(self.client.id)
            now = None if day == datetime.now(UTC).date() else noon(day) + timedelta(hours=1)
            review = compare(connection, client, funding, now=now).opened
        rows = self.house.rows("SELECT external_id, flags FROM change WHERE review = %s", review)
        return {row["external_id"]: [Flag(**flag) for flag in row["flags"]] for row in rows}

    def fired(self, key: str, day: date = TODAY) -> list[str]:
        """The rules that fired on one invoice."""
        return [flag.rule for flag in self.compare(day)[key]]
