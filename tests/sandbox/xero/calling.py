"""A plain HTTP caller of the stand-in, for tests that look at what it sends."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, cast

import msgspec
import urllib3

from tests.sandbox.xero.routes import ACCOUNTING
from tests.sandbox.xero.running import Tenant, Xero


def parse(body: bytes) -> Any:
    """JSON with every number that has a point as an exact Decimal."""
    return msgspec.json.Decoder(float_hook=Decimal).decode(body)


class Caller:
    """Calls one tenant of a stand-in with a token of its consent."""

    def __init__(self, xero: Xero, tenant: Tenant, pool: urllib3.PoolManager) -> None:
        self.xero, self.tenant, self._pool = xero, tenant, pool
        self.refresh_token = tenant["refresh_token"]
        self.renew()

    def renew(self) -> None:
        """Asks for a new pair, as is due every half hour of Xero's clock."""
        pair = self.token(self.refresh_token).json()
        self.access_token, self.refresh_token = pair["access_token"], pair["refresh_token"]

    def token(self, refresh_token: str, grant_type: str = "refresh_token") -> urllib3.BaseHTTPResponse:
        """Asks for tokens."""
        basic = urllib3.make_headers(basic_auth=f"{self.xero.client_id}:{self.xero.client_secret}")
        fields = {"grant_type": grant_type, "refresh_token": refresh_token}
        return self.request("POST", "/connect/token", headers=basic, fields=fields, encode_multipart=False)

    def request(self, method: str, path: str, **options: Any) -> urllib3.BaseHTTPResponse:
        """One request, never repeated."""
        return self._pool.request(method, f"{self.xero.url}{path}", retries=False, timeout=20, **options)

    def get(self, path: str, headers: dict[str, str] | None = None, **query: str | int) -> urllib3.BaseHTTPResponse:
        """A GET below the Accounting API; ``headers`` replace those that every call carries."""
        usual = {
            "Authorization": f"Bearer {self.access_token}",
            "xero-tenant-id": self.tenant["tenant_id"],
            "Accept": "application/json",
        }
        return self.request("GET", f"{ACCOUNTING}{path}", headers=usual | (headers or {}), fields=query)

    def read(self, kind: str, headers: dict[str, str] | None = None, **query: str | int) -> list[dict[str, Any]]:
        """The records of one page or list."""
        answer = self.get(kind, headers, **query)
        assert answer.status == 200, answer.data
        return cast("list[dict[str, Any]]", parse(answer.data)[kind.partition("/")[0]])

    def one(self, kind: str, key: str) -> dict[str, Any]:
        """A record as lists show it, lines included."""
        (record,) = self.read(kind, IDs=key)
        return record

    def all(self, kind: str, **query: str | int) -> Iterator[dict[str, Any]]:
        """The records of all pages."""
        page, count = 1, 1
        while page <= count:
            body = parse(self.get(kind, None, page=page, **query).data)
            yield from body[kind]
            page, count = page + 1, body["pagination"]["pageCount"]

    def edit(self, *edits: dict[str, Any]) -> urllib3.BaseHTTPResponse:
        """Edits, all at once."""
        return self.request("POST", "/admin/edits", json={"edits": list(edits)})

    def edited(self, *edits: dict[str, Any]) -> list[dict[str, str]]:
        """Edits that must succeed; what they touched."""
        answer = self.edit(*edits)
        assert answer.status == 200, answer.data
        return cast("list[dict[str, str]]", answer.json()["touched"])


@contextmanager
def calling(xero: Xero, tenant: int = 0) -> Iterator[Caller]:
    """A caller of the stand-in's ``tenant``-th organisation."""
    with urllib3.PoolManager() as pool:
        yield Caller(xero, xero.tenants[tenant], pool)
