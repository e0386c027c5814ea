"""From Xero's record to the canonical invoice."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.invoice import Invoice, Kind, Line, Status, canonical, content_of, hashed
from syncio.errors import Invalid
from syncio.sources.xero.normalise import read_contact, read_document

LINE: dict[str, Any] = {
    "LineItemID": "l-1", "Description": "Widgets", "Quantity": "2.0000", "UnitAmount": "50.00", "LineAmount": "100.00",
    "TaxAmount": "20.00", "TaxType": "OUTPUT2", "AccountCode": "200", "ItemCode": "W",
    "Tracking": [{"Name": "Region", "Option": "North", "TrackingCategoryID": "t"}],
}  # fmt: skip
INVOICE: dict[str, Any] = {
    "Type": "ACCREC", "InvoiceID": "i-1", "InvoiceNumber": "INV-1", "Reference": "PO 7", "Status": "AUTHORISED",
    "Contact": {"ContactID": "c-1", "Name": "Bolt Ltd"}, "DateString": "2026-03-01T00:00:00",
    "Date": "/Date(1772287200000+0000)/", "DueDateString": "2026-03-31T00:00:00", "LineItems": [LINE],
    "SubTotal": "100.00", "TotalTax": "20.00", "Total": "120.00", "UpdatedDateUTC": "/Date(1772323200000+0000)/",
    "CurrencyCode": "GBP", "CurrencyRate": "1.0000000000", "AmountDue": "90.00", "AmountPaid": "20.00",
    "AmountCredited": "10.00",
}  # fmt: skip
NOTE = {name: value for name, value in INVOICE.items() if not name.startswith(("Invoice", "Amount"))}
NOTE |= {"Type": "ACCRECCREDIT", "CreditNoteID": "n-1", "CreditNoteNumber": "CN-1", "RemainingCredit": "45.00"}


def read(record: dict[str, Any], **changed: Any) -> Invoice:
    return read_document(msgspec.json.encode(record | changed))


def test_every_field_has_its_place() -> None:
    found = read(INVOICE)
    assert found.external_id == "i-1"
    content = found.content
    assert (content.kind, content.number, content.debtor, content.state) == (Kind.RECEIVABLE, "INV-1", "c-1", "open")
    assert (content.issue_date, content.due_date) == (date(2026, 3, 1), date(2026, 3, 31))
    assert (content.currency, content.reference) == ("GBP", "PO 7")
    assert [str(amount) for amount in (content.subtotal, content.tax, content.total)] == ["100", "20", "120"]
    assert content.lines == (
        Line(description="Widgets", quantity=Decimal(2), unit_price=Decimal(50), amount=Decimal(100), tax=Decimal(20),
             tax_type="OUTPUT2", account="200", item="W", tracking=(("Region", "North"),)),
    )  # fmt: skip
    assert msgspec.to_builtins(found.balance) == {"paid": "20", "credited": "10", "due": "90"}
    origin = found.origin
    assert (origin.status, origin.debtor_name, origin.rate) == (Status.AUTHORISED, "Bolt Ltd", Decimal(1))
    assert (origin.updated, origin.line_ids) == (datetime(2026, 3, 1, tzinfo=UTC), ("l-1",))


def test_a_credit_note_has_its_own_names_for_id_number_and_balance() -> None:
    found = read(NOTE)
    assert (found.external_id, found.content.kind, found.content.number) == ("n-1", Kind.CREDIT_NOTE, "CN-1")
    assert msgspec.to_builtins(found.balance) == {"paid": "0", "credited": "75", "due": "45"}


@pytest.mark.parametrize(("kind", "found"), [("ACCPAY", Kind.PAYABLE), ("ACCPAYCREDIT", Kind.SUPPLIER_CREDIT)])
def test_what_is_owed_is_told_from_what_is_due(kind: str, found: Kind) -> None:
    assert read(INVOICE, Type=kind).content.kind is found


@pytest.mark.parametrize("status", ["VOIDED", "DELETED"])
def test_what_is_void_needs_no_lines(status: str) -> None:
    assert read(INVOICE, Status=status, LineItems=[]).content.state == "void"


def test_an_open_one_of_nothing_needs_no_lines_either() -> None:
    assert read(INVOICE, LineItems=[], Total=0, SubTotal=0, TotalTax=0).content.lines == ()


def test_equal_amounts_hash_alike_however_they_are_written() -> None:
    same = msgspec.json.encode(INVOICE).replace(b'"120.00"', b"1.2E2").replace(b'"100.00"', b"100")
    assert canonical(read_document(same).content) == canonical(read(INVOICE).content)


@pytest.mark.parametrize(
    ("field", "value"),
    [("AmountPaid", "21.00"), ("CurrencyRate", "1.5"), ("UpdatedDateUTC", "/Date(1772323200001)/"), ("Status", "PAID"),
     ("Contact", {"ContactID": "c-1", "Name": "Nut Ltd"}), ("HasAttachments", True)],
)  # fmt: skip
def test_what_is_no_content_leaves_its_hash(field: str, value: Any) -> None:
    assert hashed(canonical(read(INVOICE, **{field: value}).content)) == hashed(canonical(read(INVOICE).content))


@pytest.mark.parametrize(
    ("field", "value"),
    [("Total", "120.01"), ("Reference", "PO 8"), ("DueDateString", "2026-04-01T00:00:00"), ("Status", "VOIDED"),
     ("Contact", {"ContactID": "c-2"}), ("InvoiceNumber", "INV-2"), ("CurrencyCode", "EUR"),
     ("LineItems", [LINE, LINE]), ("LineItems", [LINE | {"Tracking": []}])],
)  # fmt: skip
def test_what_is_content_changes_its_hash(field: str, value: Any) -> None:
    assert hashed(canonical(read(INVOICE, **{field: value}).content)) != hashed(canonical(read(INVOICE).content))


def test_a_line_that_was_only_numbered_anew_is_the_same() -> None:
    renumbered = read(INVOICE, LineItems=[LINE | {"LineItemID": "l-9"}])
    assert renumbered.content == read(INVOICE).content
    assert renumbered.origin.line_ids == ("l-9",)


@given(st.text().filter(lambda text: "\x00" not in text))
def test_any_text_comes_through_as_it_is(text: str) -> None:
    found = read(INVOICE, Reference=text, LineItems=[LINE | {"Description": text}]).content
    assert (found.reference, found.lines[0].description) == (text, text)
    assert content_of(canonical(found).decode()) == found


@pytest.mark.parametrize(
    ("written", "shown"),
    [(r"a\u0000b", "a\ufffdb"), (r"\u0000\u0000", "\ufffd\ufffd"), (r"\\u0000", r"\u0000"), (r"\\\u0000", "\\\ufffd")],
)
def test_a_nul_is_shown_for_what_it_is_and_nothing_else_is(written: str, shown: str) -> None:
    record = msgspec.json.encode(INVOICE).replace(b"PO 7", written.encode())
    assert read_document(record).content.reference == shown


@pytest.mark.parametrize("rate", ["NaN", "Infinity", None])
def test_a_rate_that_is_none_is_none(rate: str | None) -> None:
    assert read(INVOICE, CurrencyRate=rate).origin.rate is None


@pytest.mark.parametrize(
    "name", ["Type", "Status", "Contact", "SubTotal", "TotalTax", "Total", "UpdatedDateUTC", "CurrencyCode"]
)
def test_a_field_that_is_missing_is_named(name: str) -> None:
    record = {field: value for field, value in INVOICE.items() if field != name}
    with pytest.raises(Invalid, match=name):
        read(record)


def test_reasons_quote_no_values() -> None:
    with pytest.raises(Invalid) as caught:
        read(INVOICE, Total="planted", Status="planted", DateString="planted")
    assert "planted" not in str(caught.value)


def test_a_contact_is_a_debtor() -> None:
    record = {
        "ContactID": "c-1",
        "Name": "Bolt Ltd",
        "EmailAddress": "a@b",
        "TaxNumber": "GB1",
        "BankAccountDetails": "9",
    }
    found = read_contact(msgspec.json.encode(record))
    assert (found.id, found.name, found.email, found.tax_number, found.bank_account) == (
        "c-1",
        "Bolt Ltd",
        "a@b",
        "GB1",
        "9",
    )
    assert read_contact(b'{"ContactID":"c-1","Name":"B","EmailAddress":null}').email == ""


@pytest.mark.parametrize("record", [b'{"ContactID":"c-1"}', b'{"Name":"B"}', b'{"ContactID":"","Name":"B"}'])
def test_a_contact_without_id_or_name_is_none(record: bytes) -> None:
    with pytest.raises(Invalid, match=r"ContactID|Name"):
        read_contact(record)


def test_a_name_is_no_longer_than_names_are_and_a_text_may_be() -> None:
    long, contact = "n" * 501, {"ContactID": "c-1", "Name": "Bolt Ltd"}
    assert read(INVOICE, InvoiceNumber=long[1:], Reference=long * 1000).content.number == long[1:]
    with pytest.raises(Invalid, match="InvoiceNumber has 501 characters, 500 are the most"):
        read(INVOICE, InvoiceNumber=long)
    for field in ("Name", "TaxNumber", "EmailAddress"):
        with pytest.raises(Invalid, match=f"^{field} has 501 characters"):
            read_contact(msgspec.json.encode(contact | {field: long}))
