"""The review endpoints over real HTTP."""

import json
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from msgspec.structs import replace

from tests.integration.review.house import RAISED, House, invoice
from tests.integration.web.served import Served


def body(house: House, review: int, verdict: str = "approve", reason: str = "") -> list[dict[str, Any]]:
    return [
        {"change_id": each.change, "content_hash": each.hash.hex(), "verdict": verdict, "reason": reason}
        for each in house.decisions(review)
    ]


def test_an_open_review_is_listed_with_its_counts(api: Served, house: House, client: int, review: int) -> None:
    listed = api.get("/api/reviews", "vic", state="open", client=house.name(client)).json()["reviews"]
    assert listed[0].pop("opened").endswith("Z")
    assert listed == [
        {
            "id": review,
            "client": house.name(client),
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
            "flagged": 1,
            "totals": [{"currency": "GBP", "delta": "600"}],
            "run_id": f"review-{review}",
        }
    ]


def test_open_and_closed_reviews_are_told_apart(api: Served, house: House, client: int, review: int) -> None:
    named = {"client": house.name(client)}
    assert api.post(f"/api/reviews/{review}/sign", "ann", {"hash": house.hash(review)}).status_code == 200
    later = house.open_review(client, [house.change(house.stage(client, invoice()))])
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
        "amount_before": None,
        "amount_after": "300",
        "delta": "300",
        "severity": "block",
        "approvals_needed": 2,
        "approvals": 1,
        "state": "undecided",
        "flags": [{"rule": RAISED.rule, "severity": "block", "sentence": RAISED.sentence, "evidence": {"total": "9"}}],
        "fields": [],
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
    ],
)
def test_changes_are_filtered_and_paged(api: Served, review: int, wanted: dict[str, Any], numbers: list[str]) -> None:
    page = api.get(f"/api/reviews/{review}/changes", "vic", **wanted).json()
    assert [change["number"] for change in page["changes"]] == numbers
    assert page["total"] == (3 if wanted.keys() & {"offset"} else len(numbers))


def test_a_review_is_decided_and_closes(api: Served, house: House, review: int) -> None:
    path = f"/api/reviews/{review}/decisions"
    first = api.post(path, "ann", {"decisions": body(house, review)})
    assert (first.status_code, first.json()) == (200, {"recorded": 3, "complete": False, "undecided": 1})
    last = {"decisions": body(house, review)[2:]}
    for _ in range(2):
        assert api.post(path, "ben", last).json() == {"recorded": 1, "complete": True, "undecided": 0}
    found = api.get(f"/api/reviews/{review}", "vic").json()
    assert (found["reason"], found["outcome"], found["approved"], found["reports"]) == ("decided", "release", 3, [])
    late = api.post(path, "ann", {"decisions": body(house, review, "reject", "too late")})
    assert late.status_code == 409
    assert late.json()["detail"]["message"].startswith(f"review {review} was closed by ben")
    assert late.json()["detail"]["stale"] == []


def test_what_changed_since_it_was_shown_is_told(api: Served, house: House, client: int) -> None:
    record = house.stage(client, invoice(total="120.00"))
    review = house.open_review(client, [house.change(record)])
    house.stage(client, replace(invoice(total="120.00"), total=Decimal("150.5")), record=record)
    answer = api.post(f"/api/reviews/{review}/decisions", "ann", {"decisions": body(house, review)})
    assert answer.status_code == 409
    [stale] = answer.json()["detail"]["stale"]
    assert stale["number"] == "INV-1"
    assert stale["changed"] == [{"field": "total", "old": "120.00", "new": "150.5"}]


def test_signing_answers_the_same_twice(api: Served, house: House, review: int) -> None:
    signed = {"complete": True, "outcome": "hold", "approved": 0, "rejected": 0, "carried": 3, "superseded": 0}
    for user in ("ann", "ann", "ben"):
        answer = api.post(f"/api/reviews/{review}/sign", user, {"hash": house.hash(review)})
        assert (answer.status_code, answer.json()) == (200, signed)
    assert api.post(f"/api/reviews/{review}/sign", "ann", {"hash": "0" * 64}).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "reject"},
        {"verdict": "reject", "reason": "  "},
        {"verdict": "maybe"},
        {"change_id": "1"},
        {"change_id": 0},
        {"change_id": 2**63},
        {"change_id": None},
        {"content_hash": "secret-text"},
        {"content_hash": "A" * 64},
        {"reason": "nul \x00 here"},
        {"reason": "half a pair \ud800"},
        {"reason": "x" * 2001},
        {"user": "ben"},
    ],
)
def test_a_malformed_decision_is_refused_without_an_echo(
    api: Served, house: House, review: int, wrong: dict[str, Any]
) -> None:
    decision = body(house, review)[0] | wrong
    answer = api.post(f"/api/reviews/{review}/decisions", "ann", {"decisions": [decision]})
    assert answer.status_code == 422
    assert set(answer.json()["detail"][0]) == {"loc", "msg", "type"}
    assert "secret-text" not in answer.text
    assert house.recorded(review) == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"decisions": []}', b"\xff", b"[" * 100_000])
