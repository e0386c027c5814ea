"""Shared HTTP, against a server that answers by a script."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from syncio.errors import (
    Forbidden,
    Misconfigured,
    SyncioError,
    Terminal,
    Throttled,
    Unauthorised,
    Unavailable,
    Unknown,
)
from syncio.rest import Rest, checked_url, may_pass, seconds
from tests.serving import serving

Answer = tuple[int, dict[str, str], bytes]


class Script:
    """What is answered, one after the other, and what was asked."""

    def __init__(self, url: str, answers: list[Answer]) -> None:
        self.url, self.answers = url, answers
        self.asked: list[tuple[str, dict[str, str]]] = []


@contextmanager
def scripted(*answers: Answer | int) -> Iterator[Script]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            script.asked.append((self.path, dict(self.headers)))
            status, headers, body = script.answers.pop(0)
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    filled = [(one, {}, b"") if isinstance(one, int) else one for one in answers]
    script = Script(f"http://127.0.0.1:{server.server_port}", filled)
    with serving(server):
        yield script


@contextmanager
def caller(script: Script) -> Iterator[Rest]:
    rest = Rest(script.url + "/", "Abacus", headers=lambda: {"X-Token": str(len(script.asked))}, pause=0.001)
    try:
        yield rest
    finally:
        rest.close()


def test_an_answer_and_what_it_cost() -> None:
    with scripted((200, {"X-Left": "7"}, b"hello"), (304, {}, b"")) as script, caller(script) as rest:
        answer = rest.get("/list", {"a b": "c&d"}, {"If-Modified-Since": "2026-11-20T09:00:00"})
        assert (answer.status, answer.body, answer.headers["X-Left"]) == (200, b"hello", "7")
        assert rest.get("/list").status == 304
        assert (rest.usage.calls, rest.usage.bytes) == (2, 5)
    (path, headers), (_, later) = script.asked
    assert path == "/list?a+b=c%26d"
    assert headers["If-Modified-Since"] == "2026-11-20T09:00:00"
    assert (headers["X-Token"], later["X-Token"]) == ("0", "1"), "headers are asked for before every call"


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, Terminal), (401, Unauthorised), (403, Forbidden), (404, Unknown), (409, Terminal), (301, Misconfigured)],
)
def test_what_will_not_pass_is_said_at_once(status: int, kind: type[SyncioError]) -> None:
    headers = {"Location": "https://elsewhere.example/", "xero-correlation-id": "c-1"}
    with scripted((status, headers, b"a client's data")) as script, caller(script) as rest:
        with pytest.raises(kind) as caught:
            rest.get("/list")
        assert type(caught.value) is kind
        assert caught.value.facts == {"status": status, "path": "/list", "correlation_id": "c-1"}
        assert "client's data" not in str(caught.value)


def test_what_may_pass_is_tried_four_times() -> None:
    with scripted(500, 502, 503, 504, 200) as script, caller(script) as rest:
        with pytest.raises(Unavailable, match="status=504"):
            rest.get("/list")
        assert rest.get("/list").status == 200


def test_a_short_wait_is_waited_for_and_a_long_one_given_back() -> None:
    short, long = (429, {"Retry-After": "0"}, b""), (429, {"Retry-After": "61"}, b"")
    with scripted(short, 200, long, 200) as script, caller(script) as rest:
        assert rest.get("/list").status == 200
        with pytest.raises(Throttled) as caught:
            rest.get("/list")
        assert caught.value.retry_after == 61
        assert len(script.answers) == 1


def test_a_refused_token_is_renewed_once() -> None:
    with scripted(401, 200, 401, 401, 200) as script:
        renewed: list[int] = []
        rest = Rest(script.url, "Abacus", renew=lambda: renewed.append(len(script.asked)), pause=0.001)
        assert rest.get("/list").status == 200
        with pytest.raises(Unauthorised):
            rest.get("/list")
        assert renewed == [1, 3]
        rest.close()


def test_a_body_that_breaks_off_is_no_answer() -> None:
    torn = (200, {"Content-Length": "100", "Connection": "close"}, b"half")
    with scripted(torn, torn, torn, torn, 200) as script, caller(script) as rest:
        with pytest.raises(Unavailable, match="did not answer"):
            rest.get("/list")
        assert rest.get("/list").status == 200


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:  # the kernel takes the connection, and nobody reads it
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        with closing(Rest(url, "Abacus", pause=0.001, timeout=(5, 0.05))) as rest:
            with pytest.raises(Unavailable, match=r"did not answer \(ReadTimeout\)"):
                rest.get("/list")
            assert rest.usage.calls == 4


def test_a_wait_is_as_long_as_the_server_says() -> None:
    slept: list[float] = []
    limited = (429, {"Retry-After": "42", "X-Rate-Limit-Problem": "minute"}, b"")
    with scripted(limited, limited, 200) as script, closing(Rest(script.url, "Abacus", sleep=slept.append)) as rest:
        assert rest.get("/list").status == 200
    assert slept == [42, 42]


@pytest.mark.parametrize("value", ["two\nlines", "snow \u2603"])
def test_what_cannot_be_sent_is_a_matter_of_configuration(value: str) -> None:
    with scripted() as script:
        rest = Rest(script.url, "Abacus", headers=lambda: {"X-Tenant": value})
        with pytest.raises(Misconfigured, match="tenant"):
            rest.get("/list")
        rest.close()


@pytest.mark.parametrize(
    "url", ["https://api.xero.com", "https://api.xero.com/", "http://127.0.0.1:80", "http://[::1]:1"]
)
def test_addresses_that_keep_a_token_secret(url: str) -> None:
    assert checked_url(url, "Xero") == url.rstrip("/")


@pytest.mark.parametrize(
    "url", ["http://api.xero.com", "https://", "", "https://u:pw@x", "file:///etc", "127.0.0.1:80"]
)
def test_addresses_that_do_not(url: str) -> None:
    with pytest.raises(Misconfigured, match="https://") as caught:
        checked_url(url, "Xero")
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7.0), ("0", 0.0), (None, None), ("", None), ("-1", None), ("\u00b2", None),
                        ("Fri, 20 Nov 2026 09:00:00 GMT", None)],
)  # fmt: skip
def test_retry_after(text: str | None, value: float | None) -> None:
    assert seconds(text) == value


def test_what_is_worth_another_try() -> None:
    assert may_pass(Unavailable(""))
    assert may_pass(Throttled("", retry_after=60))
    assert may_pass(Throttled(""))
    assert not may_pass(Throttled("", retry_after=61))
    assert not may_pass(Forbidden(""))
    assert not may_pass(ValueError())
