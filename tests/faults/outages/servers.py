"""PostgreSQL servers that may be stopped: SyncIO's and FactorS's, each its own, durable as in production."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

from tests.faults.kills.day import played
from tests.faults.kills.way import Way
from tests.sandbox.postgres import Embedded, Logins, Scratch, provision
from tests.sandbox.postgres.embedded import free_port

Mode = Literal["fast", "immediate"]
Whose = Literal["syncio", "factors"]


@dataclass(frozen=True)
class Ground:
    """A client's second day on two servers."""

    way: Way
    servers: dict[Whose, Embedded]

    def stop(self, whose: Whose, mode: Mode) -> None:
        self.way.forget()
        self.servers[whose].stop(mode)

    def start(self, whose: Whose) -> None:
        self.servers[whose].start()

    def restart(self, whose: Whose, mode: Mode) -> None:
        """Stop a server and start it again where it was."""
        self.stop(whose, mode)
        self.start(whose)


@contextmanager
def ground() -> Iterator[Ground]:
    """Two servers with the second day on them, until the end."""
    with ExitStack() as stack:
        servers = {"syncio": stack.enter_context(server()), "factors": stack.enter_context(server())}
        scratch = {whose: Scratch(dsn, "outages_") for whose, (_, dsn, _) in servers.items()}
        logins = servers["factors"][2]
        way = stack.enter_context(played(scratch["syncio"], scratch["factors"], logins))
        yield Ground(way, {"syncio": servers["syncio"][0], "factors": servers["factors"][0]})


@contextmanager
def server() -> Iterator[tuple[Embedded, str, Logins]]:
    """One server, with its administrator's DSN and its log-ins; it comes back on the same port."""
    state = Path(mkdtemp(prefix="syncio-outages-"))
    embedded = Embedded(state, port=free_port())
    try:
        dsn = embedded.start()
        yield embedded, dsn, provision(dsn, state / "logins.json")
    finally:
        embedded.destroy()
