"""The command line as somebody at a shell has it: an environment, words, and what comes back."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from sqlalchemy.engine import make_url

from syncio.cli import main
from tests.sandbox.xero.running import Tenant, Xero

ROOT = Path(__file__).resolve().parents[3]


class Outcome(msgspec.Struct, frozen=True):
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> dict[str, Any]:
        """The one JSON object that is all of standard output."""
        (line,) = self.out.splitlines()
        found: dict[str, Any] = json.loads(line)
        return found

    @property
    def complaint(self) -> str:
        """The one line that says what is wrong."""
        (line,) = [line for line in self.err.splitlines() if line.startswith("syncio: ")]
        assert "Traceback" not in self.err
        return line


class Shell:
    """Runs commands with this environment and nothing else."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)

    def having(self, **changed: str | None) -> "Shell":
        """The same shell with variables set, or, where None, unset."""
        environment = self.environment | {name: value for name, value in changed.items() if value is not None}
        return Shell({name: value for name, value in environment.items() if changed.get(name, value) is not None})

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """`python -m syncio` in a process of its own."""
        command = [sys.executable, "-m", "syncio", *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(  # noqa: S603
            command, env=self.environment, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )

    def run(self, *words: str, given: str = "") -> Outcome:
        """The same command in this process: importing Airflow takes longer than most of what is tested."""
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, self.environment, clear=True),
            patch.object(sys, "stdin", io.StringIO(given)),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                code = main(words)
            except SystemExit as ended:
                code = int(ended.code or 0)
        return Outcome(code, out.getvalue(), err.getvalue())


def environment(dsn: str, xero: Xero, fernet_key: str, home: Path) -> dict[str, str]:
    """What `python -m syncio` needs to pull from this stand-in."""
    app = {"conn_type": "xero", "host": xero.url, "login": xero.client_id, "password": xero.client_secret}
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "plugins"),
        "AIRFLOW_HOME": str(home),
        "AIRFLOW_CONN_SYNCIO_DB": postgres(dsn),
        "AIRFLOW_CONN_XERO_APP": json.dumps(app | {"extra": {"identity_url": xero.url}}),
        "SYNCIO_FERNET_KEYS": fernet_key,
    }


def postgres(dsn: str, **changed: Any) -> str:
    """A DSN as an Airflow connection in JSON."""
    url = make_url(dsn)
    parts = {"host": url.host, "port": url.port, "schema": url.database, "login": url.username}
    return json.dumps({"conn_type": "postgres", **parts, "password": url.password, **changed})


def add(shell: Shell, tenant: Tenant, name: str = "Acme") -> Outcome:
    """Add a client by hand, its token through standard input."""
    words = (
        "client",
        "add",
        name,
        "--source",
        "xero",
        "--tenant",
        tenant["tenant_id"],
        "--refresh-token",
        "-",
        "--json",
    )
    return shell.run(*words, given=tenant["refresh_token"] + "\n")
