"""A whole book as it stood at a moment."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from syncio.domain.invoice import Balance, Kind
from syncio.stores.lists import Listed
from syncio.stores.lists.book import book
from tests.integration.staged.client import Client
from tests.integration.staged.documents import ACME, NOW, debtor, invoice
from tests.integration.staged.house import House

LATER = NOW + timedelta(days=3)


@dataclass
class Books:
    """Reads one client's book; its second versions were seen three days after the first."""

    house: House
    client: Client

    def at(self, moment: datetime) -> dict[str, Listed]:
        with self.house.app() as connection:
            return {row.external_id: row for row in book(connection, self.client.entity, moment)}


@pytest.fixture
def books(house: House, client: Client) -> Books:
    client.stage_debtor(debtor())
    client.stage(invoice("INV-1", "0.10"))
    client.stage(invoice("INV-2", "300.0001"), external_id="x2")
    client.stage(replace(invoice("B-1"), kind=Kind.PAYABLE), external_id="x3")
    paid = Balance(paid=Decimal("0.07"), credited=Decimal(0), due=Decimal("0.03"))
    client.stage(replace(invoice("INV-1A", "0.10"), debtor="d2"), paid)
    client.stage_debtor(debtor(name="Renamed"))
    house.rows("UPDATE version SET seen = %s WHERE n = 2", LATER)
    return Books(house, client)


def test_each_invoice_is_the_version_that_was_seen_by_then(books: Books) -> None:
    then = books.at(LATER - timedelta(microseconds=1))
    assert {key: (row.number, row.debtor, row.version) for key, row in then.items()} == {
        "x1": ("INV-1", "d1", 1),
        "x2": ("INV-2", "d1", 1),
    }
    now = books.at(LATER)
    assert (now["x1"].number, now["x1"].debtor, now["x1"].version, now["x1"].seen) == ("INV-1A", "d2", 2, LATER)
    assert books.at(NOW - timedelta(microseconds=1)) == {}


def test_amounts_are_exact_and_names_are_those_of_then(books: Books) -> None:
    now = books.at(datetime.now(UTC))
    assert (now["x1"].total, now["x1"].due) == (Decimal("0.1"), Decimal("0.03"))
    assert (str(now["x2"].total), str(now["x2"].due), now["x2"].debtor_name) == ("300.0001", "300.0001", ACME)


def test_nobody_elses_invoices_are_in_a_book(house: House, books: Books) -> None:
    other = Client(house)
    other.stage(invoice("INV-1"), external_id="theirs")
    assert "theirs" not in books.at(datetime.now(UTC))
