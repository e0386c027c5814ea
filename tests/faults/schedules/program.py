"""A process of ours, with its sessions in SyncIO's database and in FactorS, that may be killed and started again."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import event

from syncio.errors import SyncioError, Transient
from syncio.stores.database import Connection, Role, take_role, translated
from syncio.stores.factors import Factors, open_factors
from tests.faults.schedules.line import CURRENT, Channel, Killed, Line, Mortal, Strike


@dataclass(frozen=True)
class Ended:
    """How a piece of work ended: with a value, with an error that was told, or killed."""

    value: Any = None
    error: SyncioError | None = None
    killed: bool = False

    @property
    def may_be_done(self) -> bool:
        """Whether it may have been done though nobody was told so: the answer was lost."""
        return self.killed or isinstance(self.error, Transient)

    @property
    def well(self) -> bool:
        return self.error is None and not self.killed

    def __str__(self) -> str:
        if self.killed:
            return "killed"
        return f"{type(self.error).__name__}: {self.error}" if self.error else str(self.value)


class Program:
    """Sessions stay open from one piece of work to the next, until it is killed or a session broke."""

    def __init__(self, staging: str, factors: str, gone: Callable[[list[int]], None]) -> None:
        self.line = Line()
        self._staging = staging
        self._gone = gone
        self._sessions: dict[Role, Mortal] = {}
        self._factors = open_factors(factors)
        event.listen(self._factors.engine, "do_connect", self._enter_factors)

    def close(self) -> None:
        self._bury(list(self.line.connections))
        self._factors.close()

    def run(self, work: Callable[[], Any], strike: Strike | None = None) -> Ended:
        """Do some work; what is neither an error of ours nor a kill is a defect, and comes out as it is."""
        self.line.arm(strike)
        current = CURRENT.set(self.line)
        try:
            return Ended(work())
        except SyncioError as error:
            return Ended(error=error)
        except (Killed, Exception):
            if not self.line.dead:  # what a driver makes of its own death on the way out is no error of ours
                raise
            self._bury(list(self.line.connections))
            return Ended(killed=True)
        finally:
            CURRENT.reset(current)
            self.line.arm(None)
            self._bury([one for one in self.line.connections if one.closed])

    @contextmanager
    def staging(self, role: Role = "syncio_app") -> Iterator[Connection]:
        """A session of this process; one that met an error is ended, as a task's is."""
        with translated():
            session = self._sessions.get(role) or self._enter(role)
            try:
                yield session
                session.commit()
            except BaseException:
                session.close()
                raise

    def factors(self) -> Factors:
        return self._factors

    def _enter(self, role: Role) -> Mortal:
        session = self._connect("staging", conninfo=self._staging, connect_timeout=10)
        take_role(session, role)
        session.execute("SET lock_timeout = '20s'")
        session.commit()
        self._sessions[role] = session
        return session

    def _enter_factors(self, _dialect: Any, _record: Any, _given: list[Any], named: dict[str, Any]) -> Mortal:
        return self._connect("factors", **named)

    def _connect(self, channel: Channel, **named: Any) -> Mortal:
        with self.line.passing(channel):
            session = Mortal.connect(**named)
        session.channel, session.line = channel, self.line
        session.backend = session.info.backend_pid
        self.line.connections.append(session)
        return session

    def _bury(self, dead: list[Mortal]) -> None:
        """End these sessions, and wait until PostgreSQL has noticed: what they had locked is free then."""
        if not dead:
            return
        for session in dead:
            session.pgconn.finish()
        self.line.connections = [one for one in self.line.connections if one not in dead]
        self._sessions = {role: one for role, one in self._sessions.items() if one not in dead}
        self._factors.engine.dispose()
        self._gone([session.backend for session in dead])


def wait_until_gone(admin: psycopg.Connection[Any], backends: list[int]) -> None:
    while admin.execute("SELECT FROM pg_stat_activity WHERE pid = ANY(%s)", [backends]).rowcount:
        time.sleep(0.0005)
