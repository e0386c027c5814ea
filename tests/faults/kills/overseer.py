"""The administrator's session, which sees everything and survives what happens to the server."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy.engine import make_url

OPTIONS = "-c search_path=syncio,public,integration -c timezone=UTC"


class Overseer:
    """One session for many questions; connects when first asked, and again after `forget`."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.database = str(make_url(dsn).database)
        self._connection: psycopg.Connection | None = None

    def rows(self, query: str, values: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
        """What a query answers."""
        return self._connected().execute(query.encode(), values).fetchall()

    @contextmanager
    def past_all_rules(self) -> Iterator[psycopg.Connection]:
        """One transaction that no trigger and no foreign key holds up."""
        connection = self._connected()
        with connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            yield connection

    def forget(self) -> None:
        """Let go of the session: the server is about to be stopped, or was."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _connected(self) -> psycopg.Connection:
        if self._connection is None:
            self._connection = psycopg.connect(self.dsn, autocommit=True, options=OPTIONS)
        return self._connection
