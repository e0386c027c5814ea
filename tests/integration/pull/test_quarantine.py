"""A record that cannot be understood: kept with its bytes, due until it can be, and in nobody else's way."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from syncio.domain.invoice import hashed
from tests.integration.pull.house import House

YEAR_ONE = "/Date(-62135596800000)/"
NAN = {"literal": "NaN"}
#: What is laid over an invoice, and what the reason for its quarantine says.
BAD: dict[str, tuple[dict[str, Any], str]] = {
    "NaN as a number": ({"Total": NAN}, "cannot be decoded: JSON is malformed"),
    "NaN as text": ({"Total": "NaN"}, "Total is not a number"),
    "an infinite amount": ({"SubTotal": "-Infinity"}, "SubTotal is not a number"),
    "twenty digits": ({"Total": {"literal": "12345678901234567890.12"}}, "Total has more than 15 digits"),
    "a huge exponent": ({"Total": {"literal": "1e999999"}}, "Total has more than 15 digits"),
    "five decimals": ({"AmountDue": {"literal": "1.00001"}}, "AmountDue has more than 4 decimal places"),
    "an amount of words": ({"TotalTax": "a lot"}, r"decimal.*`\$.TotalTax`"),
    "an unknown currency": ({"CurrencyCode": "XXQ"}, "CurrencyCode is no currency in use"),
    "no currency": ({"CurrencyCode": None}, r"\$.CurrencyCode"),
    "an issue date of year 1": ({"DateString": "0001-01-01T00:00:00"}, "Date is of the year 1"),
    "a due date of year 1": ({"DueDateString": None, "DueDate": YEAR_ONE}, "DueDate is of the year 1"),
    "an update of year 1": ({"UpdatedDateUTC": YEAR_ONE}, "UpdatedDateUTC is of the year 1"),
    "a date beyond time": ({"UpdatedDateUTC": "/Date(99999999999999999999)/"}, "UpdatedDateUTC is out of range"),
    "a date of words": ({"DateString": "tomorrow"}, "Date is no date"),
    "no date": ({"DateString": None, "Date": None}, "Date is missing"),
    "no lines": ({"LineItems": []}, "LineItems is empty"),
    "a line that is none": ({"LineItems": [1]}, r"\$.LineItems\[0\]"),
    "another status": ({"Status": "MISLAID"}, "Status is none that Xero documents"),
    "another type": ({"Type": "ACCWHAT"}, "Type is none that Xero documents"),
    "no contact": ({"Contact": None}, r"\$.Contact"),
    "a contact without an id": ({"Contact": {"Name": "Nobody"}}, "ContactID is missing"),
    "a contact's id with a NUL": ({"Contact": {"ContactID": "a\x00b"}}, "ContactID is no id"),
    "half a surrogate pair": ({"Reference": {"literal": r'"\ud800"'}}, "cannot be decoded"),
    "a raw control character": ({"Reference": {"literal": '"a\nb"'}}, "cannot be decoded"),
    "no total": ({"Total": None}, r"\$.Total"),
    "a number that no index takes": (
        {"InvoiceNumber": "\u05d0".join(map(str, range(3000)))},
        "InvoiceNumber has 13,889 ch",
    ),
}
#: What is odd, and yet what it says.
GOOD: dict[str, dict[str, Any]] = {
    "optional fields that are null": {"Reference": None, "DueDate": None, "DueDateString": None, "AmountCredited": None,
                                      "CurrencyRate": None},
    "a NUL in a text": {"Reference": "before\x00after"},
    "writing from right to left": {"Reference": "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd"},
    "characters beyond the basic plane": {"Reference": "\U0001f9fe \U00020bb7"},
    "fields that nobody knows": {"Surprise": {"deep": [1, 2, {"x": None}]}},
    "an exponent": {"Total": {"literal": "1.25E2"}, "SubTotal": 100, "TotalTax": 25},
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_one_bad_record_is_kept_and_the_others_go_on(house: House, case: str) -> None:
    fields, reason = BAD[case]
    key = house.open_invoices()[0]
    house.lay_over(key, **fields)
    done = house.pull()
    assert (done.status, done.counts.failed) == ("PARTIAL", 1)
    assert done.counts.created == done.counts.processed - 1
    (kept,) = house.rows("SELECT * FROM quarantine")
    assert (kept["external_id"], kept["stream"], kept["run"], kept["tries"]) == (key, "invoices", done.run, 1)
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(kept["reason"])
    assert kept["raw"] == house.caller.xero.organisations[0].ledger.invoices.entries[key].full()
    assert done.errors == [f"invoices {key}: {kept['reason']}"]
    assert key not in house.values("SELECT external_id FROM head")


@pytest.mark.parametrize("case", ["NaN as a number", "no lines"])
def test_what_is_due_is_asked_for_by_id_until_it_is_good(house: House, case: str) -> None:
    key, other = house.open_invoices()[:2]
    house.lay_over(key, **BAD[case][0])
    house.pull()
    house.rows("UPDATE feed SET since = now() + interval '1 hour' RETURNING 1")  # no list will show it
    second = house.pull()
    assert (second.status, second.counts.processed, second.counts.failed) == ("PARTIAL", 1, 1)
    assert house.value("SELECT tries FROM quarantine") == 2

    house.lay_over(key)
    house.rows("UPDATE feed SET since = now() + interval '1 hour' RETURNING 1")
    third = house.pull()
    assert (third.status, third.counts.created, third.counts.processed) == ("COMPLETED", 1, 1)
    assert house.rows("SELECT * FROM quarantine") == []
    assert house.staged() == house.booked()
    assert other in house.values("SELECT external_id FROM head")


def test_a_version_that_turns_bad_leaves_the_good_one(pulled: House) -> None:
    key = pulled.open_invoices()[0]
    before = pulled.rows("SELECT * FROM head WHERE external_id = %s", key)
    pulled.lay_over(key, Total="NaN")
    assert pulled.pull().status == "PARTIAL"
    assert pulled.rows("SELECT * FROM head WHERE external_id = %s", key) == before
    pulled.lay_over(key, Total="4321.50")
    assert pulled.pull().status == "COMPLETED"
    (head,) = pulled.rows("SELECT n, total FROM head WHERE external_id = %s", key)
    assert (head["n"], head["total"]) == (2, Decimal("4321.5"))


def test_what_the_source_no_longer_shows_stays_due(house: House) -> None:
    key = house.open_invoices()[0]
    house.lay_over(key, Total="NaN")
    house.pull()
    del house.caller.xero.organisations[0].ledger.invoices.entries[key]
    house.caller.edited({"op": "due_date", "invoice": house.open_invoices()[0], "date": "2027-01-31"})
    done = house.pull()
    assert (done.status, done.counts.failed) == ("PARTIAL", 0)
    assert house.rows("SELECT external_id, tries FROM quarantine") == [{"external_id": key, "tries": 2}]


@pytest.mark.parametrize("literal", ["null", '""', '"a/../b"', '"a\\u0000b"', "17", '"' + "x" * 65 + '"'])
def test_a_record_without_an_id_holds_the_cursor_until_it_has_one(house: House, literal: str) -> None:
    key = house.open_invoices()[0]
    house.lay_over(key, InvoiceID={"literal": literal})
    done = house.pull()
    assert (done.status, done.counts.failed) == ("PARTIAL", 1)
    raw = house.caller.xero.organisations[0].ledger.invoices.entries[key].full()
    (kept,) = house.rows("SELECT external_id, raw, reason FROM quarantine")
    assert (kept["external_id"], kept["raw"]) == (f"sha256:{hashed(raw).hex()}", raw)
    assert "InvoiceID" in kept["reason"]
    assert sorted(house.values("SELECT stream FROM feed")) == ["contacts", "credit_notes"]

    again = house.pull()
    assert (again.status, again.counts.created, again.counts.failed) == ("PARTIAL", 0, 1)

    house.caller.xero.organisations[0].ledger.invoices.overlay(key, {})  # mended, and not even marked as updated
    done = house.pull()
    assert (done.status, done.counts.created) == ("COMPLETED", 1)
    assert house.values("SELECT count(*) FROM quarantine") == [0]
    assert house.staged() == house.booked()


def test_records_that_are_none_hold_the_others_up_no_longer_than_this(house: House) -> None:
    answer = house.caller.get("Invoices", page=1, pageSize=1000, order="InvoiceID ASC").data
    house.fault("/Invoices", status=200, body=answer.decode().replace('"Invoices":[', '"Invoices":[null,5,[],"x",'))
    done = house.pull(page_size=1000)
    assert (done.status, done.counts.failed) == ("PARTIAL", 4)
    assert house.staged() == house.booked()
    assert house.pull(page_size=1000).status == "COMPLETED"


@pytest.mark.parametrize("case", GOOD)
def test_odd_values_are_taken_as_they_are(house: House, case: str) -> None:
    key = house.open_invoices()[0]
    house.lay_over(key, **GOOD[case])
    assert house.pull().status == "COMPLETED"
    (found,) = house.rows("SELECT doc, total FROM version JOIN head USING (record, n) WHERE external_id = %s", key)
    doc = msgspec.json.decode(found["doc"])
    wanted = (GOOD[case].get("Reference") or "").replace("\x00", "\ufffd")
    assert doc["reference"] == wanted or "Reference" not in GOOD[case]
    assert found["total"] == Decimal(doc["total"])
    assert house.value("SELECT count(doc::jsonb) FROM version") == house.value("SELECT count(*) FROM version")
    hashed_alike = "SELECT bool_and(content_hash = sha256(convert_to(doc, 'UTF8'))) FROM version"
    assert house.value(hashed_alike)


def test_a_description_of_ten_megabytes_is_kept_whole(house: House) -> None:
    key = house.open_invoices()[0]
    line = {"Description": "é" * 5_000_000, "LineAmount": 1, "TaxAmount": 0}
    house.lay_over(key, LineItems=[line], SubTotal=1, TotalTax=0, Total=1)
    assert house.pull().status == "COMPLETED"
    kept = "SELECT l.description FROM invoice_line l JOIN head USING (record, n) WHERE external_id = %s"
    assert house.value(kept, key) == "é" * 5_000_000


def test_an_id_that_comes_twice_in_a_page_counts_once_and_the_run_says_so(house: House) -> None:
    first, second = sorted(house.open_invoices())[:2]
    house.lay_over(second, InvoiceID=first, Reference="the later one")
    done = house.pull(page_size=1000)
    assert (done.status, done.errors) == ("COMPLETED", [f"invoices {first}: twice on page 1; the later one was taken"])
    (found,) = house.rows("SELECT doc, n FROM version JOIN head USING (record, n) WHERE external_id = %s", first)
    assert msgspec.json.decode(found["doc"])["reference"] == "the later one"
    assert found["n"] == 1
    assert second not in house.values("SELECT external_id FROM head")


def test_an_id_on_two_pages_is_two_versions(house: House) -> None:
    first, *_, last = sorted(house.open_invoices())
    house.lay_over(last, InvoiceID=first, Reference="the later one")
    assert house.pull(page_size=25).counts.updated == 1
    assert house.value("SELECT n FROM head WHERE external_id = %s", first) == 2
