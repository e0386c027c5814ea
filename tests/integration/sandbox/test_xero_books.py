"""The seeded books: exact to the cent, the same for the same seed, shaped like real ledgers."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.documents import CreditNote, Invoice, decode, encode
from tests.sandbox.xero.running import Xero, running
from tests.sandbox.xero.seeding import seeded
from tests.sandbox.xero.stamps import milliseconds

TODAY = date(2026, 6, 15)

Record = dict[str, Any]


@pytest.fixture(scope="module")
def xero() -> Iterator[Xero]:
    with running(today=TODAY) as stand_in:
        yield stand_in


@pytest.fixture(scope="module", params=range(3))
def caller(xero: Xero, request: pytest.FixtureRequest) -> Iterator[Caller]:
    with calling(xero, request.param) as one:
        yield one


@pytest.fixture(scope="module")
def invoices(caller: Caller) -> list[Record]:
    return list(caller.all("Invoices", pageSize=1000))


@pytest.fixture(scope="module")
def credit_notes(caller: Caller) -> list[Record]:
    return list(caller.all("CreditNotes", pageSize=1000))


def cents(amount: Decimal) -> Decimal:
    assert amount.as_tuple().exponent == -2
    return amount


def test_there_are_three_organisations_with_a_currency_each(xero: Xero) -> None:
    assert [(one["country"], one["currency"], one["timezone"]) for one in xero.tenants] == [
        ("AU", "AUD", "Australia/Sydney"),
        ("GB", "GBP", "Europe/London"),
        ("NZ", "NZD", "Pacific/Auckland"),
    ]


def test_lines_add_up_to_the_document(invoices: list[Record], credit_notes: list[Record]) -> None:
    for one in invoices + credit_notes:
        lines = one["LineItems"]
        assert 1 <= len(lines) <= 8
        assert cents(one["SubTotal"]) == sum(cents(line["LineAmount"]) for line in lines)
        assert cents(one["TotalTax"]) == sum(cents(line["TaxAmount"]) for line in lines)
        assert cents(one["Total"]) == one["SubTotal"] + one["TotalTax"]


def test_a_line_is_quantity_times_price_less_discount(invoices: list[Record]) -> None:
    for line in (line for one in invoices for line in one["LineItems"]):
        amount = line["Quantity"] * line["UnitAmount"] * (100 - line.get("DiscountRate", Decimal(0))) / 100
        assert abs(amount - line["LineAmount"]) <= Decimal("0.005")


def test_due_paid_and_credited_make_the_total_unless_it_is_void(invoices: list[Record]) -> None:
    for one in invoices:
        parts = one["AmountDue"] + one["AmountPaid"] + one["AmountCredited"]
        assert parts == (0 if one["Status"] in {"VOIDED", "DELETED"} else one["Total"])
        assert one["AmountPaid"] == sum((payment["Amount"] for payment in one["Payments"]), Decimal(0))
        assert one["AmountCredited"] == sum((note["AppliedAmount"] for note in one["CreditNotes"]), Decimal(0))
        assert (
            (one["Status"] == "PAID") == ("FullyPaidOnDate" in one) == (parts == one["Total"] and not one["AmountDue"])
        )


def test_credits_on_both_sides_agree(invoices: list[Record], credit_notes: list[Record]) -> None:
    applied = {note["CreditNoteID"]: note["AppliedAmount"] for one in invoices for note in one["CreditNotes"]}

    for note in credit_notes:
        allocated = sum((part["Amount"] for part in note["Allocations"]), Decimal(0))
        assert allocated + note["RemainingCredit"] == note["Total"]
        assert allocated == applied.pop(note["CreditNoteID"], 0)
    assert applied == {}


def test_the_mix_is_that_of_a_real_ledger(invoices: list[Record], credit_notes: list[Record]) -> None:
    statuses = Counter(one["Status"] for one in invoices)
    types = Counter(one["Type"] for one in invoices)

    assert (len(invoices), types["ACCPAY"]) == (400, 20)
    assert statuses["PAID"] > statuses["AUTHORISED"] > statuses["DRAFT"] + statuses["SUBMITTED"] > 0
    assert 0 < statuses["VOIDED"] + statuses["DELETED"] < 20
    assert {"ACCRECCREDIT", "ACCPAYCREDIT"} == {note["Type"] for note in credit_notes}
    assert any(one["AmountPaid"] > 0 and one["AmountDue"] > 0 for one in invoices)
    assert any(line["Tracking"] for one in invoices for line in one["LineItems"])
    assert any("DiscountRate" in line for one in invoices for line in one["LineItems"])
    assert any(line["Quantity"] != line["Quantity"].to_integral() for one in invoices for line in one["LineItems"])


def test_foreign_invoices_carry_a_rate_and_home_ones_one(invoices: list[Record], caller: Caller) -> None:
    rates = {currency: set[Decimal]() for currency in {one["CurrencyCode"] for one in invoices}}
    for one in invoices:
        rates[one["CurrencyCode"]].add(one["CurrencyRate"])

    assert rates.pop(caller.tenant["currency"]) == {Decimal(1)}
    assert len(rates) >= 2
    assert all(Decimal(1) not in found and len(found) > 1 for found in rates.values())


def test_numbers_of_sales_are_unique_and_have_the_prefix(invoices: list[Record], caller: Caller) -> None:
    numbers = [one["InvoiceNumber"] for one in invoices if one["Type"] == "ACCREC"]
    prefix = {"AU": "INV-", "GB": "SI", "NZ": "ORC-"}[caller.tenant["country"]]

    assert len(set(numbers)) == len(numbers) == 380
    assert all(number.startswith(prefix) for number in numbers)


def test_monthly_debtors_are_billed_at_month_ends(invoices: list[Record]) -> None:
    days = Counter(datetime.fromisoformat(one["DateString"]).replace(tzinfo=UTC) for one in invoices)
    mean = len(invoices) / len(days)
    busiest, count = days.most_common(1)[0]

    assert count > 2 * mean
    assert (busiest + timedelta(days=3)).month != busiest.month


def test_contacts_are_whole(caller: Caller) -> None:
    contacts = list(caller.all("Contacts", pageSize=1000))

    assert any(not contact["Name"].isascii() for contact in contacts)
    assert len({contact["Name"] for contact in contacts}) == len(contacts)
    assert all(contact["TaxNumber"] and contact["BankAccountDetails"] for contact in contacts)
    assert all(contact["EmailAddress"].isascii() and "@" in contact["EmailAddress"] for contact in contacts)
    assert {contact["PaymentTerms"]["Sales"]["Day"] for contact in contacts} == {14, 30, 60}


def test_the_books_end_days_before_today() -> None:
    (books,) = seeded(7, 200, 1, datetime.now(UTC).date())
    latest = max(held.updated for shelf in books.ledger.shelves.values() for held in shelf.entries.values())

    assert latest < milliseconds(datetime.now(UTC) - timedelta(days=2))


def test_the_same_seed_serves_the_same_bytes_and_another_one_does_not() -> None:
    served = []
    for seed in (11, 11, 12):
        with running(seed=seed, invoices=60, today=TODAY) as xero, calling(xero, 1) as caller:
            page = caller.get("Invoices", page=1).data
            served.append((xero.tenants, page[page.index(b'"pagination"') :]))

    assert served[0] == served[1]
    assert served[0][1] != served[2][1]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_tiny_books_have_exactly_as_many_documents(count: int) -> None:
    books = seeded(7, count, 4, TODAY)

    assert [len(one.ledger.invoices.entries) for one in books] == [count] * 4
    assert len({one.name for one in books}) == 4


def test_a_record_decodes_and_encodes_to_the_same_bytes(xero: Xero) -> None:
    ledger = xero.organisations[0].ledger

    assert all(encode(decode(held.body, Invoice)) == held.body for held in ledger.invoices.entries.values())
    assert all(encode(decode(held.body, CreditNote)) == held.body for held in ledger.credit_notes.entries.values())
