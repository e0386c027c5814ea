"""Starts the stand-in: in this process for tests, or as the body of ``python -m tests.sandbox.xero``."""

import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypedDict

import uvicorn

from tests.sandbox.xero.oauth import Tokens, utc_now
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.seeding import seeded
from tests.sandbox.xero.server import StandIn

HOST = "127.0.0.1"
INVOICES = 400
ORGANISATIONS = 3
SEED = 7


class Tenant(TypedDict):
    """An organisation and the refresh token of its own consent."""

    tenant_id: str
    name: str
    country: str
    currency: str
    timezone: str
    refresh_token: str


@dataclass(frozen=True)
class Xero:
    """A stand-in at ``url``. ``organisations`` are its live books: look, and edit through /admin/edits."""

    url: str
    client_id: str
    client_secret: str
    tenants: list[Tenant]
    organisations: list[Organisation]

    def as_dict(self) -> dict[str, object]:
        """What another process needs to know."""
        return {
            "url": self.url,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "tenants": self.tenants,
        }


def build(
    port: int, seed: int, invoices: int, organisations: int, today: date | None = None
) -> tuple[Xero, uvicorn.Server, socket.socket]:
    """A stand-in whose port is open (0: any free one) and whose server is yet to run."""
    books = seeded(seed, invoices, organisations, today or datetime.now(UTC).date())
    listener = socket.create_server((HOST, port), backlog=512)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    tenants = [_tenant(organisation, seed) for organisation in books]
    xero = Xero(url, _secret(seed, "client id")[:32].upper(), _secret(seed, "client secret"), tenants, books)
    tokens = Tokens(xero.client_id, xero.client_secret, utc_now)
    for tenant in tenants:
        tokens.grant((tenant["tenant_id"],), tenant["refresh_token"])
    config = uvicorn.Config(
        StandIn(books, tokens), lifespan="off", log_level="warning", access_log=False, timeout_graceful_shutdown=2
    )
    return xero, uvicorn.Server(config), listener


def _tenant(organisation: Organisation, seed: int) -> Tenant:
    return Tenant(
        tenant_id=organisation.tenant_id,
        name=organisation.name,
        country=organisation.country.code,
        currency=organisation.country.currency,
        timezone=organisation.country.timezone,
        refresh_token=_secret(seed, organisation.tenant_id),
    )


def _secret(seed: int, purpose: str) -> str:
    """Looks random, and is the same again for the same seed."""
    return hashlib.sha256(f"{seed}/{purpose}".encode()).hexdigest()


@contextmanager
def running(
    *,
    seed: int = SEED,
    invoices: int = INVOICES,
    organisations: int = ORGANISATIONS,
    today: date | None = None,
) -> Iterator[Xero]:
    """A stand-in on a free port of this process, served by a thread until the block ends."""
    xero, server, listener = build(0, seed, invoices, organisations, today)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="stand-in Xero")
    thread.start()
    try:
        yield xero
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
