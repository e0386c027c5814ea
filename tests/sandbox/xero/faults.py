"""Answers that go wrong on purpose, in the order they were asked for; `mishaps` names the usual ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Literal

import msgspec

from tests.sandbox.xero.texts import Text
from tests.sandbox.xero.twists import Twist, twisted
from tests.sandbox.xero.wire import Answer


class Fault(msgspec.Struct, forbid_unknown_fields=True):
    """What the next ``times`` requests get whose path and query contain ``match``.

    ``status`` with ``body`` and ``headers`` answers in Xero's place, which then never sees the request, nor counts it.
    Otherwise Xero's own answer is bent: ``twist`` changes a list's records, ``truncate`` cuts the body after so many
    bytes, ``skew`` moves its clock by so many seconds. ``ends`` breaks the connection: "cut" once the (truncated) body
    is sent, whose full length was announced, "reset" in place of any answer. ``delay`` waits so many seconds first.
    ``text`` rewords an invoice in the books for good, before they are looked at. ``seed`` chooses which.
    """

    match: str
    status: int | None = None
    body: str = ""
    headers: dict[str, str] = {}
    times: int = 1
    truncate: int | None = None
    delay: float = 0.0
    twist: Twist | None = None
    skew: float = 0.0
    ends: Literal["cut", "reset"] | None = None
    text: Text | None = None
    seed: int = 0

    def bend(self, real: Callable[[], Answer], now: datetime) -> Answer:
        """The answer as this fault leaves it; ``real`` gives Xero's own."""
        answer = real() if self.status is None else Answer(self.status, (self.body.encode(),))
        if self.twist is not None and answer.status == 200:
            answer = replace(answer, parts=(twisted(b"".join(answer.parts), self.twist, self.seed),))
        headers = {name.lower(): text for name, text in self.headers.items()}
        if self.skew:
            headers["date"] = format_datetime(now + timedelta(seconds=self.skew), usegmt=True)
        whole = answer.size
        if self.truncate is not None:
            answer = replace(answer, parts=(b"".join(answer.parts)[: self.truncate],))
        if self.ends == "cut":
            headers["content-length"] = str(whole)
        return replace(answer, headers=answer.headers | headers, ends=self.ends)


class Faults:
    """The faults still to come."""

    def __init__(self) -> None:
        self._queue: list[Fault] = []

    def add(self, faults: list[Fault]) -> None:
        self._queue += faults

    def take(self, target: str) -> Fault | None:
        """The first fault for this path and query, used up by one."""
        found = next((fault for fault in self._queue if fault.match in target), None)
        if found is not None:
            found.times -= 1
            if found.times <= 0:
                self._queue.remove(found)
        return found

    def clear(self) -> None:
        self._queue.clear()

    def __len__(self) -> int:
        return len(self._queue)
