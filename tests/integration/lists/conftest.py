from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from syncio.domain.invoice import Balance, Kind
from tests.integration.lists.reading import Reading
from tests.integration.staged.client import Client
from tests.integration.staged.documents import debtor, invoice
from tests.integration.staged.house import House


@pytest.fixture
def other(house: House) -> Client:
    """A client that vic is no member of, with an invoice of the same number."""
    client = Client(house, [("eve", "viewer")])
    house.rows("DELETE FROM member WHERE user_name = 'eve' AND client <> %s", client.id)
    client.stage_debtor(debtor())
    client.stage(invoice("INV-1"))
    return client


@pytest.fixture
def reading(house: House, client: Client) -> Reading:
    """A small book: five invoices of two debtors, a credit note and a bill."""
    client.stage_debtor(debtor())
    client.stage_debtor(debtor("d2", "Bézier & Söhne"))
    days = {no: date(2026, 10, no) for no in range(1, 8)}
    client.stage(replace(invoice("INV-1"), issue_date=days[1]), external_id="x1")
    client.stage(replace(invoice("INV-2"), issue_date=days[2], state="void"), external_id="x2")
    client.stage(replace(invoice("Inv-10", "240.10"), issue_date=days[3], debtor="d2"), external_id="x3")
    client.stage(replace(invoice("100%_A"), issue_date=days[4]), external_id="x4")
    paid = Balance(paid=Decimal(50), credited=Decimal(0), due=Decimal(70))
    client.stage(replace(invoice("RE/7"), issue_date=days[5], debtor="d2"), paid, external_id="x5")
    client.stage(replace(invoice("CN-1"), issue_date=days[6], kind=Kind.CREDIT_NOTE), external_id="x6")
    client.stage(replace(invoice("INV-1"), issue_date=days[7], kind=Kind.PAYABLE), external_id="x7")
    return Reading(house, client)
