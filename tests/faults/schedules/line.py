"""Where a process of ours touches the world, and what strikes it there: a kill, or a connection that is lost.

Every exchange with a database goes through `Connection.wait`, the commits and COPY too: that is where side effects are
counted and struck. A killed process does nothing more: whatever it still tries while its `finally` blocks run is cut.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal, NoReturn

import psycopg
from psycopg.rows import TupleRow

from syncio.errors import Unavailable

Channel = Literal["staging", "factors", "source", "folder"]
#: Commits are side effects like others, and counted once more among themselves: most depends on them.
Place = Literal["staging", "factors", "source", "folder", "staging commit", "factors commit"]
COMMITS = ("BaseConnection._commit_gen", "BaseTransaction._exit_gen", "Transaction._exit_gen")
How = Literal["killed before", "killed after", "lost before", "lost after"]


class Killed(BaseException):  # not an error: the process is gone, and nothing may catch it
    """The process was killed here."""


@dataclass(frozen=True)
class Strike:
    """What hits the `at`-th side effect (from 1) at a place; after it, the answer is lost but the deed is done."""

    place: Place
    at: int
    how: How

    def __str__(self) -> str:
        return f"{self.how} its {self.at}. call of {self.place}"


@dataclass
class Line:
    """The line of one process to everything outside."""

    strike: Strike | None = None
    struck: bool = False
    dead: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    connections: list["Mortal"] = field(default_factory=list)

    def arm(self, strike: Strike | None) -> None:
        self.strike, self.struck, self.dead = strike, False, False
        self.counts.clear()

    @contextmanager
    def passing(self, channel: Channel, connection: "Mortal | None" = None, *, commit: bool = False) -> Iterator[None]:
        """One side effect; raises Killed, or the error of a lost connection, where it is struck."""
        if self.dead or isinstance(sys.exception(), Killed):
            self.die()
        places = (channel, f"{channel} commit") if commit else (channel,)
        self.counts.update(places)
        self._hit(places, "before", connection)
        yield
        self._hit(places, "after", connection)

    def die(self) -> NoReturn:
        """The operating system closes what a dead process had open."""
        self.dead = True
        for connection in self.connections:
            connection.pgconn.finish()
        raise Killed

    def _hit(self, places: Sequence[str], when: str, connection: "Mortal | None") -> None:
        strike = self.strike
        if strike is None or self.struck or strike.place not in places or self.counts[strike.place] != strike.at:
            return
        if not strike.how.endswith(when):
            return
        self.struck = True
        if strike.how.startswith("killed"):
            self._kill(strike.place)
        if connection is None:
            raise Unavailable("the disk is gone for a moment")
        connection.pgconn.finish()
        raise psycopg.OperationalError("the line was cut")

    def _kill(self, place: Place) -> None:
        if place == "source":  # in the thread that fetches: it surfaces in the one that stores, always at one place
            raise Killed
        self.die()


class Mortal(psycopg.Connection[TupleRow]):
    """A session whose every exchange is a side effect of its process."""

    line: Line | None = None
    channel: Channel = "staging"
    backend = 0

    def wait(self, gen: Any, *args: Any, **named: Any) -> Any:
        if self.line is None or self.closed or gen.__qualname__ == "BasePipeline._enter_gen":  # which sends nothing
            return super().wait(gen, *args, **named)
        with self.line.passing(self.channel, self, commit=gen.__qualname__ in COMMITS):
            return super().wait(gen, *args, **named)


#: The line of the process that is at work in this thread.
CURRENT: ContextVar[Line | None] = ContextVar("CURRENT", default=None)
