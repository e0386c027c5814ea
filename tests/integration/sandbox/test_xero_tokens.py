"""Consents: tokens rotate, die when they should, and open their own tenant alone."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.clocks import Clock
from tests.sandbox.xero.oauth import ACCESS_LIFE, GRACE, Tokens
from tests.sandbox.xero.running import running
from tests.sandbox.xero.wire import RefusedError


@pytest.fixture(scope="module")
def caller() -> Iterator[Caller]:
    with running(invoices=3) as xero, calling(xero) as one:
        yield one


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(clock: Clock) -> Tokens:
    tokens = Tokens("client", "secret", clock)
    tokens.grant(("tenant",), "first")
    return tokens


def exchange(tokens: Tokens, refresh_token: str) -> dict[str, Any]:
    form = {"grant_type": "refresh_token", "refresh_token": refresh_token}
    answer = tokens.exchange(form | {"client_id": "client", "client_secret": "secret"}, "")
    return msgspec.json.decode(answer.parts[0], type=dict[str, Any])


def test_each_refresh_gives_a_new_pair_and_the_new_one_works(caller: Caller) -> None:
    first = caller.token(caller.tenant["refresh_token"]).json()
    second = caller.token(first["refresh_token"]).json()

    assert len({caller.tenant["refresh_token"], first["refresh_token"], second["refresh_token"]}) == 3
    assert (second["expires_in"], second["token_type"]) == (1800, "Bearer")
    assert "offline_access" in second["scope"].split()
    assert caller.get("Organisation", {"Authorization": f"Bearer {second['access_token']}"}).status == 200


def test_an_old_refresh_token_stays_good_for_the_grace_and_no_longer(tokens: Tokens, clock: Clock) -> None:
    exchange(tokens, "first")
    clock.turn(GRACE.total_seconds())
    again = exchange(tokens, "first")
    clock.turn(1)

    with pytest.raises(RefusedError) as refused:
        exchange(tokens, "first")
    assert (refused.value.answer.status, refused.value.answer.parts) == (400, (b'{"error":"invalid_grant"}',))
    assert exchange(tokens, again["refresh_token"])["access_token"]


def test_an_access_token_opens_nothing_after_30_minutes(tokens: Tokens, clock: Clock) -> None:
    bearer = f"Bearer {exchange(tokens, 'first')['access_token']}"
    clock.turn(ACCESS_LIFE.total_seconds() - 1)
    assert tokens.consent(bearer).tenant_ids == ("tenant",)
    clock.turn(1)

    with pytest.raises(RefusedError) as refused:
        tokens.consent(bearer)
    assert refused.value.answer.status == 401
    assert b"TokenExpired" in refused.value.answer.parts[0]


def test_a_token_request_that_is_wrong_is_400(caller: Caller) -> None:
    unknown = caller.token("never issued")
    other_grant = caller.token(caller.tenant["refresh_token"], grant_type="password")

    assert (unknown.status, unknown.json()) == (400, {"error": "invalid_grant"})
    assert (other_grant.status, other_grant.json()) == (400, {"error": "unsupported_grant_type"})


@pytest.mark.parametrize("authorization", ["", "Basic !!", "Basic eDp5"])
def test_a_wrong_client_gets_no_token(caller: Caller, authorization: str) -> None:
    answer = caller.request(
        "POST",
        "/connect/token",
        headers={"Authorization": authorization, "Content-Type": "application/x-www-form-urlencoded"},
        body=urlencode({"grant_type": "refresh_token", "refresh_token": caller.tenant["refresh_token"]}),
    )

    assert (answer.status, answer.json()) == (400, {"error": "invalid_client"})


def test_connections_list_the_tenant_of_this_consent_alone(caller: Caller) -> None:
    headers = {"Authorization": f"Bearer {caller.access_token}"}
    (connection,) = caller.request("GET", "/connections", headers=headers).json()

    assert connection["tenantId"] == caller.tenant["tenant_id"]
    assert (connection["tenantType"], connection["tenantName"]) == ("ORGANISATION", caller.tenant["name"])
    assert {"id", "createdDateUtc", "updatedDateUtc"} <= connection.keys()


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Basic eDp5"])
def test_without_a_good_token_everything_is_401(caller: Caller, authorization: str) -> None:
    answer = caller.get("Invoices", {"Authorization": authorization})

    assert answer.status == 401
    assert {
        "Title": "Unauthorized",
        "Status": 401,
        "Detail": "AuthenticationUnsuccessful",
    }.items() <= answer.json().items()


@pytest.mark.parametrize("tenant", ["", "00000000-0000-0000-0000-000000000000", "another's"])
def test_a_tenant_outside_the_consent_is_403(caller: Caller, tenant: str) -> None:
    asked = caller.xero.tenants[1]["tenant_id"] if tenant == "another's" else tenant

    answer = caller.get("Invoices", {"xero-tenant-id": asked})

    assert (answer.status, answer.json()["Title"]) == (403, "Forbidden")
