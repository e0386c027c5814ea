"""What goes wrong on purpose, as it looks on the wire."""

from collections.abc import Iterator
from datetime import timedelta
from http.client import IncompleteRead
from typing import Any

import pytest
import urllib3

from syncio.rest import http_time
from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.mishaps import MISHAPS
from tests.sandbox.xero.running import running
from tests.sandbox.xero.texts import TEXTS, Text


@pytest.fixture
def caller() -> Iterator[Caller]:
    with running(invoices=30, organisations=1) as xero, calling(xero) as one:
        yield one


def fail(caller: Caller, *faults: dict[str, Any]) -> None:
    answer = caller.request("POST", "/admin/faults", json=list(faults))
    assert answer.status == 200, answer.data


def test_mishaps_may_be_asked_for_by_name_and_come_again_for_their_seed(caller: Caller) -> None:
    assert caller.request("GET", "/admin/mishaps").json() == list(MISHAPS)
    drawn = []
    for seed in (7, 7, 8):
        fail(caller, {"name": "day_limit", "seed": seed, "match": "/Invoices", "times": 2})
        answers = [caller.get("Invoices", page=1) for _ in range(2)]
        assert [(one.status, one.headers["X-Rate-Limit-Problem"]) for one in answers] == [(429, "day")] * 2
        drawn.append(answers[0].headers["Retry-After"])
    assert drawn[0] == drawn[1] != drawn[2]
    assert caller.get("Invoices", page=1).status == 200

    refused = caller.request("POST", "/admin/faults", json=[{"name": "flood"}])
    assert (refused.status, b"there is no mishap 'flood', only minute_limit, " in refused.data) == (400, True)


def test_a_reset_is_one_on_the_wire_and_leaves_the_server_well(caller: Caller) -> None:
    fail(caller, {"name": "reset", "match": "/Invoices"})
    with pytest.raises(urllib3.exceptions.ProtocolError) as caught:
        caller.get("Invoices", page=1)
    assert isinstance(caught.value.args[1], ConnectionResetError)
    assert caller.get("Invoices", page=1).status == 200


def test_a_body_that_is_cut_off_was_announced_whole(caller: Caller) -> None:
    whole = len(caller.get("Invoices", page=1).data)
    fail(caller, {"match": "/Invoices", "ends": "cut", "truncate": 1_000})
    with pytest.raises(urllib3.exceptions.ProtocolError) as caught:
        caller.get("Invoices", page=1)
    torn = caught.value.args[1]
    assert isinstance(torn, IncompleteRead)
    assert (len(torn.partial), torn.expected) == (1_000, whole - 1_000)
    assert caller.get("Invoices", page=1).status == 200


@pytest.mark.parametrize("kind", ["Invoices", "CreditNotes", "Contacts"])
def test_a_page_may_lack_records_that_were_counted_or_show_one_twice(caller: Caller, kind: str) -> None:
    real = caller.read(kind, page=1)
    fail(caller, {"match": f"/{kind}", "twist": "lacking"}, {"match": f"/{kind}", "twist": "repeated"})
    lacking = caller.get(kind, page=1).json()
    assert len(lacking[kind]) < len(real) == lacking["pagination"]["itemCount"]
    repeated = caller.read(kind, page=1)
    assert repeated[:-1] == real
    assert repeated[-1] in real


def test_what_left_an_earlier_page_moves_the_next_one_up(caller: Caller) -> None:
    real = caller.read("Invoices", page=2, pageSize=10)
    fail(caller, {"match": "page=2", "twist": "shifted"})
    body = caller.get("Invoices", page=2, pageSize=10).json()
    assert [one["InvoiceID"] for one in body["Invoices"]] == [one["InvoiceID"] for one in real][1:]
    assert body["pagination"]["itemCount"] == 29


@pytest.mark.parametrize("text", TEXTS)
def test_an_odd_text_is_in_the_books_from_then_on(caller: Caller, text: Text) -> None:
    fail(caller, {"match": "/Invoices", "text": text, "seed": 3})
    first, again = (caller.read("Invoices", page=1) for _ in range(2))
    assert first == again
    assert [line["Description"] for one in first for line in one["LineItems"]].count(TEXTS[text]) == 1
    assert len(TEXTS["long"]) > 10_000_000


def test_a_skewed_clock_shows_in_the_date(caller: Caller) -> None:
    fail(caller, {"match": "/Invoices", "skew": -7200})
    skewed, real = (http_time(caller.get("Invoices", page=1).headers["Date"]) for _ in range(2))
    assert skewed is not None
    assert real is not None
    assert timedelta(hours=1, minutes=59) < real - skewed < timedelta(hours=2, minutes=1)
