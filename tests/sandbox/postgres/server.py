"""Which server is used: the embedded one, unless `SYNCIO_PG_URL` names another."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from sqlalchemy.engine import make_url

from tests.sandbox.postgres.account import PostgresError
from tests.sandbox.postgres.embedded import Embedded

VAR = Path(__file__).resolve().parents[3] / "var"
EXTERNAL = "SYNCIO_PG_URL"


class Server:
    """A PostgreSQL server to work on: started on entry, ended on exit; one that a person named is left alone.

    :param state: private folder of the embedded server.
    :param fast: give up durability (the embedded server alone; for tests).
    """

    def __init__(self, state: Path = VAR / "pg", *, fast: bool = False) -> None:
        named = os.environ.get(EXTERNAL)
        self._named = make_url(named).set(drivername="postgresql") if named else None
        self._state = state
        self._embedded = Embedded(state, fast=fast)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def admin(self) -> str:
        """DSN of the role that may create databases and roles; the server must be running."""
        return self._named.render_as_string(hide_password=False) if self._named else self._embedded.dsn

    @property
    def credentials(self) -> Path:
        """The file that keeps the log-ins' passwords: beside the embedded server, or one for a named server."""
        if not self._named:
            return self._state / "logins.json"
        return VAR / f"logins-{self._named.host or 'socket'}-{self._named.port or 5432}.json"

    @property
    def named(self) -> bool:
        """Whether a person named the server, so that it is not ours to end."""
        return self._named is not None

    def start(self) -> str:
        """Start the server where it does not run, and answer `admin`.

        :raises PostgresError: where it does not start, or the named server does not let us in.
        """
        if not self._named:
            return self._embedded.start()
        try:
            psycopg.connect(self.admin, connect_timeout=10).close()
        except psycopg.OperationalError as error:
            raise PostgresError(f"the server that {EXTERNAL} names cannot be used: {error}") from None
        return self.admin

    def stop(self) -> None:
        if not self._named:
            self._embedded.stop()

    def destroy(self) -> None:
        """End the embedded server and remove all its data."""
        if not self._named:
            self._embedded.destroy()
