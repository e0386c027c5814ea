"""Answers that go wrong on purpose, in the order they were asked for."""

from collections.abc import Callable
from dataclasses import replace

import msgspec

from tests.sandbox.xero.wire import Answer


class Fault(msgspec.Struct, forbid_unknown_fields=True):
    """What the next ``times`` requests get whose path and query contain ``match``.

    ``status`` with ``body`` and ``headers`` answers in Xero's place, which then never sees the request; ``truncate``
    cuts the body after so many bytes; ``delay`` waits so many seconds first.
    """

    match: str
    status: int | None = None
    body: str = ""
    headers: dict[str, str] = {}
    times: int = 1
    truncate: int | None = None
    delay: float = 0.0

    def bend(self, real: Callable[[], Answer]) -> Answer:
        """The answer as this fault leaves it; ``real`` gives Xero's own."""
        answer = real() if self.status is None else Answer(self.status, (self.body.encode(),))
        if self.truncate is not None:
            answer = replace(answer, parts=(b"".join(answer.parts)[: self.truncate],))
        return replace(answer, headers=answer.headers | {name.lower(): text for name, text in self.headers.items()})


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
