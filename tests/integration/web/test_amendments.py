"""Members, limits, rates, deadlines and delegations over real HTTP, and what a reviewer is told of them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from syncio.domain.amendment import Delegation
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.web.posting import body
from tests.integration.web.served import Served

TODAY = datetime.now(UTC).date().isoformat()
LIMIT = {"kind": "limit", "user": "ann", "currency": "GBP", "amount": "250.50", "first_day": TODAY}
RATE = {"kind": "rate", "currency": "EUR", "facility_currency": "GBP", "value": "0.85", "day": TODAY}


def proposed(api: Served, client: Client, amends: dict[str, Any], user: str = "ada") -> dict[str, Any]:
    answer = api.post("/api/amendments", user, {"client": client.name, "amends": amends})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def in_force(api: Served, client: Client, amends: dict[str, Any], user: str = "ben") -> dict[str, Any]:
    amendment = proposed(api, client, amends)
    answer = api.post(f"/api/amendments/{amendment['id']}/sign", user, {"hash": amendment["hash"]})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_an_admin_proposes_and_a_reviewer_signs(api: Served, client: Client) -> None:
    amendment = proposed(api, client, LIMIT)
    assert amendment.pop("proposed").endswith("Z")
    assert len(amendment.pop("hash")) == 64
    assert amendment == {
        "id": amendment["id"],
        "client": client.name,
        "amends": LIMIT | {"amount": "250.5", "last_day": None},
        "proposed_by": "ada",
        "origin": "api",
        "signed_by": None,
        "signed": None,
        "ended": None,
        "reason": "",
        "why_not": None,
        "in_force": False,
        "sentence": f"ann may approve 250.50 GBP a day from {TODAY}",
    }
    signed = in_force(api, client, LIMIT)
    assert (signed["id"], signed["signed_by"], signed["in_force"]) == (amendment["id"], "ben", True)
    path, wanted = "/api/amendments", {"client": client.name, "state": "in_force", "limit": 1}
    assert [one["id"] for one in api.get(path, "vic", **wanted).json()["amendments"]] == [signed["id"]]
    assert api.get(path, "vic", client=client.name, state="proposed").json() == {"amendments": []}


def test_refusals_are_sentences(api: Served, client: Client) -> None:
    amendment = proposed(api, client, LIMIT)
    path = f"/api/amendments/{amendment['id']}/sign"
    told = {
        user: (answer.status_code, answer.json()["detail"])
        for user in ("ada", "ann", "eve")
        for answer in [api.post(path, user, {"hash": amendment["hash"]})]
    }
    assert told == {
        "ada": (403, "another person than the proposer has to sign"),
        "ann": (403, "it is about yourself: others have to propose and sign it"),
        "eve": (404, f"there is no amendment {amendment['id']} that you may see"),
    }
    assert api.post(path, "ben", {"hash": "0" * 64}).status_code == 409
    assert api.post("/api/amendments", "ann", {"client": client.name, "amends": RATE}).status_code == 403
    assert api.post("/api/amendments", "eve", {"client": client.name, "amends": RATE}).status_code == 404
    impossible = api.post("/api/amendments", "ada", {"client": client.name, "amends": LIMIT | {"user": "vic"}})
    assert (impossible.status_code, impossible.json()["detail"]) == (
        422,
        f"vic may approve 250.50 GBP a day from {TODAY}: vic is no reviewer of this client",
    )


@pytest.mark.parametrize(
    "amends",
    [
        {},
        {"kind": "secret-text"},
        {"kind": "limit"},
        LIMIT | {"amount": 250.5},
        LIMIT | {"amount": "secret-text"},
        LIMIT | {"first_day": "secret-text"},
        LIMIT | {"user": ""},
        LIMIT | {"user": "a\x00b"},
        LIMIT | {"secret-text": 1},
        {"kind": "facility", "deadline_hours": 0},
        {"kind": "facility", "weekdays": "54321"},
        {"kind": "facility", "timezone": 1},
        {"kind": "end", "amendment": 0},
        {"kind": "end", "amendment": 2**63},
        {"kind": "appointment", "user": "ann", "role": "secret-text"},
    ],
)
def test_what_is_no_amendment_is_refused_without_an_echo(api: Served, client: Client, amends: dict[str, Any]) -> None:
    answer = api.post("/api/amendments", "ada", {"client": client.name, "amends": amends})
    assert answer.status_code == 422
    assert set(answer.json()["detail"][0]) == {"loc", "msg", "type"}
    assert "secret-text" not in answer.text


def test_a_reviewer_is_told_limit_use_and_deadline_and_why_a_decision_is_refused(
    api: Served, house: House, client: Client
) -> None:
    in_force(api, client, LIMIT)
    records = [client.stage(invoice(f"INV-{no}", "200.25"), external_id=f"x{no}") for no in (1, 2)]
    review = client.open_review([client.change(record) for record in records], ["ada"])
    path = f"/api/reviews/{review}"
    first, second = body(house, review)
    assert api.post(f"{path}/decisions", "ann", {"decisions": [first]}).status_code == 200
    shown = api.get(path, "ann").json()
    assert shown["deadline"].endswith("Z")
    assert (shown["requester"], shown["why_not"]) == ("ada", None)
    right = {"authority": "ann", "limit": "250.5", "currency": "GBP", "used_today": "200.25", "why_not": None}
    assert shown["rights"] == [right]
    answer = api.post(f"{path}/decisions", "ann", {"decisions": [second]})
    used = f"your limit for {client.name} is 250.50 GBP a day, 200.25 of it is used today, and this would add 200.25"
    assert (answer.status_code, answer.json()["detail"]) == (403, f"nothing was recorded: {used}")
    assert api.get(path, "vic").json()["why_not"] == f"vic may not decide for {client.name}: only its reviewers may"
    [of_ben] = api.get(path, "ben").json()["rights"]
    assert (of_ben["limit"], of_ben["why_not"]) == (None, None)


def test_who_asked_for_a_review_is_told_that_another_has_to_approve(api: Served, house: House, client: Client) -> None:
    review = client.open_review([client.change(client.stage(invoice()))], ["ann"])
    told = "ann asked for it: another person has to approve it"
    assert api.get(f"/api/reviews/{review}", "ann").json()["rights"][0]["why_not"] == told
    answer = api.post(f"/api/reviews/{review}/decisions", "ann", {"decisions": body(house, review)})
    assert (answer.status_code, answer.json()["detail"]["stale"][0]["message"]) == (409, told)


def test_a_delegate_decides_and_signs_in_their_own_name(api: Served, house: House) -> None:
    """`ben` is but a viewer of this client."""
    client = Client(house, [("ann", "reviewer"), ("val", "reviewer"), ("ben", "viewer"), ("vic", "viewer")])
    today = date.fromisoformat(TODAY)
    for delegator in ("ann", "val"):
        client.amend(Delegation(delegator=delegator, delegate="ben", first_day=today, last_day=today))
    records = [client.stage(invoice(f"INV-{no}"), external_id=f"x{no}") for no in (1, 2)]
    review = client.open_review([client.change(record) for record in records])
    path = f"/api/reviews/{review}"
    decision = {"decisions": body(house, review)[:1]}
    refused = api.post(f"{path}/decisions", "ben", decision)
    assert (refused.status_code, refused.json()["detail"]) == (403, "say on whose behalf you decide: ann, val")
    assert api.post(f"{path}/decisions", "ben", decision | {"on_behalf_of": "vic"}).status_code == 403
    assert api.post(f"{path}/decisions", "ben", decision | {"on_behalf_of": "val"}).status_code == 200
    [change, _] = api.get(f"{path}/changes", "vic").json()["changes"]
    assert [(said["user"], said["on_behalf_of"]) for said in change["decisions"]] == [("ben", "val")]
    assert [right["authority"] for right in api.get(path, "ben").json()["rights"]] == ["ann", "val"]
    signed = api.post(f"{path}/sign", "ben", {"hash": house.hash(review), "on_behalf_of": "ann"})
    assert (signed.status_code, signed.json()["carried"]) == (200, 1)


def test_what_was_rejected_is_reopened_by_another(api: Served, house: House, client: Client) -> None:
    review = client.open_review([client.change(client.stage(invoice()))])
    path = f"/api/reviews/{review}"
    [rejected] = body(house, review, "reject", "false")
    api.post(f"{path}/decisions", "ann", {"decisions": [rejected]})
    request = {"change_id": rejected["change_id"], "hash": rejected["content_hash"], "reason": "It was true"}
    assert api.post(f"{path}/reopen", "ben", request | {"reason": "  "}).status_code == 422
    refused = api.post(f"{path}/reopen", "ann", request)
    told = "ann rejected it: another reviewer has to reopen it"
    assert (refused.status_code, refused.json()["detail"]) == (403, told)
    done = api.post(f"{path}/reopen", "ben", request)
    assert done.json().pop("at").endswith("Z")
    assert (done.status_code, done.json()["user"], done.json()["reason"]) == (200, "ben", "It was true")


def test_clean_edits_may_pass_until_a_reviewer_revokes_it(api: Served, client: Client) -> None:
    policy = {"client": client.name, "kind": "clean", "amount": "5000", "currency": "GBP"}
    for wrong in ({"amount": None}, {"currency": None}, {"amount": "-1"}, {"amount": "1e5"}, {"kind": "balance"}):
        assert api.post("/api/policies", "ada", policy | wrong).status_code == 422
    assert api.post("/api/policies", "ada", policy | {"currency": "XXX"}).status_code == 422
    proposal = api.post("/api/policies", "ada", policy).json()
    path, shown = f"/api/policies/{proposal['id']}", {"hash": proposal["hash"]}
    signed = api.post(f"{path}/sign", "ann", shown).json()
    assert (signed["amount"], signed["currency"], signed["in_force"]) == ("5000", "GBP", True)
    assert api.post(f"{path}/revoke", "ada", shown).status_code == 403
    assert api.post(f"{path}/revoke", "ben", {"hash": "0" * 64}).status_code == 409
    revoked = api.post(f"{path}/revoke", "ben", shown).json()
    assert (revoked["revoked_by"], revoked["in_force"]) == ("ben", False)
    assert api.post(f"{path}/sign", "ben", shown).status_code == 409
