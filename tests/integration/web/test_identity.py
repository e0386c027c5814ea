"""Who gets in: over real HTTP, with Airflow's own auth manager and tokens."""

import pytest

from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.web.routes import READS, ROUTES, WRITES
from tests.integration.web.served import Served


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_a_token_nothing_is_answered(api: Served, review: int, method: str, path: str) -> None:
    answer = api.send(method, path.format(review), {}, json={})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_cookie_alone_is_no_log_in(api: Served, review: int, method: str, path: str) -> None:
    answer = api.send(method, path.format(review), {}, json={}, cookies={"_token": api.token("ann")})
    assert answer.status_code == 401


def test_a_cookie_does_not_lend_its_rights_to_somebody_elses_token(api: Served, house: House, review: int) -> None:
    body = {"hash": house.hash(review)}
    cookies = {"_token": api.token("ann")}
    answer = api.send("POST", f"/api/reviews/{review}/sign", api.bearer("eve"), json=body, cookies=cookies)
    assert answer.status_code == 404
    assert house.closing(review) is None


@pytest.mark.parametrize("token", ["", "nonsense", "e30.e30.e30"])
@pytest.mark.parametrize("scheme", ["Bearer", "Basic"])
def test_a_token_that_is_none_is_refused(api: Served, scheme: str, token: str) -> None:
    answer = api.send("GET", "/api/reviews", {"Authorization": f"{scheme} {token}"})
    assert answer.status_code in {401, 403}


@pytest.mark.parametrize("path", WRITES)
def test_who_may_only_view_in_airflow_writes_nothing_here(api: Served, review: int, path: str) -> None:
    """`val` is a reviewer of the client, and a viewer in Airflow: both have to say yes."""
    assert api.get(f"/api/reviews/{review}", "val").status_code == 200
    assert api.post(path.format(review), "val", {}).status_code == 403


def test_who_has_no_role_in_airflow_sees_nothing(api: Served, house: House) -> None:
    """`pub` is a reviewer of this client, and nobody in Airflow; under FAB its role is Public."""
    client = Client(house, [("pub", "reviewer")])
    review = client.open_review([client.change(client.stage(invoice()))])
    for method, path in ROUTES:
        answer = api.send(method, path.format(review), api.bearer("pub"), json={"hash": house.hash(review)})
        assert answer.status_code == 403
    assert house.closing(review) is None


def test_members_are_known_by_the_name_they_log_in_with(api: Served, house: House, review: int) -> None:
    api.post(f"/api/reviews/{review}/sign", "ben", {"hash": house.hash(review)})
    assert (house.closing(review) or {})["by_user"] == "ben"


@pytest.mark.parametrize("user", ["vic", "ada"])
def test_viewers_and_admins_of_a_client_do_not_sign(api: Served, house: House, review: int, user: str) -> None:
    answer = api.post(f"/api/reviews/{review}/sign", user, {"hash": house.hash(review)})
    assert answer.status_code == 403
    assert house.closing(review) is None


@pytest.mark.parametrize("path", [path for path in READS if "{}" in path])
def test_who_is_no_member_finds_nothing(api: Served, review: int, path: str) -> None:
    answer = api.get(path.format(review), "eve")
    assert answer.status_code == 404
    assert api.get("/api/reviews", "eve", state="all").json() == {"reviews": []}


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/", "/api"])
def test_there_is_nothing_else_to_see(api: Served, path: str) -> None:
    assert api.get(path, "ada").status_code == 404
