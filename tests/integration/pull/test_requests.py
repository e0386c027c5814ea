"""Every request that the package sends is one that Xero's published description knows."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from msgspec import Raw

from tests.conftest import NewDatabase
from tests.integration.pull.house import House
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.published import ABSENT, SPECIFICATION, Published
from tests.sandbox.xero.routes import ACCOUNTING
from tests.sandbox.xero.running import running
from tests.sandbox.xero.wire import Request

pytestmark = [
    pytest.mark.skipif(not SPECIFICATION.is_file(), reason=ABSENT),
    pytest.mark.filterwarnings("ignore:Unsupported scheme type:UserWarning"),  # openapi-core does not do OAuth 2
]

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@cache
def published() -> Published:
    return Published()


@pytest.fixture
def heard() -> list[Request]:
    return []


@pytest.fixture
def house(new_database: NewDatabase, migrated: str, heard: list[Request]) -> Iterator[House]:
    with running(invoices=90, organisations=1, heard=heard.append) as xero, calling(xero) as caller:
        heard.clear()
        yield House(new_database(migrated), caller)


def spoil(house: House) -> None:
    """Makes a record of each list one that stays due, so that it is asked for by its id."""
    for shelf in house.caller.xero.organisations[0].ledger.shelves.values():
        shelf.overlay(next(iter(shelf.entries)), {"Type": Raw(b'"NONE"'), "Name": Raw(b"7")})


def shape(request: Request) -> str:
    """What is asked for, the parameters, and whether only what changed is wanted."""
    names = "&".join(sorted(request.query))
    since = " since" if "if-modified-since" in request.headers else ""
    return f"{UUID.sub('{id}', request.path.removeprefix(ACCOUNTING))}?{names}{since}"


def test_every_request_of_a_pull_is_as_published(house: House, heard: list[Request]) -> None:
    spoil(house)
    for _ in range(2):
        assert house.pull().status == "PARTIAL"
        house.rows("UPDATE feed SET since = since + interval '1 hour' RETURNING 1")
    assert [wrong for one in heard for wrong in published().wrong_with(one)] == []
    assert {shape(one) for one in heard} == {
        "Organisation?",
        "Contacts?includeArchived&order&page&pageSize",
        "Contacts?includeArchived&order&page&pageSize since",
        "Contacts?IDs&includeArchived&order&page&pageSize",
        "Invoices?order&page&pageSize&unitdp",
        "Invoices?order&page&pageSize&unitdp since",
        "Invoices?IDs&order&page&pageSize&unitdp",
        "CreditNotes?order&page&pageSize&unitdp",
        "CreditNotes?order&page&pageSize&unitdp since",
        "CreditNotes/{id}?unitdp",
    }


@pytest.mark.parametrize(
    ("path", "query", "headers", "wrong"),
    [
        ("Invoices", {"page": "one"}, {"xero-tenant-id": "t"}, "page"),
        ("Invoices", {"IDs": "not an id"}, {"xero-tenant-id": "t"}, "IDs"),
        ("Invoices", {"Page": "1"}, {"xero-tenant-id": "t"}, "Page is no parameter"),
        ("CreditNotes", {"IDs": "x"}, {"xero-tenant-id": "t"}, "IDs is no parameter"),
        ("CreditNotes/none", {}, {"xero-tenant-id": "t"}, "CreditNoteID"),
        ("Invoices", {}, {}, "xero-tenant-id"),
        ("Invoices", {}, {"xero-tenant-id": "t", "if-modified-since": "2026-11-20T09:00:00"}, "If-Modified-Since"),
        ("Invoice", {}, {"xero-tenant-id": "t"}, "Path not found"),
    ],
)
def test_a_request_that_is_not_is_seen(path: str, query: dict[str, str], headers: dict[str, str], wrong: str) -> None:
    (found, *_) = published().wrong_with(Request("GET", ACCOUNTING + path, query, headers, b"", ""))
    assert wrong in found
