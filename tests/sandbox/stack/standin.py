"""The stand-in Xero that the stack starts, as its first line of output describes it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypedDict


class Tenant(TypedDict):
    """An organisation of the stand-in, with what connects a client to it."""

    tenant_id: str
    name: str
    refresh_token: str


@dataclass(frozen=True, repr=False)
class StandIn:
    """Where the stand-in answers, and the application that may ask it."""

    url: str
    client_id: str
    client_secret: str
    tenants: list[Tenant]

    @classmethod
    def announced_in(cls, answers: Path) -> Self | None:
        """What the stand-in wrote when it was ready; None as long as it is not."""
        line, newline, _rest = answers.read_text().partition("\n") if answers.exists() else ("", "", "")
        if not newline:
            return None
        said = json.loads(line)
        return cls(said["url"], said["client_id"], said["client_secret"], said["tenants"])

    def connection(self) -> str:
        """The Airflow connection `xero_app` in its JSON form."""
        return json.dumps(
            {
                "conn_type": "xero",
                "host": self.url,
                "login": self.client_id,
                "password": self.client_secret,
                "extra": {"identity_url": self.url, "login_url": self.url},
            }
        )
