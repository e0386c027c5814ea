"""What an error means to a caller over HTTP: the only place that says so."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from syncio.errors import (
    Conflict,
    Forbidden,
    Invalid,
    Misconfigured,
    Refused,
    Stale,
    SyncioError,
    Throttled,
    Transient,
    Unknown,
)
from syncio.inert import visible

log = logging.getLogger(__name__)

STATUS: dict[type[BaseException], HTTPStatus] = {
    Refused: HTTPStatus.FORBIDDEN,
    Forbidden: HTTPStatus.FORBIDDEN,
    Unknown: HTTPStatus.NOT_FOUND,
    Stale: HTTPStatus.CONFLICT,
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Transient: HTTPStatus.SERVICE_UNAVAILABLE,
    Misconfigured: HTTPStatus.INTERNAL_SERVER_ERROR,
}
RETRY_AFTER = 5
UNEXPECTED = "SyncIO met an error that it did not expect: the api-server's log says which"


def install(app: FastAPI) -> None:
    """Answer every error of this app."""
    app.add_exception_handler(SyncioError, known)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(Exception, unexpected)


def known(request: Request, error: Exception) -> JSONResponse:
    """Say what went wrong and what to do; facts are for the log."""
    status = status_of(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s %s: %s", request.method, visible(request.url.path), error)
    return JSONResponse({"detail": detail(error)}, status, headers_of(error))


def status_of(error: Exception) -> HTTPStatus:
    found = (STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    return next(found, HTTPStatus.INTERNAL_SERVER_ERROR)


def detail(error: Exception) -> Any:
    """A sentence; for what is stale also each change and what is different in it."""
    if isinstance(error, Stale):
        return {"message": error.message, "stale": error.changed}
    if isinstance(error, SyncioError) and any(kind in STATUS for kind in type(error).__mro__):
        return error.message
    return UNEXPECTED


def headers_of(error: Exception) -> dict[str, str]:
    if not isinstance(error, Transient):
        return {}
    waits = error.retry_after if isinstance(error, Throttled) else None
    return {"Retry-After": str(round(waits or RETRY_AFTER))}


def malformed(_: Request, error: Exception) -> JSONResponse:
    """Say where the request is wrong, without sending its values back."""
    errors = error.errors() if isinstance(error, RequestValidationError) else []
    places = [{"loc": list(each["loc"]), "msg": each["msg"], "type": each["type"]} for each in errors]
    return JSONResponse({"detail": places}, HTTPStatus.UNPROCESSABLE_ENTITY)


def unexpected(_: Request, __: Exception) -> JSONResponse:
    """The server logs it with its traceback; the caller gets no internals."""
    return JSONResponse({"detail": UNEXPECTED}, HTTPStatus.INTERNAL_SERVER_ERROR)
