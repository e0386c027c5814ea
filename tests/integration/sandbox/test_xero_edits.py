"""Edits: each does what it says, touches what it names, and a bad one leaves everything as it was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.running import running

TODAY = date(2026, 6, 15)

Record = dict[str, Any]


@pytest.fixture
def caller() -> Iterator[Caller]:
    with running(invoices=80, today=TODAY) as xero, calling(xero) as one:
        yield one


def unpaid(caller: Caller) -> list[Record]:
    """Approved sales invoices on which nothing is paid or credited."""
    return [one for one in caller.all("Invoices", Statuses="AUTHORISED") if one["Type"] == "ACCREC"
            and one["AmountDue"] == one["Total"]]  # fmt: skip


@pytest.fixture
def untouched(caller: Caller) -> list[Record]:
    return unpaid(caller)


def modified(caller: Caller, kind: str = "Invoices") -> list[Record]:
    since = datetime.now(UTC) - timedelta(minutes=5)
    return caller.read(kind, {"If-Modified-Since": f"{since:%Y-%m-%dT%H:%M:%S}"}, page=1, pageSize=1000)


def keys(records: list[Record]) -> set[str]:
    return {one["InvoiceID"] for one in records}


def changed(before: Record, after: Record) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


STAMPS = {"UpdatedDateUTC", "UpdatedDateUTCString"}


@pytest.mark.parametrize("total", ["1234.00", "0.01", "99999.99", "1000.03", "0.00"])
def test_a_new_amount_is_exact_to_the_cent(caller: Caller, untouched: list[Record], total: str) -> None:
    for one in untouched:
        caller.edited({"op": "amount", "invoice": one["InvoiceID"], "total": total})
        after = caller.one("Invoices", one["InvoiceID"])
        lines = after["LineItems"]
        assert after["Total"] == after["AmountDue"] == Decimal(total)
        assert after["SubTotal"] == sum(line["LineAmount"] for line in lines)
        assert after["TotalTax"] == sum(line["TaxAmount"] for line in lines)
        assert after["SubTotal"] + after["TotalTax"] == after["Total"]
        assert [line["LineItemID"] for line in lines] == [line["LineItemID"] for line in one["LineItems"]]
    assert keys(modified(caller)) == keys(untouched)


def test_a_moved_due_date_changes_nothing_else(caller: Caller, untouched: list[Record]) -> None:
    before = untouched[0]
    touched = caller.edited({"op": "due_date", "invoice": before["InvoiceID"], "date": "2027-01-31"})

    (after,) = modified(caller)
    assert touched == [{"kind": "invoice", "id": before["InvoiceID"], "number": before["InvoiceNumber"]}]
    assert after["DueDateString"] == "2027-01-31T00:00:00"
    assert changed(before, after) == STAMPS | {"DueDate", "DueDateString"}


def test_a_moved_issue_date_changes_nothing_else(caller: Caller, untouched: list[Record]) -> None:
    before = untouched[0]
    caller.edited({"op": "issue_date", "invoice": before["InvoiceID"], "date": "2026-01-31"})

    assert changed(before, modified(caller)[0]) == STAMPS | {"Date", "DateString"}


def test_a_reworded_line_changes_its_text_alone(caller: Caller, untouched: list[Record]) -> None:
    before = untouched[0]
    caller.edited({"op": "reword", "invoice": before["InvoiceID"], "line": 0, "description": "Consulting, reworded"})

    (after,) = modified(caller)
    assert changed(before, after) == STAMPS | {"LineItems"}
    assert changed(before["LineItems"][0], after["LineItems"][0]) == {"Description"}
    assert after["LineItems"][1:] == before["LineItems"][1:]


def test_a_void_keeps_the_total_and_nothing_is_due(caller: Caller, untouched: list[Record]) -> None:
    draft = caller.read("Invoices", Statuses="DRAFT,SUBMITTED", page=1)[0]
    caller.edited(*({"op": "void", "invoice": one["InvoiceID"]} for one in (untouched[0], draft)))

    after = caller.one("Invoices", untouched[0]["InvoiceID"])
    assert (after["Status"], after["Total"], after["AmountDue"]) == ("VOIDED", untouched[0]["Total"], 0)
    assert caller.one("Invoices", draft["InvoiceID"])["Status"] == "DELETED"


def test_payments_bring_the_balance_to_paid(caller: Caller, untouched: list[Record]) -> None:
    before = untouched[0]
    rest = before["Total"] - Decimal("1.00")
    caller.edited({"op": "pay", "invoice": before["InvoiceID"], "amount": "1.00"})
    part = caller.one("Invoices", before["InvoiceID"])
    caller.edited({"op": "pay", "invoice": before["InvoiceID"], "amount": str(rest)})
    full = caller.one("Invoices", before["InvoiceID"])

    assert (part["Status"], part["AmountPaid"], part["AmountDue"]) == ("AUTHORISED", Decimal("1.00"), rest)
    assert (full["Status"], full["AmountPaid"], full["AmountDue"]) == ("PAID", before["Total"], 0)
    assert len(full["Payments"]) == 2
    assert "FullyPaidOnDate" in full


def test_a_credit_note_is_applied_on_both_sides(caller: Caller, untouched: list[Record]) -> None:
    before = untouched[0]
    touched = caller.edited({"op": "credit", "invoice": before["InvoiceID"], "amount": "10.01"})

    (note,) = modified(caller, "CreditNotes")
    (after,) = modified(caller)
    assert [one["kind"] for one in touched] == ["invoice", "credit_note"]
    assert (note["Total"], note["RemainingCredit"], note["Status"]) == (Decimal("10.01"), 0, "PAID")
    assert note["Allocations"][0]["Invoice"]["InvoiceID"] == before["InvoiceID"]
    assert (after["AmountCredited"], after["AmountDue"]) == (Decimal("10.01"), before["Total"] - Decimal("10.01"))
    assert after["CreditNotes"][0]["CreditNoteID"] == note["CreditNoteID"]


def test_a_rename_updates_the_contact_and_only_shows_in_its_invoices(caller: Caller) -> None:
    contact = next(caller.all("Invoices"))["Contact"]["ContactID"]
    before = caller.read("Invoices", ContactIDs=contact, page=1, pageSize=1000)
    name = "<script>alert(1)</script>"
    caller.edited({"op": "rename", "contact": contact, "name": name})

    after = caller.read("Invoices", ContactIDs=contact, page=1, pageSize=1000)
    assert [one["Name"] for one in modified(caller, "Contacts")] == [name]
    assert modified(caller) == []
    assert {one["Contact"]["Name"] for one in after} == {name}
    assert [changed(*pair) for pair in zip(before, after, strict=True)] == [{"Contact"}] * len(before)


def test_new_invoices_go_on_with_the_numbers(caller: Caller) -> None:
    everything = [one for one in caller.all("Invoices") if one["Type"] == "ACCREC"]
    last = max(one["InvoiceNumber"] for one in everything)
    contact = everything[0]["Contact"]["ContactID"]
    touched = caller.edited({"op": "bill", "contact": contact, "count": 3})

    made = modified(caller)
    first = int(last.removeprefix("INV-")) + 1
    assert [one["number"] for one in touched] == [f"INV-{first + step:05d}" for step in range(3)]
    assert {one["id"] for one in touched} == keys(made)
    assert {(one["Type"], one["Status"], one["Contact"]["ContactID"]) for one in made} == {
        ("ACCREC", "AUTHORISED", contact)
    }
    assert modified(caller, "Contacts") == []


def test_a_bill_may_give_its_lines_and_currency(caller: Caller) -> None:
    contact = next(one for one in caller.all("Invoices") if one["Type"] == "ACCREC")["Contact"]["ContactID"]
    lines = [{"description": "Kaffee", "unit_amount": "3.3333", "quantity": "3", "tax_type": "OUTPUT"}]
    caller.edited({"op": "bill", "contact": contact, "lines": lines, "currency": "USD", "date": "2026-11-01"})

    (made,) = modified(caller)
    assert (made["SubTotal"], made["TotalTax"], made["Total"]) == (Decimal("10.00"), Decimal("1.00"), Decimal("11.00"))
    assert (made["CurrencyCode"], made["DateString"]) == ("USD", "2026-11-01T00:00:00")
    assert made["CurrencyRate"] != 1


def test_raw_fields_go_out_digit_by_digit_until_they_are_taken_back(caller: Caller, untouched: list[Record]) -> None:
    key = untouched[0]["InvoiceID"]
    hostile = {
        "Total": {"literal": "NaN"},
        "LineItems": [],
        "DueDate": "/Date(-62135596800000)/",
        "CurrencyRate": 12345678901234567890,
    }
    caller.edited({"op": "raw", "invoice": key, "set": hostile})
    body = caller.get("Invoices", page=1, IDs=key).data
    for part in (
        b'"Total":NaN',
        b'"LineItems":[]',
        b'"/Date(-62135596800000)/"',
        b'"CurrencyRate":12345678901234567890',
    ):
        assert part in body

    caller.edited({"op": "raw", "invoice": key, "set": {}})
    assert changed(untouched[0], caller.one("Invoices", key)) == STAMPS


def test_edits_in_one_request_build_on_each_other(caller: Caller, untouched: list[Record]) -> None:
    key, contact = untouched[0]["InvoiceID"], untouched[0]["Contact"]["ContactID"]
    caller.edited(
        {"op": "amount", "tenant": caller.tenant["tenant_id"], "invoice": key, "total": "500.00"},
        {"op": "pay", "invoice": key, "amount": "500.00"},
        {"op": "rename", "contact": contact, "name": "Neu & Söhne"},
        {"op": "bill", "contact": contact},
    )

    after = modified(caller)
    assert {(one["Status"], one["Contact"]["Name"]) for one in after} == {
        ("PAID", "Neu & Söhne"),
        ("AUTHORISED", "Neu & Söhne"),
    }
    assert len({one["UpdatedDateUTC"] for one in after}) == 1


BAD = [
    {"op": "explode"},
    {"op": "void", "invoice": "nobody"},
    {"op": "void", "invoice": "ONE", "tenant": "nowhere"},
    {"op": "amount", "invoice": "ONE", "total": "NaN"},
    {"op": "amount", "invoice": "ONE", "total": "-1.00"},
    {"op": "amount", "invoice": "ONE", "total": "1.001"},
    {"op": "amount", "invoice": "ONE", "total": "1e30"},
    {"op": "pay", "invoice": "ONE", "amount": "99999999.00"},
    {"op": "pay", "invoice": "ONE", "amount": "0.00"},
    {"op": "credit", "invoice": "ONE", "amount": "99999999.00"},
    {"op": "due_date", "invoice": "ONE", "date": "31.12.2026"},
    {"op": "reword", "invoice": "ONE", "line": 99, "description": "x"},
    {"op": "reword", "invoice": "ONE", "line": 0, "text": "x"},
    {"op": "bill", "contact": "nobody"},
    {"op": "bill", "contact": "DEBTOR", "count": 0},
    {"op": "bill", "contact": "DEBTOR", "currency": "XXX"},
    {"op": "bill", "contact": "DEBTOR", "lines": [{"description": "x", "unit_amount": "1", "tax_type": "XXX"}]},
    {"op": "rename", "contact": "nobody", "name": "x"},
    {"op": "rename", "contact": "DEBTOR", "name": "TAKEN"},
]


@pytest.fixture(scope="module")
def standing() -> Iterator[Caller]:
    """A caller for tests that change nothing."""
    with running(invoices=80, today=TODAY) as xero, calling(xero) as one:
        yield one


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: "-".join(map(str, bad.values())))
def test_a_bad_edit_is_400_with_a_sentence_and_nothing_is_applied(standing: Caller, bad: Record) -> None:
    one = unpaid(standing)[0]
    other = next(held["Name"] for held in standing.all("Contacts") if held["Name"] != one["Contact"]["Name"])
    real = {"ONE": one["InvoiceID"], "DEBTOR": one["Contact"]["ContactID"], "TAKEN": other}
    meant = {name: real.get(value, value) if isinstance(value, str) else value for name, value in bad.items()}

    answer = standing.edit(
        {"op": "amount", "invoice": one["InvoiceID"], "total": "7.00"},
        {"op": "bill", "contact": real["DEBTOR"], "count": 2},
        meant,
    )

    assert answer.status == 400
    assert answer.data.startswith(b"Nothing was done: ")
    assert modified(standing) == modified(standing, "Contacts") == []


def test_a_number_of_an_edit_that_failed_is_given_again(caller: Caller, untouched: list[Record]) -> None:
    bill = {"op": "bill", "contact": untouched[0]["Contact"]["ContactID"]}
    caller.edit(bill, {"op": "void", "invoice": "nobody"})

    (made,) = caller.edited(bill)
    assert made["number"] == f"INV-{80 - 4 + 1:05d}"


def test_a_paid_or_voided_invoice_takes_no_void_and_no_payment(caller: Caller, untouched: list[Record]) -> None:
    paid = next(one for one in caller.all("Invoices", Statuses="PAID"))["InvoiceID"]
    caller.edited({"op": "void", "invoice": untouched[0]["InvoiceID"]})

    for key in (paid, untouched[0]["InvoiceID"]):
        assert caller.edit({"op": "void", "invoice": key}).status == 400
        assert caller.edit({"op": "pay", "invoice": key, "amount": "1.00"}).status == 400
        assert caller.edit({"op": "credit", "invoice": key, "amount": "1.00"}).status == 400
