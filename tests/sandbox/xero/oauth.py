"""Consents and their tokens, as https://developer.xero.com/documentation/guides/oauth2/token-types has them."""

import base64
import binascii
import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.sandbox.xero.wire import Answer, RefusedError, json_answer, problem

ACCESS_LIFE = timedelta(minutes=30)
GRACE = timedelta(minutes=30)
SCOPE = (
    "offline_access accounting.invoices.read accounting.payments.read accounting.contacts.read "
    "accounting.settings.read accounting.attachments.read"
)


@dataclass(frozen=True)
class Consent:
    """What a person granted once: access to these tenants."""

    tenant_ids: tuple[str, ...]
    created: datetime
    auth_event_id: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass
class _Refresh:
    consent: Consent
    rotated: datetime | None = None


class Tokens:
    """Issues and checks tokens for one app. ``clock`` gives aware times."""

    def __init__(self, client_id: str, client_secret: str, clock: Callable[[], datetime]) -> None:
        self.client_id, self._client_secret, self._clock = client_id, client_secret, clock
        self._refresh: dict[str, _Refresh] = {}
        self._access: dict[str, tuple[Consent, datetime]] = {}

    def grant(self, tenant_ids: tuple[str, ...], refresh_token: str) -> None:
        """Records a consent, of which this is the refresh token."""
        self._refresh[refresh_token] = _Refresh(Consent(tenant_ids, self._clock()))

    def exchange(self, form: Mapping[str, str], authorization: str) -> Answer:
        """Answers a token request; the refresh token given dies 30 minutes after its first use."""
        if not self._is_client(form, authorization):
            raise _refused("invalid_client")
        if form.get("grant_type") != "refresh_token":
            raise _refused("unsupported_grant_type")
        held = self._refresh.get(form.get("refresh_token", ""))
        now = self._clock()
        if held is None or (held.rotated is not None and now > held.rotated + GRACE):
            raise _refused("invalid_grant")
        held.rotated = held.rotated or now
        return json_answer(self._issue(held.consent, now))

    def _issue(self, consent: Consent, now: datetime) -> dict[str, str | int]:
        access, refresh = secrets.token_urlsafe(48), secrets.token_urlsafe(32)
        self._access[access] = consent, now + ACCESS_LIFE
        self._refresh[refresh] = _Refresh(consent)
        return {
            "access_token": access,
            "expires_in": int(ACCESS_LIFE.total_seconds()),
            "token_type": "Bearer",
            "refresh_token": refresh,
            "scope": SCOPE,
        }

    def _is_client(self, form: Mapping[str, str], authorization: str) -> bool:
        """Basic authentication, or the pair in the form, as the official SDK sends it."""
        scheme, _, given = authorization.partition(" ")
        pair = f"{form.get('client_id', '')}:{form.get('client_secret', '')}".encode()
        if scheme.lower() == "basic":
            try:
                pair = base64.b64decode(given, validate=True)
            except binascii.Error:
                return False
        return secrets.compare_digest(pair, f"{self.client_id}:{self._client_secret}".encode())

    def consent(self, authorization: str) -> Consent:
        """The consent of a bearer token. RefusedError (401) where it is missing, unknown or expired."""
        scheme, _, token = authorization.partition(" ")
        held = self._access.get(token) if scheme.lower() == "bearer" else None
        if held is None:
            raise problem(401, "Unauthorized", "AuthenticationUnsuccessful")
        consent, expires = held
        if self._clock() >= expires:
            raise problem(401, "Unauthorized", f"TokenExpired: token expired at {expires:%m/%d/%Y %H:%M:%S}")
        return consent


def _refused(error: str) -> RefusedError:
    return RefusedError(json_answer({"error": error}, 400))


def utc_now() -> datetime:
    return datetime.now(UTC)
