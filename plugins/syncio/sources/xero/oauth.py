"""Xero's OAuth 2: a refresh token for a new pair. Who may refresh, and when, is decided where the tokens are kept."""

from datetime import UTC, datetime, timedelta

import msgspec
import requests

from syncio.domain.ports import Tokens
from syncio.errors import SyncioError, Throttled, Unauthorised, Unavailable
from syncio.rest import TIMEOUT, checked_url, seconds

IDENTITY = "https://identity.xero.com"
#: RFC 6749, 5.2: what no repetition can mend.
REFUSALS = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "unsupported_grant_type"})


class Grant(msgspec.Struct):
    """RFC 6749, 5.1; Xero always says how long the token lives, and it is 30 minutes."""

    access_token: str
    refresh_token: str
    expires_in: float = 1800


class Refusal(msgspec.Struct):
    error: str


class XeroApp:
    """The app that was registered with Xero: its id and secret, and where its tokens come from."""

    def __init__(self, client_id: str, client_secret: str, identity_url: str = IDENTITY) -> None:
        self.client_id = client_id
        self._secret = client_secret
        self._token_url = checked_url(identity_url, "Xero's identity server") + "/connect/token"

    def refresh(self, refresh_token: str) -> Tokens:
        """Trade a refresh token for a new pair. The old one stays good for 30 minutes, in case the answer is lost.

        :raises Unauthorised: where Xero says that the token is spent, revoked or of another app.
        :raises Transient: where Xero did not answer as it should; the old token is still the one to use.
        """
        asked = datetime.now(UTC)
        answer = self._post({"grant_type": "refresh_token", "refresh_token": refresh_token})
        try:
            grant = msgspec.json.decode(answer.content, type=Grant)
        except ValueError:
            raise refused(answer) from None  # the answer may hold a token: it is not quoted
        return Tokens(grant.access_token, grant.refresh_token, asked + timedelta(seconds=grant.expires_in))

    def _post(self, form: dict[str, str]) -> requests.Response:
        with requests.Session() as session:
            session.trust_env = False
            try:
                return session.post(
                    self._token_url, form, auth=(self.client_id, self._secret), timeout=TIMEOUT, allow_redirects=False
                )
            except requests.RequestException as error:
                raise Unavailable("Xero's identity server did not answer", kind=type(error).__name__) from None


def refused(answer: requests.Response) -> SyncioError:
    """Say what an answer without tokens means."""
    try:
        code = msgspec.json.decode(answer.content, type=Refusal).error
    except ValueError:
        code = ""
    if code in REFUSALS:
        return Unauthorised("Xero refused to renew the token: connect the client again", code=code)
    if answer.status_code == requests.codes.too_many_requests:
        retry_after = seconds(answer.headers.get("Retry-After"))
        return Throttled("Xero's identity server has had enough calls: they go on later", retry_after=retry_after)
    return Unavailable("Xero's identity server did not answer with a token", status=answer.status_code)
