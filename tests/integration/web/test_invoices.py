"""Lists of invoices as the endpoint shows them, over real HTTP."""

from typing import Any

import pytest

from tests.integration.staged.client import Client
from tests.integration.staged.documents import debtor, invoice
from tests.integration.web.served import Served


@pytest.fixture
def book(client: Client) -> Client:
    client.stage_debtor(debtor())
    for no, total in enumerate(("100.10", "200", "300"), start=1):
        client.stage(invoice(f"INV-{no}", total), external_id=f"x{no}")
    return client


def test_a_viewer_lists_what_matches(api: Served, book: Client) -> None:
    wanted = {"client": book.name, "status": "authorised", "from": "2026-10-01", "to": "2026-10-01"}
    answer = api.get("/api/invoices", "vic", **wanted, debtor="acme", number="inv-1", sort="number", limit=10).json()
    [row] = answer.pop("invoices")
    assert answer == {"total": 1, "more": False}
    assert row.pop("seen").endswith("Z")
    assert row == {
        "client": book.name,
        "external_id": "x1",
        "kind": "receivable",
        "number": "INV-1",
        "status": "authorised",
        "debtor": "d1",
        "debtor_name": "Acme Ltd",
        "issue_date": "2026-10-01",
        "due_date": "2026-10-31",
        "currency": "GBP",
        "total": "100.1",
        "due": "100.1",
        "version": 1,
    }


def test_pages_are_cut_from_one_order(api: Served, book: Client) -> None:
    pages = [
        api.get("/api/invoices", "vic", client=book.name, sort="number", offset=at, limit=2).json() for at in (0, 2)
    ]
    assert [[row["number"] for row in page["invoices"]] for page in pages] == [["INV-1", "INV-2"], ["INV-3"]]
    assert [page["total"] for page in pages] == [3, 3]


def test_who_is_no_member_learns_nothing_of_a_client(api: Served, book: Client) -> None:
    answers = [api.get("/api/invoices", "eve", client=name) for name in (book.name, "No such client")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({answer.text for answer in answers}) == 1
    assert book.name not in {row["client"] for row in api.get("/api/invoices", "eve").json()["invoices"]}


@pytest.mark.parametrize(
    "wanted",
    [
        {"status": "unpaid"},
        {"from": "1.10.2026"},
        {"number": "\x00"},
        {"limit": 1001},
        {"offset": 9_999},
        {"sort": "x"},
    ],
)
def test_a_filter_that_cannot_be_is_refused(api: Served, wanted: dict[str, Any]) -> None:
    assert api.get("/api/invoices", "vic", **wanted).status_code == 422