def test_what_is_no_decision_at_all_is_refused(api: Served, review: int, content: bytes) -> None:
    headers = api.bearer("ann") | {"Content-Type": "application/json"}
    answer = api.send("POST", f"/api/reviews/{review}/decisions", headers, data=content)
    assert answer.status_code in {400, 422}


@pytest.mark.parametrize("path", ["/api/reviews/0", "/api/reviews/x", f"/api/reviews/{2**63}"])
def test_what_is_no_number_of_a_review_is_refused(api: Served, path: str) -> None:
    assert api.get(path, "ann").status_code == 422


@pytest.mark.parametrize("wanted", [{"text": "\x00"}, {"limit": 1001}, {"limit": 0}, {"offset": -1}, {"state": "new"}])
def test_a_filter_that_cannot_be_is_refused(api: Served, review: int, wanted: dict[str, Any]) -> None:
    assert api.get(f"/api/reviews/{review}/changes", "ann", **wanted).status_code == 422


def test_more_readers_than_connections_are_all_answered(api: Served, review: int) -> None:
    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(lambda _: api.get(f"/api/reviews/{review}/changes", "vic").json()["total"], range(60)))
    assert answers == [3] * 60


def test_a_published_report_is_inert_and_the_one_on_record(api: Served, house: House, client: int, review: int) -> None:
    path = f"/api/reviews/{review}/report/diff"
    assert api.get(path, "vic").status_code == 404
    page = "<!doctype html><p>£ 600</p>".encode()
    folder = api.reports / str(client) / f"review-{review}"
    folder.mkdir(parents=True)
    (folder / "diff_report.html").write_bytes(page)
    house.rows(
        "INSERT INTO report (review, client, kind, url, data_hash, html_hash) VALUES (%s, %s, 'diff', %s, '', %s)",
        *(review, client, folder.as_uri(), sha256(page).digest()),
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


def test_standing_approvals_are_proposed_and_signed(api: Served, house: House, client: int) -> None:
    name = house.name(client)
    proposed = api.post("/api/policies", "ada", {"client": name, "kind": "balance"}).json()
    assert set(proposed) == {"id", "hash"}
    path = f"/api/policies/{proposed['id']}/sign"
    assert api.post(path, "ada", {"hash": proposed["hash"]}).status_code == 403
    assert api.post(path, "ann", {"hash": "0" * 64}).status_code == 409
    assert api.post(path, "ann", {"hash": proposed["hash"]}).json()["signed_by"] == "ann"
    mine = [each for each in api.get("/api/policies", "vic").json()["policies"] if each["client"] == name]
    assert [(each["proposed_by"], each["signed_by"]) for each in mine] == [("ada", "ann")]
    assert api.post("/api/policies", "ann", {"client": name, "kind": "balance"}).status_code == 403
    assert api.post("/api/policies", "eve", {"client": name, "kind": "balance"}).status_code == 404
    assert api.post("/api/policies", "ada", {"client": name, "kind": "content"}).status_code == 422


def test_hostile_text_travels_as_data(api: Served, house: House, client: int) -> None:
    hostile = "<script>alert(1)</script>\u202e'; DROP TABLE review; --"
    review = house.open_review(client, [house.change(house.stage(client, invoice(hostile)))])
    rejected = body(house, review, "reject", hostile)
    assert api.post(f"/api/reviews/{review}/decisions", "ann", {"decisions": rejected}).status_code == 200
    answer = api.get(f"/api/reviews/{review}/changes", "vic", text=hostile)
    assert answer.headers["Content-Type"] == "application/json"
    [change] = json.loads(answer.content)["changes"]
    assert (change["number"], change["decisions"][0]["reason"]) == (hostile, hostile)
