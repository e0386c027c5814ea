"""What the stand-in serves has the shape that Xero publishes, whatever was edited before."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.published import ABSENT, SPECIFICATION, Published, Unnamed
from tests.sandbox.xero.routes import ACCOUNTING
from tests.sandbox.xero.running import running
from tests.sandbox.xero.wire import Request

TODAY = date(2026, 6, 15)
pytestmark = [
    pytest.mark.skipif(not SPECIFICATION.is_file(), reason=ABSENT),
    pytest.mark.filterwarnings("ignore:Unsupported scheme type:UserWarning"),  # openapi-core does not do OAuth 2
]
KINDS = ("Invoices", "CreditNotes", "Contacts")
#: Where the description is wrong: it names none of these, yet its own examples, like the live service, have them.
UNNAMED: Mapping[Unnamed, str] = {
    **{(shape, field): "every answer begins so"
       for shape in (*KINDS, "Organisations") for field in ("Id", "Status", "ProviderName", "DateTimeUTC")},
    ("Invoice", "DateString"): "the calendar date, to be trusted: XeroAPI/xero-php-oauth2#294 lost a day without",
    ("Invoice", "DueDateString"): "the same of the due date",
    ("CreditNote", "DateString"): "the same of credit notes",
    ("CreditNote", "ID"): "CreditNoteID once more",
}  # fmt: skip


@cache
def published() -> Published:
    return Published()


@pytest.fixture(scope="module", params=range(3))
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """A tenant in whose books everything was done that can be done."""
    with running(invoices=200, today=TODAY) as xero, calling(xero, request.param) as one:
        edit_everything(one)
        yield one


def edit_everything(caller: Caller) -> None:
    openly = [one for one in caller.all("Invoices", Statuses="AUTHORISED")
              if one["Type"] == "ACCREC" and one["AmountDue"] == one["Total"]]  # fmt: skip
    raised, due, dated, worded, gone, paid, part_paid, credited = (one["InvoiceID"] for one in openly[:8])
    bill = next(one for one in caller.all("Invoices", Statuses="AUTHORISED") if one["Type"] == "ACCPAY")
    contact, totals = openly[0]["Contact"]["ContactID"], {one["InvoiceID"]: str(one["Total"]) for one in openly}
    caller.edited(
        {"op": "amount", "invoice": raised, "total": "1234.56"},
        {"op": "due_date", "invoice": due, "date": "2027-01-31"},
        {"op": "issue_date", "invoice": dated, "date": "2026-01-31"},
        {"op": "reword", "invoice": worded, "line": 0, "description": "before\x00after \u202eturned\u202c"},
        {"op": "void", "invoice": gone},
        {"op": "pay", "invoice": paid, "amount": totals[paid]},
        {"op": "pay", "invoice": part_paid, "amount": "0.01"},
        {"op": "credit", "invoice": credited, "amount": "0.02"},
        {"op": "credit", "invoice": bill["InvoiceID"], "amount": "0.02"},
        {"op": "rename", "contact": contact, "name": "Another & Sons"},
        {"op": "bill", "contact": contact, "count": 2},
    )


def asked(path: str, **query: str | int) -> Request:
    texts = {name: str(value) for name, value in query.items()}
    return Request("GET", f"{ACCOUNTING}{path}", texts, {"xero-tenant-id": "any"}, b"", "")


def looked_at(caller: Caller, path: str, **query: str | int) -> set[Unnamed]:
    """Fetches an answer, which must be right; gives the fields that the description does not name."""
    answer = caller.get(path, None, **query)
    assert answer.status == 200
    assert published().wrong_with_answer(asked(path, **query), answer.data) == []
    return published().unnamed(asked(path), answer.json())


LISTS: dict[str, dict[str, str | int]] = {
    "paged": {"page": 1, "pageSize": 1000},
    "unpaged": {},
    "a page past the end": {"page": 99},
    "summaries": {"page": 1, "pageSize": 1000, "summaryOnly": "true"},
    "archived too": {"page": 1, "pageSize": 1000, "includeArchived": "true"},
}


@pytest.mark.parametrize("shape", LISTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_has_the_published_shape(caller: Caller, kind: str, shape: str) -> None:
    assert looked_at(caller, kind, **LISTS[shape]) <= UNNAMED.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_record_has_the_published_shape(caller: Caller, kind: str) -> None:
    shelf = caller.xero.organisations[caller.xero.tenants.index(caller.tenant)].ledger.shelves[kind]
    one_of_each = {(held.type, held.status): key for key, held in shelf.entries.items()}
    for key in one_of_each.values():
        assert looked_at(caller, f"{kind}/{key}") <= UNNAMED.keys()


def test_the_organisation_has_the_published_shape(caller: Caller) -> None:
    assert looked_at(caller, "Organisation") <= UNNAMED.keys()


def test_every_exception_is_needed_and_stands_in_the_description_s_own_examples(caller: Caller) -> None:
    paths = (*KINDS, "Organisation")
    assert UNNAMED.keys() == set[Unnamed]().union(*(looked_at(caller, path) for path in paths))
    examples = [published().unnamed(asked(path), published().example(asked(path))) for path in paths]
    assert set[Unnamed]().union(*examples) >= UNNAMED.keys()


def test_the_books_hold_every_kind_and_status(caller: Caller) -> None:
    found = {(one["Type"], one["Status"]) for one in caller.all("Invoices")}
    assert {status for kind, status in found if kind == "ACCREC"} >= {"DRAFT", "AUTHORISED", "PAID", "VOIDED"}
    assert {kind for kind, _ in found} == {"ACCREC", "ACCPAY"}
    assert {one["Type"] for one in caller.all("CreditNotes")} == {"ACCRECCREDIT", "ACCPAYCREDIT"}


@pytest.mark.parametrize(
    ("body", "wrong"),
    [(b'{"Invoices": [{"Total": "much"}]}', "much"), (b'{"Invoices": {}}', "array"), (b"<html>", "deserialize")],
)
def test_what_has_another_shape_is_seen(body: bytes, wrong: str) -> None:
    assert wrong in published().wrong_with_answer(asked("Invoices"), body)[0]


def test_what_has_another_name_is_seen() -> None:
    answer = {"Invoices": [{"Tracking": [], "LineItems": [{"Colour": "red"}]}]}
    assert published().unnamed(asked("Invoices"), answer) == {("Invoice", "Tracking"), ("LineItem", "Colour")}
