"""SyncIO's web app, served by Airflow, and people who are logged in to it."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import requests
from sqlalchemy.engine import make_url

from tests.integration.web.auth_managers import PEOPLE, AuthManager, settings

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Served:
    """The server's address and everybody's password."""

    url: str
    passwords: Mapping[str, str]
    reports: Path
    log: Path

    @cached_property
    def _tokens(self) -> dict[str, str]:
        return {}

    def token(self, user: str) -> str:
        if user not in self._tokens:
            body = {"username": user, "password": self.passwords[user]}
            answer = requests.post(f"{self.url}/auth/token", json=body, timeout=60)
            answer.raise_for_status()
            self._tokens[user] = answer.json()["access_token"]
        return self._tokens[user]

    def get(self, path: str, user: str, **query: Any) -> requests.Response:
        return self.send("GET", path, self.bearer(user), params=query)

    def post(self, path: str, user: str, body: Any) -> requests.Response:
        return self.send("POST", path, self.bearer(user), json=body)

    def send(self, method: str, path: str, headers: Mapping[str, str | bytes], **kwargs: Any) -> requests.Response:
        return requests.request(method, f"{self.url}/syncio{path}", headers=headers, timeout=60, **kwargs)

    def bearer(self, user: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(user)}"}


@contextmanager
def served(home: Path, dsn: str, manager: AuthManager, **more: str) -> Iterator[Served]:
    """Serve the app over `dsn` until the end; its state and log are in `home`. `more` of Airflow's settings."""
    passwords = {user: secrets.token_urlsafe(12) for user in PEOPLE}
    log = home / "server.log"
    with log.open("w") as errors:
        env = environment(home, dsn) | settings(manager, home, passwords) | more
        command = [sys.executable, "-m", "tests.integration.web.api_server"]
        server = subprocess.Popen(  # noqa: S603  # ourselves
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            yield Served(f"http://127.0.0.1:{port(server, log)}", passwords, home / "reports", log)
        finally:
            server.terminate()
            server.communicate(timeout=30)


def port(server: "subprocess.Popen[str]", log: Path) -> int:
    assert server.stdout is not None
    for line in server.stdout:
        if line.strip().isdigit():
            return int(line)
    raise RuntimeError(f"the server ended before it listened: {log.read_text()}")


def environment(home: Path, dsn: str) -> dict[str, str]:
    """Composed from nothing, as a deployment would."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}",
        "_AIRFLOW_PROCESS_CONTEXT": "server",
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home / 'airflow.db'}",
        "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_hex(32),
        "AIRFLOW_CONN_SYNCIO_DB": connection(dsn),
        "SYNCIO_REPORTS_URL": (home / "reports").as_uri(),
    }


def connection(dsn: str) -> str:
    """A libpq URL as an Airflow connection."""
    url = make_url(dsn)
    parts = {"host": url.host, "port": url.port, "schema": url.database, "login": url.username}
    return json.dumps({"conn_type": "postgres", **parts, "password": url.password})
