"""A mounted app has no authentication of its own: every route has to declare it."""

from collections.abc import Iterator

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from tests.integration.web.routes import ROUTES


def called(dependant: Dependant) -> Iterator[str]:
    """The names of everything that a route depends on, Airflow's `requires_access_dag.<locals>.inner` among them."""
    for each in dependant.dependencies:
        yield getattr(each.call, "__qualname__", type(each.call).__name__)
        yield from called(each)


def routes(app: FastAPI) -> list[APIRoute]:
    assert all(isinstance(route, APIRoute) for route in app.routes)
    return [route for route in app.routes if isinstance(route, APIRoute)]


def rights(route: APIRoute) -> list[set[str]]:
    """What each of a route's `requires_access_dag(...)` was given."""
    closures = [getattr(each.call, "__closure__", None) or () for each in route.dependant.dependencies]
    return [{str(cell.cell_contents) for cell in closure} for closure in closures]


def test_every_route_wants_a_bearer_token_and_airflows_word(app: FastAPI) -> None:
    assert routes(app)
    for route in routes(app):
        assert {"bearer_token", "get_user", "requires_access_dag.<locals>.inner"} <= set(called(route.dependant)), route


def test_every_route_that_writes_wants_the_right_to_answer_the_waiting_task(app: FastAPI) -> None:
    writing = [route for route in routes(app) if route.methods - {"GET", "HEAD"}]
    assert writing
    for route in writing:
        assert any({"PUT", "review"} <= held and any("HITL" in each for each in held) for held in rights(route)), route


def test_the_token_is_looked_at_before_anything_else(app: FastAPI) -> None:
    for route in routes(app):
        assert next(called(route.dependant)) == "bearer_token", route


def test_who_gets_in_is_tried_at_every_route(app: FastAPI) -> None:
    """`tests/integration/web/test_identity.py` asks for each of `ROUTES` over HTTP."""
    tried: set[tuple[str, str]] = set()
    for method, path in ROUTES:
        matching = [each for each in routes(app) if method in each.methods and each.path_regex.match(path.format(1))]
        assert matching, path
        tried.add((method, matching[0].path))
    assert tried == {(method, route.path) for route in routes(app) for method in route.methods}


def test_no_documentation_is_served(app: FastAPI) -> None:
    assert {app.docs_url, app.redoc_url, app.openapi_url} == {None}
