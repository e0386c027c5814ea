"""Shared HTTP: one session a server, retries, and what each status means."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests
import urllib3
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from syncio.domain.ports import Usage
from syncio.errors import (
    Forbidden,
    Misconfigured,
    SyncioError,
    Terminal,
    Throttled,
    Transient,
    Unauthorised,
    Unavailable,
    Unknown,
)

ATTEMPTS = 4
#: Waiting longer than this in a worker is a waste of it: Airflow shall call again.
LONGEST_WAIT = 60.0
#: A day's limit does not end within minutes, whether or not the server says when.
HOUR = 3600.0
DAY = frozenset({"day", "daily"})
TIMEOUT = (10, 120)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

Headers = Callable[[], Mapping[str, str]]


@dataclass(frozen=True)
class Answer:
    """What a server said. `body` is complete and uncompressed; the headers' names know no case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Rest:
    """Calls to one server. `headers` is asked before every call, so that tokens may change in between.

    `renew` is called where a call is answered 401, which is then repeated once: tokens die before their time.
    `timeout`: seconds until it must be connected, and until the next byte must have come.
    """

    def __init__(
        self, base_url: str, service: str, *, headers: Headers = dict, renew: Callable[[], None] | None = None,
        pause: float = 1.0, sleep: Callable[[float], None] = time.sleep, timeout: tuple[float, float] = TIMEOUT,
    ) -> None:  # fmt: skip
        self.base_url = checked_url(base_url, service)
        self.service = service
        self.usage = Usage()
        self._headers = headers
        self._renew = renew
        self._pause = pause
        self._sleep = sleep
        self._timeout = timeout
        self._session = requests.Session()
        self._session.trust_env = False

    def get(
        self, path: str, params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """GET `path` under the base URL, retrying what may pass by itself.

        :raises Transient: where it still did not pass; Throttled at once where the server asks for more than a minute.
        :raises Terminal: by status, see `meaning`.
        """
        retrying = Retrying(
            sleep=self._sleep, stop=stop_after_attempt(ATTEMPTS), wait=self._wait,
            retry=retry_if_exception(may_pass), reraise=True,
        )  # fmt: skip
        return retrying(self._call, path, dict(params or {}), dict(headers or {}))

    def close(self) -> None:
        self._session.close()

    def _call(self, path: str, params: dict[str, str], headers: dict[str, str]) -> Answer:
        answer = self._send(path, params, headers)
        if answer.status == requests.codes.unauthorized and self._renew is not None:
            self._renew()
            answer = self._send(path, params, headers)
        if answer.status < 300 or answer.status == requests.codes.not_modified:  # noqa: PLR2004
            return answer
        raise meaning(self.service, path, answer)

    def _send(self, path: str, params: dict[str, str], headers: dict[str, str]) -> Answer:
        headers = {"Accept": "application/json", **self._headers(), **headers}
        self.usage.calls += 1
        try:
            response = self._session.get(
                self.base_url + path, params=params, headers=headers, timeout=self._timeout, allow_redirects=False,
                stream=True,
            )  # fmt: skip
            # In one piece: `content` reads 10 kB at a time, and lets go of the interpreter's lock at each.
            body = response.raw.read(decode_content=True)
        except ValueError as error:  # an address or a header that cannot even be sent
            message = f"{self.service} cannot be asked: check the connection's host and the client's tenant"
            raise Misconfigured(message, path=path) from error
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            reason = type(error).__name__
            message = f"{self.service} did not answer ({reason}): check the connection's host and the network"
            raise Unavailable(message, path=path) from error
        self.usage.bytes += len(body)
        self.usage.told = http_time(response.headers.get("Date")) or self.usage.told
        return Answer(response.status_code, response.headers, body)

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, Throttled) and error.retry_after is not None:
            return error.retry_after
        return wait_exponential_jitter(multiplier=self._pause, max=20 * self._pause, jitter=self._pause)(state)


def may_pass(error: BaseException) -> bool:
    """Whether it is worth this worker's time to try again."""
    if isinstance(error, Throttled):
        return error.retry_after is None or error.retry_after <= LONGEST_WAIT
    return isinstance(error, Transient)


def checked_url(url: str, service: str) -> str:
    """:raises Misconfigured: unless it is https, or http to this very machine; credentials do not belong in it."""
    parts = urlsplit(url)
    plain = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or parts.username or not (parts.scheme == "https" or plain):
        message = f"{service} needs an https:// address without a user name as the connection's host"
        raise Misconfigured(message, host=parts.hostname)
    return url.rstrip("/")


def meaning(service: str, path: str, answer: Answer) -> SyncioError:
    """Say what a refusal means; the body is not quoted, it may hold a client's data."""
    status = answer.status
    facts = {"status": status, "path": path, "correlation_id": answer.headers.get("xero-correlation-id")}
    if status == requests.codes.unauthorized:
        return Unauthorised(f"{service} refused the token: connect the client again", **facts)
    if status == requests.codes.forbidden:
        return Forbidden(f"{service} allows this client no access here: check scopes and tenant", **facts)
    if status == requests.codes.not_found:
        return Unknown(f"{service} knows no such address or document: check the connection's host", **facts)
    if status == requests.codes.too_many_requests:
        problem = answer.headers.get("X-Rate-Limit-Problem", "rate").lower()
        retry_after = seconds(answer.headers.get("Retry-After")) or (HOUR if problem in DAY else None)
        message = f"{service} has had enough calls ({problem} limit): they go on later"
        return Throttled(message, retry_after=retry_after, **facts)
    if status >= requests.codes.internal_server_error:
        return Unavailable(f"{service} failed to answer", **facts)
    if status < requests.codes.bad_request:
        return Misconfigured(f"{service} redirects elsewhere, which is not followed: check the host", **facts)
    return Terminal(f"{service} refused the request", **facts)


def seconds(text: str | None) -> float | None:
    """Read a Retry-After header; None where there is none, or it is a date."""
    return float(text) if text and text.isascii() and text.isdigit() else None


def http_time(text: str | None) -> datetime | None:
    """Read a `Date` header; None where there is none, or it is no date."""
    try:
        found = parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
