"""Reviews as the endpoints show them, over real HTTP."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any

import pytest

from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.staged.reviewing import RAISED
from tests.integration.web.posting import body
from tests.integration.web.served import Served


def test_an_open_review_is_listed_with_its_counts(api: Served, house: House, client: Client, review: int) -> None:
    listed = api.get("/api/reviews", "vic", state="open", client=client.name).json()["reviews"]
    assert listed[0].pop("opened").endswith("Z")
    assert listed[0].pop("deadline").endswith("Z")
    assert listed == [
        {
            "id": review,
            "client": client.name,
            "requester": None,
            "closed": None,
            "reason": None,
            "outcome": None,
            "hash": house.hash(review),
            "changes": 3,
            "undecided": 3,
            "approved": 0,
            "rejected": 0,
            "superseded": 0,
            "blocked": 1,
            "blocked_undecided": 1,
            "flagged": 1,
            "totals": [{"currency": "GBP", "delta": "600"}],
            "at_stake": [{"currency": "GBP", "amount": "480"}],
            "run_id": f"review-{review}",
        }
    ]


def test_open_and_closed_reviews_are_told_apart(api: Served, house: House, client: Client, review: int) -> None:
    named = {"client": client.name}
    assert api.post(f"/api/reviews/{review}/sign", "ann", {"hash": house.hash(review)}).status_code == 200
    later = client.open_review([client.change(client.stage(invoice("INV-4"), external_id="x4"))])
    found = {
        state: [each["id"] for each in api.get("/api/reviews", "ann", state=state, **named).json()["reviews"]]
        for state in ("open", "closed", "all")
    }
    assert found == {"open": [later], "closed": [review], "all": [later, review]}


def test_changes_come_with_flags_fields_and_decisions(api: Served, house: House, review: int) -> None:
    blocked = body(house, review)[2]
    api.post(f"/api/reviews/{review}/decisions", "ann", {"decisions": [blocked]})
    page = api.get(f"/api/reviews/{review}/changes", "vic", severity="block").json()
    [change] = page["changes"]
    [decision] = change.pop("decisions")
    assert page["total"] == 1
    assert (decision["user"], decision["verdict"], decision["reason"]) == ("ann", "approve", "")
    assert decision["at"].endswith("Z")
    assert change == {
        "id": blocked["change_id"],
        "no": 3,
        "subject": "invoice",
        "type": "new",
        "number": "INV-3",
        "external_id": change["external_id"],
        "debtor_name": "Acme Ltd",
        "currency": "GBP",
        "currency_before": None,
        "amount_before": None,
        "amount_after": "300",
        "delta": "300",
        "at_stake": "240",
        "severity": "block",
        "approvals_needed": 2,
        "approvals": 1,
        "state": "undecided",
        "flags": [{"rule": RAISED.rule, "severity": "block", "sentence": RAISED.sentence, "evidence": {"total": "9"}}],
        "fields": [],
        "reopened": None,
        "hash": blocked["content_hash"],
    }


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, ["INV-1", "INV-2", "INV-3"]),
        ({"state": "", "severity": "", "type": "", "text": ""}, ["INV-1", "INV-2", "INV-3"]),
        ({"severity": "none"}, ["INV-1", "INV-2"]),
        ({"state": "approved"}, []),
        ({"type": "changed"}, []),
        ({"text": "inv-2"}, ["INV-2"]),
        ({"text": "ACME", "severity": "block"}, ["INV-3"]),
        ({"text": "%"}, []),
        ({"offset": 1, "limit": 1}, ["INV-2"]),
        ({"offset": 9}, []),
        ({"rule": "upward_edit"}, ["INV-3"]),
        ({"rule": "voided"}, []),
        ({"rule": ""}, ["INV-1", "INV-2", "INV-3"]),
        ({"sort": "risk"}, ["INV-1", "INV-2", "INV-3"]),
        ({"sort": "at_stake"}, ["INV-3", "INV-2", "INV-1"]),
        ({"sort": "amount"}, ["INV-3", "INV-2", "INV-1"]),
        ({"sort": "number"}, ["INV-1", "INV-2", "INV-3"]),
        ({"sort": "debtor"}, ["INV-1", "INV-2", "INV-3"]),
        ({"sort": "at_stake", "offset": 1, "limit": 1}, ["INV-2"]),
    ],
)
def test_changes_are_filtered_and_paged(api: Served, review: int, wanted: dict[str, Any], numbers: list[str]) -> None:
    page = api.get(f"/api/reviews/{review}/changes", "vic", **wanted).json()
    assert [change["number"] for change in page["changes"]] == numbers
    assert page["total"] == (3 if wanted.keys() & {"offset"} else len(numbers))


@pytest.mark.parametrize("path", ["/api/reviews/0", "/api/reviews/x", f"/api/reviews/{2**63}"])
def test_what_is_no_number_of_a_review_is_refused(api: Served, path: str) -> None:
    assert api.get(path, "ann").status_code == 422


@pytest.mark.parametrize(
    "wanted",
    [
        {"text": "\x00"},
        {"limit": 1001},
        {"limit": 0},
        {"offset": -1},
        {"state": "new"},
        {"rule": "x' OR true"},
        {"rule": "x" * 65},
        {"sort": "hash"},
        {"sort": "no; DROP TABLE change"},
    ],
)
def test_a_filter_that_cannot_be_is_refused(api: Served, review: int, wanted: dict[str, Any]) -> None:
    assert api.get(f"/api/reviews/{review}/changes", "ann", **wanted).status_code == 422


def test_more_readers_than_connections_are_all_answered(api: Served, review: int) -> None:
    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(lambda _: api.get(f"/api/reviews/{review}/changes", "vic").json()["total"], range(60)))
    assert answers == [3] * 60


def test_a_published_report_is_inert_and_the_one_on_record(
    api: Served, house: House, client: Client, review: int
) -> None:
    path = f"/api/reviews/{review}/report/diff"
    assert api.get(path, "vic").status_code == 404
    page = "<!doctype html><p>£ 600</p>".encode()
    folder = api.reports / str(client.id) / f"review-{review}"
    folder.mkdir(parents=True)
    (folder / "diff_report.html").write_bytes(page)
    house.rows(
        "INSERT INTO report (review, client, kind, url, data_hash, html_hash) VALUES (%s, %s, 'diff', %s, '', %s)",
        *(review, client.id, folder.as_uri(), sha256(page).digest()),
    )
    answer = api.get(path, "vic")
    assert (answer.status_code, answer.content) == (200, page)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    [report] = api.get(f"/api/reviews/{review}", "vic").json()["reports"]
    assert (report["kind"], report["html_hash"]) == ("diff", sha256(page).hexdigest())
    (folder / "diff_report.html").write_bytes(page + b"<p>nothing to see</p>")
    assert api.get(path, "vic").status_code == 409
    assert api.get(path.replace("diff", "other"), "vic").status_code == 422
