"""The stand-in Xero in a process of its own, whose CPU is nobody's; without Xero's limits of calls."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests

#: Of the documents with which an edit shall do something.
LIVE = ("AUTHORISED", "PAID")


class StandIn:
    """Books of one size for every organisation; `said` is what it announced."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.url: str = said["url"]
        self.application: tuple[str, str] = (said["client_id"], said["client_secret"])
        self.tenants: list[dict[str, str]] = said["tenants"]

    def access_token(self, tenant: int = 0) -> str:
        form = {"grant_type": "refresh_token", "refresh_token": self.tenants[tenant]["refresh_token"]}
        answer = requests.post(f"{self.url}/connect/token", form, auth=self.application, timeout=60)
        answer.raise_for_status()
        return str(answer.json()["access_token"])

    def edit(self, count: int, wording: str) -> None:
        """Reword the first line of `count` invoices: always the same ones."""
        listed = requests.get(f"{self.url}/admin/tenants/{self.tenants[0]['tenant_id']}/invoices", timeout=300).json()
        chosen = [invoice["id"] for invoice in listed if invoice["status"] in LIVE][:count]
        edits = [{"op": "reword", "invoice": key, "line": 0, "description": wording} for key in chosen]
        requests.post(f"{self.url}/admin/edits", json={"edits": edits}, timeout=300).raise_for_status()

    def invoice_calls(self) -> int:
        """Calls for invoices since the last time it was asked."""
        counted: dict[str, int] = requests.get(f"{self.url}/admin/statistics", timeout=60).json()["requests"]
        requests.post(f"{self.url}/admin/statistics/reset", timeout=60).raise_for_status()
        return sum(count for path, count in counted.items() if path.endswith("/Invoices"))


@contextmanager
def standin(invoices: int, organisations: int = 1) -> Iterator[StandIn]:
    """A stand-in with so many invoices in each organisation, until the end."""
    size = ["--invoices", str(invoices), "--organisations", str(organisations)]
    argv = [sys.executable, "-m", "tests.sandbox.xero", "--unlimited", *size]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield StandIn(json.loads(process.stdout.readline()))
        finally:
            process.terminate()
