"""Starts the stand-in: in this process for tests, or as the body of ``python -m tests.sandbox.xero``."""

import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypedDict

import uvicorn

from tests.sandbox.xero.faults import Faults
from tests.sandbox.xero.lines import Line
from tests.sandbox.xero.oauth import Tokens, utc_now
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.rates import Limits
from tests.sandbox.xero.seeding import seeded
from tests.sandbox.xero.server import StandIn
from tests.sandbox.xero.wire import Request

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
    """A stand-in at ``url``. ``organisations`` are its live books: look, and edit through /admin/edits.

    ``faults`` are those still to come: add, or ask at /admin/faults.
    """

    url: str
    client_id: str
    client_secret: str
    tenants: list[Tenant]
    organisations: list[Organisation]
    faults: Faults

    def as_dict(self) -> dict[str, object]:
        """What another process needs to know."""
        return {
            "url": self.url,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "tenants": self.tenants,
        }


def build(
    port: int,
    seed: int,
    invoices: int,
    organisations: int,
    today: date | None = None,
    *,
    limits: Limits | None,
    clock: Callable[[], datetime] = utc_now,
    heard: Callable[[Request], None] | None = None,
    gzip: bool = False,
) -> tuple[Xero, uvicorn.Server, socket.socket]:
    """A stand-in whose port is open (0: any free one) and whose server is yet to run."""
    books = seeded(seed, invoices, organisations, today or datetime.now(UTC).date())
    listener = socket.create_server((HOST, port), backlog=512)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    tenants = [_tenant(organisation, seed) for organisation in books]
    client_id, client_secret = _secret(seed, "client id")[:32].upper(), _secret(seed, "client secret")
    tokens = Tokens(client_id, client_secret, clock)
    for tenant in tenants:
        tokens.grant((tenant["tenant_id"],), tenant["refresh_token"])
    app = StandIn(books, tokens, clock, limits=limits, heard=heard, gzip=gzip)
    config = uvicorn.Config(
        app, http=Line, date_header=False, lifespan="off", log_level="warning", access_log=False,
        timeout_graceful_shutdown=2,
    )  # fmt: skip
    return Xero(url, client_id, client_secret, tenants, books, app.faults), uvicorn.Server(config), listener


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
    limits: Limits | None = None,
    clock: Callable[[], datetime] = utc_now,
    heard: Callable[[Request], None] | None = None,
    gzip: bool = False,
) -> Iterator[Xero]:
    """A stand-in on a free port of this process, served by a thread until the block ends.

    It has no limits unless told: tests read in small pages, which are many calls. ``clock`` is Xero's; ``heard`` gets
    each request; ``gzip`` compresses as Xero does.
    """
    books = (seed, invoices, organisations, today)
    xero, server, listener = build(0, *books, limits=limits, clock=clock, heard=heard, gzip=gzip)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="stand-in Xero")
    thread.start()
    try:
        yield xero
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
