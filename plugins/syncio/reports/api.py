"""The reviewer's HTTP: SyncIO's review endpoints and Airflow's log-in and waiting task, with the reviewer's own token.

The token goes to the address it came from and nowhere else: no redirects, no proxies or passwords from the environment.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import msgspec
import requests

from syncio.domain.review import Decided, Reopened, Signed
from syncio.domain.shown import Summary
from syncio.domain.versions import ChangeDetail
from syncio.errors import (
    Conflict,
    Forbidden,
    Invalid,
    Misconfigured,
    Stale,
    SyncioError,
    Terminal,
    Transient,
    Unauthorised,
    Unavailable,
    Unknown,
    Unreadable,
)
from syncio.reports.answers import Listed, Page, Refusal, Reviews, StaleDetail, Token

TIMEOUT = (5, 60)  # seconds to connect, and to wait for an answer
MOST = 1000  # changes or reviews a page
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TASK = "/api/v2/dags/review/dagRuns/review-{}/taskInstances/sign_off/-1/hitlDetails"
STATUSES: dict[int, type[SyncioError]] = {
    HTTPStatus.UNAUTHORIZED: Unauthorised,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: Unknown,
    HTTPStatus.CONFLICT: Conflict,
    HTTPStatus.BAD_REQUEST: Invalid,
    HTTPStatus.UNPROCESSABLE_ENTITY: Invalid,
    HTTPStatus.TOO_MANY_REQUESTS: Transient,
}

Answer = TypeVar("Answer")


class ReviewsApi:
    """The endpoints in the name of one user. Every method raises SyncioError and nothing else."""

    def __init__(self, base_url: str, token: str = "") -> None:
        self.base_url = address(base_url)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Accept"] = "application/json"
        if token:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def __repr__(self) -> str:
        return f"ReviewsApi({self.base_url!r})"

    @classmethod
    def log_in(cls, base_url: str, username: str, password: str) -> Self:
        """Get a token from Airflow; the password is sent once and not kept.

        :raises Unauthorised: where name or password is wrong.
        """
        body = {"username": username, "password": password}
        token = cls(base_url).call("POST", "/auth/token", Token, body)
        return cls(base_url, token.access_token)

    def reviews(self, state: str = "open", client: str = "") -> tuple[Listed, ...]:
        """The reviews this user may see, the newest thousand; state `open`, `closed` or `all`."""
        params = {"state": state, "client": client, "limit": str(MOST)}
        return self.call("GET", "/syncio/api/reviews", Reviews, params=params).reviews

    def review(self, review: int) -> Listed:
        return self.call("GET", f"/syncio/api/reviews/{review}", Listed)

    def summary(self, review: int) -> Summary:
        """The review in figures: by state, and which rules fired."""
        return self.call("GET", f"/syncio/api/reviews/{review}/summary", Summary)

    def changes(self, review: int, wanted: Mapping[str, str], offset: int = 0, limit: int = 100) -> Page:
        """Some of the changes that match `state`, `severity`, `type`, `rule` and `text`, in the order of `sort`."""
        params = {**{name: text for name, text in wanted.items() if text}, "offset": str(offset), "limit": str(limit)}
        return self.call("GET", f"/syncio/api/reviews/{review}/changes", Page, params=params)

    def change(self, review: int, change: int) -> ChangeDetail:
        """One change as it stands now, with its versions and what was said before."""
        return self.call("GET", f"/syncio/api/reviews/{review}/changes/{change}", ChangeDetail)

    def report(self, review: int, kind: str = "diff") -> str:
        """A published report's HTML page."""
        return self.send("GET", f"/syncio/api/reviews/{review}/report/{kind}").decode()

    def export(self, review: int, form: str) -> bytes:
        """The changes as the diff report shows them, as a file: `xlsx` or `csv`."""
        return self.send("GET", f"/syncio/api/reviews/{review}/export/{form}")

    def decide(self, review: int, decisions: Sequence[Mapping[str, Any]], on_behalf_of: str | None = None) -> Decided:
        """Record `{change_id, content_hash, verdict, reason}`, all or none; the same again counts once.

        :param on_behalf_of: by whose right, where it is not the user's own.
        :raises Stale: where changes are no longer what was shown; `changed` says which and how.
        """
        body = {"decisions": list(decisions), "on_behalf_of": on_behalf_of}
        return self.call("POST", f"/syncio/api/reviews/{review}/decisions", Decided, body)

    def sign(self, review: int, shown: str, on_behalf_of: str | None = None) -> Signed:
        """Close a review whose hash is `shown`, by a right as in `decide`; undecided changes are carried over."""
        body = {"hash": shown, "on_behalf_of": on_behalf_of}
        return self.call("POST", f"/syncio/api/reviews/{review}/sign", Signed, body)

    def reopen(self, review: int, change: int, shown: str, reason: str, on_behalf_of: str | None = None) -> Reopened:
        """Have a rejected change whose hash is `shown` come into the next review, by a right as in `decide`."""
        body = {"change_id": change, "hash": shown, "reason": reason, "on_behalf_of": on_behalf_of}
        return self.call("POST", f"/syncio/api/reviews/{review}/reopen", Reopened, body)

    def answer(self, review: int) -> None:
        """Tell Airflow's waiting task that the review is signed; only after `complete`.

        :raises Unknown: where the task does not wait (yet).
        :raises Conflict: where it was answered before.
        """
        self.send("PATCH", TASK.format(review), {"chosen_options": ["Signed"], "params_input": {}})

    def call(
        self, method: str, path: str, shape: type[Answer], body: Any = None, params: Mapping[str, str] | None = None
    ) -> Answer:
        content = self.send(method, path, body, params)
        try:
            return msgspec.json.decode(content, type=shape)
        except msgspec.DecodeError as error:
            message = "the server's answer is not SyncIO's: check the address, and that both are of one version"
            raise Unreadable(message, url=self.base_url, path=path) from error

    def send(self, method: str, path: str, body: Any = None, params: Mapping[str, str] | None = None) -> bytes:
        try:
            response = self._session.request(
                method, self.base_url + path, json=body, params=params, timeout=TIMEOUT, allow_redirects=False
            )
        except requests.RequestException as error:
            raise Unavailable("the server does not answer", url=self.base_url) from error
        if response.ok and not response.is_redirect:
            return response.content
        raise refusal(response)


