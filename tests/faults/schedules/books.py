"""A client's books at a stand-in Xero that runs in this process, on a clock of ours."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from threading import Thread
from typing import Any

import msgspec
import uvicorn

from tests.faults.schedules.clock import Clock
from tests.sandbox.xero.admin import Edits
from tests.sandbox.xero.drafts import Draft, EditError
from tests.sandbox.xero.lines import Line
from tests.sandbox.xero.mishaps import MISHAPS, mishap
from tests.sandbox.xero.oauth import Tokens, utc_now
from tests.sandbox.xero.seeding import seeded
from tests.sandbox.xero.server import StandIn
from tests.sandbox.xero.shelves import Entry
from tests.sandbox.xero.wire import Receive, Scope, Send

TODAY = date(2026, 11, 1)
#: Seconds between two calls: slow enough for any limit of Xero's.
CALL = 1.5
#: Ten megabytes a pull are slow: now and then.
RARE = "long_description"
USUAL = sorted(set(MISHAPS) - {RARE})
PLACES = ("/Contacts", "/Invoices", "/CreditNotes", "/Organisation", "page=2", "IDs=", "/api.xro/2.0/")
SHELVES = {"contacts": "Contacts", "invoices": "Invoices", "credit_notes": "CreditNotes"}


class Books:
    """One organisation with few invoices, from a seed."""

    def __init__(self, seed: int, clock: Clock) -> None:
        self.clock = clock
        self.organisation = seeded(seed, 6 + seed % 10, 1 + seed % 3, TODAY)[-1]
        self.tenant = self.organisation.tenant_id
        tokens = Tokens("app", "secret", utc_now)
        tokens.grant((self.tenant,), "refresh")
        self.stand_in = StandIn([self.organisation], tokens, clock)
        form = {
            "grant_type": "refresh_token",
            "refresh_token": "refresh",
            "client_id": "app",
            "client_secret": "secret",
        }
        self.token: str = json.loads(b"".join(tokens.exchange(form, "").parts))["access_token"]
        self._meanwhile: list[tuple[int, Callable[[], object]]] = []
        self._calls = 0

    def entries(self, stream: str) -> dict[str, Entry]:
        """What the books have now, by id."""
        return self.organisation.ledger.shelves[SHELVES[stream]].entries

    def edit(self, *edits: dict[str, Any]) -> bool:
        """The client edits its books; whether the books took it."""
        self.clock.sleep(1)
        draft = Draft({self.tenant: self.organisation}, self.clock())
        try:
            for edit in msgspec.convert({"edits": list(edits)}, Edits, strict=False).edits:
                edit.apply(draft)
        except EditError:
            return False
        draft.file()
        return True

    def trouble(self, dice: Random) -> str:
        """One mishap of Xero's on its way, once or until a call is given up."""
        name = RARE if dice.random() < 0.01 else dice.choice(USUAL)
        if name == "clock_skew" and self.clock.skew > timedelta(0):
            name = "reset"  # two clocks that are both fast: nothing could tell
        place, times = dice.choice(PLACES), dice.choice((1, 1, 1, 2, 4))
        self.stand_in.faults.add(mishap(name, dice.randrange(1000), place, times))
        return f"{name} at {place} x {times}"

    def calm(self) -> None:
        """Nothing goes wrong any more, and nobody edits in the middle."""
        self.stand_in.faults.clear()
        self._meanwhile.clear()

    def meanwhile(self, call: int, act: Callable[[], object]) -> None:
        """Do this just before the `call`-th call from now is answered."""
        self._meanwhile.append((self._calls + call, act))

    def called(self) -> None:
        self._calls += 1
        self.clock.sleep(CALL)
        for at, act in list(self._meanwhile):
            if at == self._calls:
                act()


class Door:
    """What answers at the stand-in's address: the books of the schedule that is being played."""

    def __init__(self) -> None:
        self.books: Books | None = None
        self.url = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        books = self.books
        assert books is not None
        books.called()
        await books.stand_in(scope, receive, send)


@contextmanager
def opened_door() -> Iterator[Door]:
    """Serve on a free port of this process."""
    door = Door()
    config = uvicorn.Config(door, http=Line, lifespan="off", log_level="error", access_log=False, date_header=False)
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    door.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, name="stand-in Xero")
    thread.start()
    try:
        yield door
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
