"""What an error looks like to a caller, behind the same kind of middleware as Airflow's."""

import asyncio
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response

from syncio import errors
from syncio.web.errors import UNEXPECTED, install

SECRET = "token-abc"


async def passing(request: Request, call_next: RequestResponseEndpoint) -> Response:
    return await call_next(request)


def answered(error: Exception) -> httpx.Response:
    app = FastAPI()
    install(app)

    @app.get("/")
    def route() -> None:
        raise error

    host = FastAPI()
    host.mount("/syncio", app)
    host.add_middleware(BaseHTTPMiddleware, dispatch=passing)

    async def call() -> httpx.Response:
        transport = httpx.ASGITransport(host, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/syncio/")

    return asyncio.run(call())


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (errors.Refused("no right"), 403, "no right"),
        (errors.Forbidden("no scope"), 403, "no scope"),
        (errors.Unknown("no such review", review=7), 404, "no such review"),
        (errors.Stale("late", changed=[{"change_id": 1}]), 409, {"message": "late", "stale": [{"change_id": 1}]}),
        (errors.Conflict("two truths"), 409, "two truths"),
        (errors.Invalid("no reason"), 422, "no reason"),
        (errors.Misconfigured("set AIRFLOW_CONN_SYNCIO_DB"), 500, "set AIRFLOW_CONN_SYNCIO_DB"),
        (errors.Terminal(f"statement {SECRET}"), 500, UNEXPECTED),
        (errors.Unauthorised(f"refresh {SECRET}"), 500, UNEXPECTED),
        (RuntimeError(SECRET), 500, UNEXPECTED),
    ],
)
def test_each_kind_of_error_has_its_status_and_sentence(error: Exception, status: int, detail: Any) -> None:
    answer = answered(error)
    assert (answer.status_code, answer.json()) == (status, {"detail": detail})
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (errors.Unavailable("gone"), "5"),
        (errors.Busy("in use"), "5"),
        (errors.Transient("a deadlock"), "5"),
        (errors.Throttled("slower", retry_after=12.4), "12"),
    ],
)
def test_what_may_pass_by_itself_says_when_to_come_again(error: Exception, seconds: str) -> None:
    answer = answered(error)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == seconds
