"""What the stand-in was asked: requests by path, how many at once, bytes sent. Admin requests do not count."""

import re
from collections import Counter

_IDENTIFIER = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Counters:
    def __init__(self) -> None:
        self._now = 0
        self.reset()

    def reset(self) -> None:
        """Starts again at nothing; what is under way stays under way."""
        self._requests: Counter[str] = Counter()
        self._bytes = 0
        self._peak = self._now

    def begin(self, path: str) -> None:
        self._now += 1
        self._peak = max(self._peak, self._now)
        self._requests[_IDENTIFIER.sub("{id}", path)] += 1

    def sent(self, size: int) -> None:
        self._bytes += size

    def end(self) -> None:
        self._now -= 1

    def as_dict(self) -> dict[str, int | dict[str, int]]:
        """``requests`` by path with identifiers as ``{id}``, ``total``, ``peak`` at once, ``bytes`` of bodies."""
        return {
            "requests": dict(self._requests),
            "total": self._requests.total(),
            "peak": self._peak,
            "bytes": self._bytes,
        }
