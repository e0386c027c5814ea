"""A pusher in a process of its own, which may be told to die at one point: `python -m tests.integration.push.pusher`.

Reads one JSON line {"staging", "factors", "client", "batch", "dies"} from stdin once "ready" was said, and writes what
it pushed.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import Connection

from syncio.stages.push import push
from syncio.stores.database import opened
from syncio.stores.factors import Applied, Factors, Posting, open_factors

Point = Literal["claimed", "written", "committed", "second claim"]


class Doomed(Factors):
    """Dies by SIGKILL, as a machine that loses its power does."""

    def __init__(self, factors: Factors, dies: Point) -> None:
        super().__init__(factors.engine)
        self._dies = dies
        self._calls = 0

    def apply(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        self._calls += 1
        self._reached("claimed")
        if self._calls == 2:
            self._reached("second claim")
        applied = super().apply(client_name, postings)
        self._reached("committed")
        return applied

    @contextmanager
    def _transaction(self, client_name: str | None = None) -> Iterator[Connection]:
        with super()._transaction(client_name) as connection:
            yield connection
            self._reached("written")

    def _reached(self, point: Point) -> None:
        if self._dies == point:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    told = json.loads(sys.stdin.readline())
    with opened(told["staging"]) as staging, open_factors(told["factors"]) as factors:
        book = Doomed(factors, told["dies"]) if told["dies"] else factors
        done = push(staging, book, client=told["client"], batch=told["batch"])
    sys.stdout.write(json.dumps(done.as_dict()) + "\n")


if __name__ == "__main__":
    main()
