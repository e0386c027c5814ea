"""JupyterLab, which serves Notebook 7 too, and Voila on the project's notebooks, set up as in `deploy/jupyter`."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.sandbox.postgres.embedded import free_port
from tests.sandbox.stack import fronts

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


@dataclass(frozen=True)
class Jupyter:
    """A server: its address without a path, its token, the home that its kernels have."""

    url: str
    token: str
    home: Path

    def page(self, path: str = "") -> str:
        return f"{self.url}/{path}?token={self.token}"

    def get(self, path: str = "", token: str = "") -> requests.Response:
        return self._send("GET", path, token)

    def post(self, path: str, token: str) -> requests.Response:
        return self._send("POST", path, token)

    def _send(self, method: str, path: str, token: str) -> requests.Response:
        headers = {"Authorization": f"token {token}"} if token else {}
        url = f"{self.url}/{path}"
        return requests.request(method, url, headers=headers, timeout=PATIENCE, allow_redirects=False)

    @property
    def connections(self) -> set[Path]:
        """A file for each of its kernels."""
        return {*self.home.rglob("kernel-*.json")}


@contextmanager
def jupyterlab(home: Path, syncio_url: str) -> Iterator[Jupyter]:
    port = free_port()
    command = fronts.jupyterlab(ROOT / "notebooks", port)
    with started(home, syncio_url, "JUPYTER_TOKEN", command, port, "api") as server:
        yield server


@contextmanager
def voila(home: Path, syncio_url: str, *options: str, token: str | None = None) -> Iterator[Jupyter]:
    port = free_port()
    command = [*fronts.voila(ROOT / "notebooks", port, home), *options]
    with started(home, syncio_url, "VOILA_TOKEN", command, port, "login", token) as server:
        yield server


@contextmanager
def started(
    home: Path,
    syncio_url: str,
    token_in: str,
    command: Sequence[str],
    port: int,
    answers: str,
    token: str | None = None,
) -> Iterator[Jupyter]:
    """A server that knows SyncIO's address and its own token, and nothing else."""
    token = secrets.token_urlsafe() if token is None else token
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "PYTHONPATH": str(ROOT / "plugins"),
        "JUPYTER_CONFIG_PATH": str(ROOT / "deploy" / "jupyter"),
        "JUPYTER_PATH": str(ROOT / "deploy" / "jupyter"),
        "SYNCIO_URL": syncio_url,
        token_in: token,
    }
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, cwd=home, stdout=log, stderr=log)  # noqa: S603  # ours
    server = Jupyter(f"http://127.0.0.1:{port}", token, home)
    try:
        until_it_answers(f"{server.url}/{answers}")
        yield server
    finally:
        ended(process)


def ended(process: subprocess.Popen[bytes]) -> None:
    """End it, by force where it does not listen: JupyterLab may wait for its kernels for good."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def until_it_answers(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            requests.get(url, timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{url} does not answer")
