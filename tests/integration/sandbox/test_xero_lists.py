"""Lists: paging, filters, order, what each shape of a list leaves out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.running import running
from tests.sandbox.xero.stamps import moment_of, ticks

TODAY = date(2026, 6, 15)


@pytest.fixture(scope="module")
def caller() -> Iterator[Caller]:
    with running(invoices=257, today=TODAY) as xero, calling(xero) as one:
        yield one


@pytest.mark.parametrize("size", [1000, 100, 7])
def test_pages_cover_every_document_exactly_once(caller: Caller, size: int) -> None:
    keys = [invoice["InvoiceID"] for invoice in caller.all("Invoices", pageSize=size)]

    assert len(keys) == 257
    assert set(keys) == set(caller.xero.organisations[0].ledger.invoices.entries)


def test_a_page_says_where_it_stands_and_100_is_its_usual_size(caller: Caller) -> None:
    body = caller.get("Invoices", page=3).json()

    assert body["pagination"] == {"page": 3, "pageSize": 100, "pageCount": 3, "itemCount": 257}
    assert len(body["Invoices"]) == 57


def test_a_page_past_the_end_is_empty(caller: Caller) -> None:
    assert caller.read("Invoices", page=4) == []


@pytest.mark.parametrize(
    "query", [{"page": 0}, {"page": "x"}, {"page": 1, "pageSize": 1001}, {"order": "Colour"}, {"where": "Total>1"}]
)
def test_what_cannot_be_asked_is_refused_as_xero_refuses_it(caller: Caller, query: dict[str, Any]) -> None:
    answer = caller.get("Invoices", **query)

    assert (answer.status, answer.json()["Type"]) == (400, "QueryParseException")


def test_records_come_by_update_time_then_identifier(caller: Caller) -> None:
    keys = [(moment_of(one["UpdatedDateUTC"]), one["InvoiceID"]) for one in caller.all("Invoices")]

    assert keys == sorted(keys)


def test_another_order_may_be_asked_for(caller: Caller) -> None:
    days = [one["DateString"] for one in caller.all("Invoices", order="Date DESC")]

    assert days == sorted(days, reverse=True)


def test_lines_stand_in_pages_and_named_records_but_not_in_unpaged_lists(caller: Caller) -> None:
    unpaged = caller.read("Invoices")
    key = unpaged[0]["InvoiceID"]

    assert [one["LineItems"] for one in unpaged] == [[]] * 257
    assert caller.one("Invoices", key)["LineItems"] == caller.read(f"Invoices/{key}")[0]["LineItems"] != []


def test_a_summary_leaves_out_lines_payments_and_attachments(caller: Caller) -> None:
    (summary,) = caller.read("Invoices", page=1, pageSize=1, summaryOnly="true")
    (whole,) = caller.read("Invoices", page=1, pageSize=1)

    assert {"LineItems", "Payments", "HasAttachments"} <= whole.keys() - summary.keys()
    assert summary["Total"] == whole["Total"]


def test_statuses_contacts_numbers_and_ids_choose(caller: Caller) -> None:
    everything = list(caller.all("Invoices"))
    wanted = everything[5]

    drafts = [one for one in everything if one["Status"] in {"DRAFT", "SUBMITTED"}]
    assert caller.read("Invoices", Statuses="DRAFT,SUBMITTED", page=1) == drafts != []
    contact = wanted["Contact"]["ContactID"]
    assert caller.read("Invoices", ContactIDs=contact, page=1, pageSize=1000) == [
        one for one in everything if one["Contact"]["ContactID"] == contact
    ]
    assert caller.read("Invoices", InvoiceNumbers=wanted["InvoiceNumber"], page=1) == [wanted]
    assert caller.one("Invoices", wanted["InvoiceID"]) == wanted


def test_archived_contacts_come_only_when_asked_for(caller: Caller) -> None:
    usual = {one["ContactStatus"] for one in caller.all("Contacts")}
    archived = [one for one in caller.all("Contacts", includeArchived="true") if one["ContactStatus"] == "ARCHIVED"]

    assert usual == {"ACTIVE"}
    assert len([one for one in archived if "MergedToContactID" in one]) == 1 < len(archived)


@pytest.mark.parametrize("written", [lambda at: f"{at:%Y-%m-%dT%H:%M:%S}", lambda at: format_datetime(at, usegmt=True)])
def test_if_modified_since_gives_what_was_updated_from_then_on(caller: Caller, written: object) -> None:
    everything = list(caller.all("Invoices"))
    cut = moment_of(everything[200]["UpdatedDateUTC"]) // 1000 * 1000
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=cut)
    assert callable(written)

    found = caller.read("Invoices", {"If-Modified-Since": written(at)}, page=1, pageSize=1000)

    assert found == [one for one in everything if moment_of(one["UpdatedDateUTC"]) >= cut]
    assert 50 <= len(found) < 257


def test_both_date_forms_name_the_same_day(caller: Caller) -> None:
    for one in caller.all("Invoices"):
        midnight = datetime.fromisoformat(one["DateString"]).replace(tzinfo=UTC)
        assert one["Date"] == ticks(int(midnight.timestamp()) * 1000)
        assert one["DueDateString"] >= one["DateString"]


def test_every_answer_carries_the_rate_headers_and_a_correlation_id(caller: Caller) -> None:
    first, second = caller.get("Invoices", page=1), caller.get("Organisation")

    left = [int(answer.headers["X-DayLimit-Remaining"]) for answer in (first, second)]
    assert left[1] == left[0] - 1 < 5000
    assert int(first.headers["X-MinLimit-Remaining"]) < 60
    assert int(first.headers["X-AppMinLimit-Remaining"]) < 10_000
    assert first.headers["xero-correlation-id"] != second.headers["xero-correlation-id"]


def test_unknown_paths_and_records_are_404(caller: Caller) -> None:
    assert caller.get("Journals").status == 404
    assert caller.get("Invoices/00000000-0000-0000-0000-000000000000").status == 404


def test_it_speaks_json_only_and_says_so(caller: Caller) -> None:
    answer = caller.get("Invoices", {"Accept": "*/*"})

    assert (answer.status, b"Accept: application/json" in answer.data) == (406, True)
