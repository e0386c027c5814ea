"""Decisions, signatures and standing approvals over real HTTP."""

import json
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.web.posting import body
from tests.integration.web.served import Served


def test_a_review_is_decided_and_closes(api: Served, house: House, review: int) -> None:
    path = f"/api/reviews/{review}/decisions"
    first = api.post(path, "ann", {"decisions": body(house, review)})
    assert first.status_code == 200
    assert first.json() == {"recorded": 3, "complete": False, "undecided": 1, "remarks": []}
    last = {"decisions": body(house, review)[1:]}
    message = "ann had approved it already, which is enough: yours is on record too"
    remarks = [{"change_id": last["decisions"][0]["change_id"], "number": "INV-2", "message": message}]
    for _ in range(2):
        answer = {"recorded": 2, "complete": True, "undecided": 0, "remarks": remarks}
        assert api.post(path, "ben", last).json() == answer
    found = api.get(f"/api/reviews/{review}", "vic").json()
    assert (found["reason"], found["outcome"], found["approved"], found["reports"]) == ("decided", "release", 3, [])
    late = api.post(path, "ann", {"decisions": body(house, review, "reject", "too late")})
    assert late.status_code == 409
    assert late.json()["detail"]["message"].startswith(f"review {review} was closed by ben")
    assert late.json()["detail"]["stale"] == []


def test_what_changed_since_it_was_shown_is_told(api: Served, house: House, client: Client) -> None:
    record = client.stage(invoice(total="120.00"))
    review = client.open_review([client.change(record)])
    client.stage(replace(invoice(total="120.00"), total=Decimal("150.5")))
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


def test_standing_approvals_are_proposed_and_signed(api: Served, client: Client) -> None:
    proposed = api.post("/api/policies", "ada", {"client": client.name, "kind": "balance"}).json()
    assert set(proposed) == {"id", "hash"}
    path = f"/api/policies/{proposed['id']}/sign"
    assert api.post(path, "ada", {"hash": proposed["hash"]}).status_code == 403
    assert api.post(path, "ann", {"hash": "0" * 64}).status_code == 409
    assert api.post(path, "ann", {"hash": proposed["hash"]}).json()["signed_by"] == "ann"
    mine = [each for each in api.get("/api/policies", "vic").json()["policies"] if each["client"] == client.name]
    assert [(each["proposed_by"], each["signed_by"]) for each in mine] == [("ada", "ann")]
    assert api.post("/api/policies", "ann", {"client": client.name, "kind": "balance"}).status_code == 403
    assert api.post("/api/policies", "eve", {"client": client.name, "kind": "balance"}).status_code == 404
    assert api.post("/api/policies", "ada", {"client": client.name, "kind": "content"}).status_code == 422


def test_hostile_text_travels_as_data(api: Served, house: House, client: Client) -> None:
    hostile = "<script>alert(1)</script>\u202e'; DROP TABLE review; --"
    review = client.open_review([client.change(client.stage(invoice(hostile)))])
    rejected = body(house, review, "reject", hostile)
    assert api.post(f"/api/reviews/{review}/decisions", "ann", {"decisions": rejected}).status_code == 200
    answer = api.get(f"/api/reviews/{review}/changes", "vic", text=hostile)
    assert answer.headers["Content-Type"] == "application/json"
    [change] = json.loads(answer.content)["changes"]
    assert (change["number"], change["decisions"][0]["reason"]) == (hostile, hostile)
