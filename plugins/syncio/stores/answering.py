"""Sessions at PostgreSQL that give up a server which does not answer.

Its own limits do not help where the server itself hangs, and the network's do not where its kernel, or a box on the
line, still acknowledges what is sent.
"""

from typing import Any, ClassVar, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.errors import _WaitTimeout  # what `Connection.wait` is documented to raise
from psycopg.rows import TupleRow
from sqlalchemy import Engine, event

Answer = TypeVar("Answer")


class Answering(psycopg.Connection[TupleRow]):
    """A session that is closed where an answer takes longer than `longest` seconds: more than a statement may take."""

    longest: ClassVar[float] = 130.0

    def wait(self, gen: PQGen[Answer], interval: float = 0.1, timeout: float | None = None) -> Answer:
        """Wait for the answer of one exchange.

        :raises psycopg.OperationalError: where there is none; nobody knows then what became of the statement.
        """
        try:
            return super().wait(gen, interval, self.longest if timeout is None else timeout)
        except _WaitTimeout as error:
            if timeout is not None:
                raise
            self.close()
            raise psycopg.OperationalError("the server does not answer") from error


def give_up_the_silent(engine: Engine) -> None:
    """Let an engine for PostgreSQL connect with such sessions."""

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, arguments: tuple[Any, ...], options: dict[str, Any]) -> Answering:
        return Answering.connect(*arguments, **options)
