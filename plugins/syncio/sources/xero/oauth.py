"""Xero's OAuth 2: a refresh token for a new pair. Who may refresh, and when, is decided where the tokens are kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Lock

import requests
from oauthlib.oauth2 import OAuth2Error
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session

from syncio.domain.ports import Tokens
from syncio.errors import Unauthorised, Unavailable
from syncio.rest import TIMEOUT, checked_url

IDENTITY = "https://identity.xero.com"
#: oauthlib refuses plain http but for this variable; `checked_url` lets plain http pass on loopback alone.
PLAIN_HTTP = "OAUTHLIB_INSECURE_TRANSPORT"
_environment = Lock()


class XeroApp:
    """The app that was registered with Xero: its id and secret, and where its tokens come from."""

    def __init__(self, client_id: str, client_secret: str, identity_url: str = IDENTITY) -> None:
        self.client_id = client_id
        self._secret = client_secret
        self._token_url = checked_url(identity_url, "Xero's identity server") + "/connect/token"

    def refresh(self, refresh_token: str) -> Tokens:
        """Trade a refresh token for a new pair. The old one stays good for 30 minutes, in case the answer is lost.

        :raises Unauthorised: where Xero says that the token is spent, revoked or of another app.
        :raises Unavailable: where Xero did not answer as it should; the old token is still the one to use.
        """
        session = OAuth2Session(self.client_id)
        session.trust_env = False
        try:
            with plain_http(self._token_url):
                token = session.refresh_token(
                    self._token_url,
                    refresh_token=refresh_token,
                    auth=HTTPBasicAuth(self.client_id, self._secret),
                    timeout=TIMEOUT,
                )
        except OAuth2Error as error:
            if error.error in {"invalid_grant", "invalid_client", "unauthorized_client"}:
                raise Unauthorised(
                    "Xero refused to renew the token: connect the client again", code=error.error
                ) from None
            raise Unavailable("Xero's identity server did not answer with a token", code=error.error) from None
        except requests.RequestException as error:
            raise Unavailable("Xero's identity server did not answer", kind=type(error).__name__) from None
        expires = datetime.now(UTC) + timedelta(seconds=float(token.get("expires_in", 1800)))
        return Tokens(access=token["access_token"], refresh=token["refresh_token"], expires=expires)


@contextmanager
def plain_http(url: str) -> Iterator[None]:
    """Let oauthlib use http for one call, where `url` (already checked to be loopback) is http."""
    if not url.startswith("http:"):
        yield
        return
    with _environment:
        before = os.environ.get(PLAIN_HTTP)
        os.environ[PLAIN_HTTP] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[PLAIN_HTTP]
            else:
                os.environ[PLAIN_HTTP] = before
