"""Counts the side effects of the stage that runs in this process, and strikes at one of them."""

import os
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Generator
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.waiting import Wait
from requests.adapters import HTTPAdapter

from syncio.stores.answering import Answering
from tests.faults.kills.points import Kind, Point, Side

#: psycopg's own generators that commit.
COMMITTING = frozenset({"BaseConnection._commit_gen", "BaseTransaction._exit_gen"})
WRITTEN = b"SELECT pg_current_xact_id_if_assigned()"
FILES = ((os, "replace"), (os, "fsync"), (os, "mkdir"), (tempfile, "mkstemp"))


class Tracer:
    """Patches what every effect goes through, for good: the process lives for one stage.

    :param strike: called at `at`, if the stage gets there.
    """

    def __init__(self, at: Point | None, strike: Callable[[], None]) -> None:
        self._at = at
        self._strike = strike
        self._counts: Counter[tuple[str, Kind]] = Counter()
        self.points: list[Point] = []

    def install(self) -> None:
        """From here on everything is counted."""
        for owner in (psycopg, Answering):
            self._patch(owner, "connect", lambda *_: "connect")
        self._patch(HTTPAdapter, "send", lambda *_: "call")
        for module, name in FILES:
            self._patch(module, name, lambda *_: "file")
        self._watch_exchanges()

    def _patch(self, owner: Any, name: str, kind: Callable[..., Kind]) -> None:
        """Count the calls of a function."""
        real = getattr(owner, name)

        def counted(*args: Any, **kwargs: Any) -> Any:
            step = self._begin(kind(*args))
            answer = real(*args, **kwargs)
            self._reached(step("after"))
            return answer

        setattr(owner, name, counted)

    def _watch_exchanges(self) -> None:
        """Count what psycopg sends and hears; SQLAlchemy's sessions go by the same way."""
        real = psycopg.Connection.wait

        def wait(connection: psycopg.Connection, gen: Any, *args: Any, **kwargs: Any) -> Any:
            step = self._begin("commit" if commits(connection, gen) else "statement")
            answer = real(connection, self._sending(gen, step("sent")), *args, **kwargs)
            self._reached(step("after"))
            return answer

        psycopg.Connection.wait = wait  # type: ignore[assignment,method-assign]

    def _sending(self, gen: Generator[Any, Any, Any], sent: Point) -> Generator[Any, Any, Any]:
        """Pass on an exchange; reached as soon as it has nothing left to send and waits for the answer."""
        waited = False
        try:
            ready = next(gen)
            while True:
                if ready == Wait.R and not waited:
                    waited = True
                    self._reached(sent)
                ready = gen.send((yield ready))
        except StopIteration as ended:
            return ended.value

    def _begin(self, kind: Kind) -> Callable[[Side], Point]:
        """Count an effect that is about to be; answers its points by side."""
        thread = "main" if threading.current_thread() is threading.main_thread() else "fetch"
        self._counts[thread, kind] += 1
        no = self._counts[thread, kind]

        def step(side: Side) -> Point:
            return Point(thread, kind, no, side)  # type: ignore[arg-type]

        self._reached(step("before"))
        return step

    def _reached(self, point: Point) -> None:
        self.points.append(point)
        if point == self._at:
            self._strike()


def commits(connection: psycopg.Connection, gen: Any) -> bool:
    """Whether this exchange makes durable what the transaction has written."""
    if (
        getattr(gen, "__qualname__", "") not in COMMITTING
        or connection.info.transaction_status != TransactionStatus.INTRANS
    ):
        return False
    return connection.pgconn.exec_(WRITTEN).get_value(0, 0) is not None
