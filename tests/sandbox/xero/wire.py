"""Requests and answers between ASGI and the routes."""

import gzip
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import parse_qsl

from tests.sandbox.xero.documents import encode

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Request:
    """``query`` holds the last value of each parameter; ``headers`` are in lower case."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    target: str
    """Path and query as they were sent."""


@dataclass(frozen=True)
class Answer:
    """An answer whose body may come in parts, so that a cached page is never copied; ``ends``: see `lines`."""

    status: int
    parts: tuple[bytes, ...]
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json; charset=utf-8"
    ends: Literal["cut", "reset"] | None = None

    @property
    def size(self) -> int:
        return sum(map(len, self.parts))


class RefusedError(Exception):
    """The request ends here, with this answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def json_answer(value: Any, status: int = 200) -> Answer:
    return Answer(status, (encode(value),))


def text_answer(text: str, status: int) -> Answer:
    return Answer(status, (text.encode(),), content_type="text/plain; charset=utf-8")


def problem(status: int, title: str, detail: str) -> RefusedError:
    """A 401 or 403 as Xero's gateway shapes it."""
    body: dict[str, object] = {"Type": None, "Title": title, "Status": status, "Detail": detail}
    body |= {"Instance": str(uuid.uuid4()), "Extensions": {}}
    return RefusedError(json_answer(body, status))


def bad_query(message: str) -> RefusedError:
    """A 400 as the Accounting API shapes it."""
    return RefusedError(json_answer({"ErrorNumber": 16, "Type": "QueryParseException", "Message": message}, 400))


async def read(scope: Scope, receive: Receive) -> Request:
    """The whole request, its body included."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    query = scope["query_string"].decode()
    return Request(
        method=scope["method"],
        path=scope["path"],
        query=dict(parse_qsl(query)),
        headers={name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]},
        body=bytes(body),
        target=f"{scope['path']}?{query}",
    )


def compressed(answer: Answer, request: Request) -> Answer:
    """The answer by gzip where the client takes it, as the live service sends it."""
    if answer.ends or "gzip" not in request.headers.get("accept-encoding", ""):
        return answer
    body = gzip.compress(b"".join(answer.parts), compresslevel=1)
    return replace(answer, parts=(body,), headers=answer.headers | {"content-encoding": "gzip"})


async def write_head(answer: Answer, send: Send) -> None:
    """Sends status and headers."""
    headers = {"content-type": answer.content_type, "content-length": str(answer.size)} | answer.headers
    await send({
        "type": "http.response.start",
        "status": answer.status,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
    })  # fmt: skip


async def write(answer: Answer, send: Send) -> None:
    """Sends the answer, part by part."""
    await write_head(answer, send)
    for part in answer.parts:
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
