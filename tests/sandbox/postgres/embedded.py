"""The embedded PostgreSQL: one server on 127.0.0.1, made, started, taken over and ended with `initdb` and `pg_ctl`."""

import secrets
import shutil
import socket
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import filelock
import psycopg
from sqlalchemy.engine import URL

from tests.sandbox.postgres import binaries
from tests.sandbox.postgres.account import Account, PostgresError
from tests.sandbox.postgres.postmaster import Postmaster

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "200",
    "shared_buffers": "128MB",
}
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_START_ATTEMPTS = 3  # another program may take the free port before the server does


def free_port() -> int:
    """A TCP port on 127.0.0.1 that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Embedded:
    """A server whose secrets rest in `state` (a private folder); `fast` gives up durability, for tests only.

    :param port: where it is to answer each time it is started; any free port where left out.

    Safe to start from several processes at once: the first starts it, the others find it running.
    """

    def __init__(self, state: Path, *, fast: bool = False, port: int | None = None) -> None:
        self._state = state.resolve()
        self._fast = fast
        self._port = port
        self._account = Account.for_postgres()
        self._place = self._account.place(self._state)
        self._data = self._place / "data"
        self._log = self._place / "server.log"
        self._password = self._state / "password"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self) -> str:
        """Start the server, or take over the one that an ended launcher left; answers the superuser's DSN."""
        with self._locked():
            self._account.make(self._place)
            if self._running() and not self._answers():
                self._stop("immediate")
            if not self._running():
                self._create()
                self._launch()
        return self.dsn

    @property
    def dsn(self) -> str:
        """The superuser's DSN (`postgresql://...`, password included); the server must be running."""
        running = self._running()
        if running is None:
            raise PostgresError(f"PostgreSQL of {self._state} is not running: run `make up`")
        url = URL.create("postgresql", "postgres", self._password.read_text(), "127.0.0.1", running.port, "postgres")
        return url.render_as_string(hide_password=False)

    @property
    def running(self) -> bool:
        return self._running() is not None

    def stop(self, mode: Literal["fast", "immediate"] = "fast") -> None:
        """End the server and wait until it has gone; does nothing where none runs.

        :param mode: `fast` ends every session; `immediate` is as if the machine had lost its power.
        """
        if self._state.exists():
            with self._locked():
                self._stop(mode)

    def destroy(self) -> None:
        """End the server at once and remove its data, secrets and programs."""
        if self._state.exists():
            with self._locked():
                self._stop("immediate")
                shutil.rmtree(self._place, ignore_errors=True)
                shutil.rmtree(self._state, ignore_errors=True)

    def _running(self) -> Postmaster | None:
        return Postmaster.of(self._data)

    def _locked(self) -> filelock.BaseFileLock:
        self._state.mkdir(mode=0o700, parents=True, exist_ok=True)
        return filelock.FileLock(self._state / "lock")

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.dsn, connect_timeout=5).close()
        except (OSError, psycopg.OperationalError):
            return False
        return True

    def _program(self, name: str) -> Path:
        return (binaries.copied_to(self._place) if self._account.dropped else binaries.installed()) / name

    def _create(self) -> None:
        if self._data.exists() and self._password.exists():
            return
        self._stop("immediate")
        shutil.rmtree(self._data, ignore_errors=True)  # without its password: a deleted checkout left it
        unfinished, password = self._place / "data.new", self._place / "password.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self._account.give(unfinished)
        self._write_secret(self._password, secrets.token_urlsafe(24))
        self._write_secret(password, self._password.read_text())
        self._account.give(password)
        self._initdb(unfinished, password)
        password.unlink()
        unfinished.rename(self._data)

    @staticmethod
    def _write_secret(path: Path, text: str) -> None:
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(text)

    def _initdb(self, data: Path, password: Path) -> None:
        settings = [part for name, value in _SETTINGS.items() for part in ("--set", f"{name}={value}")]
        options = ["-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}", "--no-locale", "-E", "UTF8"]
        options += settings + (["--no-sync"] if self._fast else [])
        done = self._account.run([self._program("initdb"), "-D", data, *options])
        if done.returncode:
            raise PostgresError(f"initdb could not make {data}:\n{done.stdout}")

    def _launch(self) -> None:
        self._log.unlink(missing_ok=True)
        self._log.touch(mode=0o600)
        self._account.give(self._log)
        for _ in range(_START_ATTEMPTS):
            options = f"-p {self._port or free_port()} {_FAST if self._fast else ''}"
            start: list[str | Path] = ["-D", self._data, "-l", self._log, "-w", "-t", "60", "-o", options, "start"]
            if self._account.run([self._program("pg_ctl"), *start]).returncode == 0:
                return
        tail = "\n".join(self._log.read_text().splitlines()[-20:])
        raise PostgresError(f"PostgreSQL of {self._state} did not start; the end of its log {self._log}:\n{tail}")

    def _stop(self, mode: str) -> None:
        if self._running() is None:
            return
        done = self._account.run([self._program("pg_ctl"), "-D", self._data, "-m", mode, "-w", "-t", "60", "stop"])
        if done.returncode:
            raise PostgresError(f"PostgreSQL of {self._state} did not stop:\n{done.stdout}")