class LoggedOut(ReviewsApi):
    """The endpoints in the name of nobody: every call raises Unauthorised."""

    def __init__(self) -> None:
        """Nothing is known, not even an address."""

    def send(self, method: str, path: str, body: Any = None, params: Mapping[str, str] | None = None) -> bytes:
        del method, body, params
        raise Unauthorised("not logged in", path=path)


def address(url: str) -> str:
    """:raises Misconfigured: unless it is https, or http on this machine: a password is going to be sent there."""
    parts = urlsplit(url.strip())
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not parts.hostname or parts.username or not safe:
        raise Misconfigured("the address must begin with https:// (http:// is for this machine only) and name no user")
    return url.strip().rstrip("/")


def refusal(response: requests.Response) -> SyncioError:
    """What an answer that is no success means, in the server's own words where it has some."""
    status = response.status_code
    if response.is_redirect:
        return Misconfigured("the server redirects elsewhere, which is not followed: check the address")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unavailable("the server cannot answer just now", status=status)
    detail = detail_of(response.content)
    if isinstance(detail, StaleDetail):
        return Stale(detail.message, changed=[msgspec.structs.asdict(change) for change in detail.stale])
    return STATUSES.get(status, Terminal)(detail or "the server refused", status=status)


def detail_of(content: bytes) -> str | StaleDetail:
    """The sentence or the stale changes in a refusal's body; '' where it has neither."""
    try:
        detail = msgspec.json.decode(content, type=Refusal).detail
    except msgspec.DecodeError:
        return ""
    if isinstance(detail, list):
        return "; ".join(str(place.get("msg", "")) for place in detail)
    return detail
