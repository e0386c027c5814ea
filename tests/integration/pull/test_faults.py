"""What Xero answers when something is wrong, and what a pull makes of it: a clear error, and nothing lost."""

import socket
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from syncio.errors import (
    Forbidden,
    Misconfigured,
    SyncioError,
    Terminal,
    Throttled,
    Unauthorised,
    Unavailable,
    Unknown,
    Unreadable,
)
from syncio.sources.xero.client import XeroSource
from syncio.stages.pull import pull
from tests.integration.pull.house import House

HTML = "<html><body>We'll be back soon</body></html>"
#: What the stand-in answers for the second page, the error it is, and words of its message.
FAULTS: dict[str, tuple[dict[str, Any], type[SyncioError], str]] = {
    "JSON cut off": ({"truncate": 20_000}, Unreadable, "not the JSON it documents for invoices"),
    "HTML": ({"status": 200, "body": HTML}, Unreadable, "Xero answered with HTML for invoices"),
    "nothing": ({"status": 200, "body": ""}, Unreadable, "Xero answered with nothing for invoices"),
    "another list": ({"status": 200, "body": '{"Things": []}'}, Unreadable, "holds no list of invoices: check the"),
    "no object": ({"status": 200, "body": "[]"}, Unreadable, "not the JSON it documents"),
    "bottomless JSON": ({"status": 200, "body": '{"Invoices":' + "[" * 99999}, Unreadable, "not the JSON"),
    "400": ({"status": 400, "body": "{}"}, Terminal, "Xero refused the request"),
    "401": ({"status": 401}, Unauthorised, "refused the token: connect the client again"),
    "403": ({"status": 403}, Forbidden, "check scopes and tenant"),
    "404": ({"status": 404}, Unknown, "no such address or document: check the connection's host"),
    "a redirect": ({"status": 302, "headers": {"Location": "http://127.0.0.1:1/"}}, Misconfigured, "not followed"),
    "a long wait": (
        {"status": 429, "headers": {"Retry-After": "7200", "X-Rate-Limit-Problem": "Day"}}, Throttled, r"\(day limit\)",
    ),
    "a day's limit without a time": (
        {"status": 429, "headers": {"X-Rate-Limit-Problem": "daily"}}, Throttled, "retry_after=3600",
    ),
    "500": ({"status": 500, "times": 4}, Unavailable, "failed to answer"),
    "503": ({"status": 503, "body": HTML, "times": 4}, Unavailable, "failed to answer"),
    "429 again and again": ({"status": 429, "times": 4}, Throttled, r"\(rate limit\)"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_a_clear_error_and_loses_nothing(house: House, case: str) -> None:
    """Each fault answers as often as it may be asked for: one try more, and there would be no error."""
    fault, kind, words = FAULTS[case]
    house.fault("/Invoices?page=2", **fault)
    with pytest.raises(kind, match=words) as caught:
        house.pull()
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert caught.value.facts["client"] == "Acme"
    assert house.value("SELECT count(*) FROM head") == 25
    assert house.values("SELECT stream FROM feed") == ["contacts"]
    run = {"status": "FAILED", "error": kind.__name__, "errors": [str(caught.value)]}
    assert house.rows("SELECT status, error, errors FROM sync_run") == [run]

    assert house.faults_left() == 0
    assert house.pull().status == "COMPLETED"
    assert house.staged() == house.booked()


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500},
        {"status": 503, "times": 3},
        {"status": 429, "times": 3},
        {"status": 429, "headers": {"Retry-After": "0", "X-Rate-Limit-Problem": "minute"}},
        {"headers": {"content-length": "99999999"}},
    ],
    ids=["500 once", "503 three times", "429 three times", "429 with a short wait", "a connection that breaks off"],
)
def test_what_passes_by_itself_is_tried_again(house: House, fault: dict[str, Any]) -> None:
    house.fault("/Invoices?page=2", **fault)
    assert house.pull().status == "COMPLETED"
    assert house.staged() == house.booked()


@pytest.mark.parametrize("path", ["/Organisation", "/Contacts", "/CreditNotes"])
def test_no_list_is_empty_because_it_is_forbidden(house: House, path: str) -> None:
    house.fault(path, status=403)
    with pytest.raises(Forbidden):
        house.pull()
    assert path.strip("/").lower() not in house.values("SELECT stream FROM feed")


@pytest.mark.parametrize("body", ["<html>", "{}", '{"Organisations":[]}', ""])
def test_an_organisation_that_cannot_be_read(house: House, body: str) -> None:
    house.fault("/Organisation", status=200, body=body)
    with pytest.raises(Unreadable, match=r"rganisation.*client=Acme"):
        house.pull()


def test_an_unchanged_list_may_be_answered_304(pulled: House) -> None:
    pulled.fault("/Invoices", status=304)
    done = pulled.pull()
    assert (done.status, done.counts.processed) == ("COMPLETED", 0)


def test_too_many_ids_for_one_address_are_asked_for_by_halves(house: House) -> None:
    bad = house.open_invoices()[:5]
    for key in bad:
        house.lay_over(key, Total="NaN")
    house.pull()
    for key in bad:
        house.lay_over(key)
    house.rows("UPDATE feed SET since = now() + interval '1 hour' RETURNING 1")
    house.fault("IDs=", status=414)
    done = house.pull()
    assert (done.status, done.counts.created) == ("COMPLETED", 5)
    assert house.staged() == house.booked()


def test_a_xero_that_is_not_there(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    nowhere = XeroSource(url, "tenant", lambda: "token", pause=0.001)
    with house.staging() as staging, closing(nowhere), pytest.raises(Unavailable, match=r"did not answer.*client=Acme"):
        pull(nowhere, staging, overlap=timedelta(0))
    assert nowhere.usage.calls == 4
