"""The ground that a part stands on: a PostgreSQL server of its own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sandbox.postgres import Scratch
from tests.sandbox.postgres.embedded import Embedded
from tests.sandbox.stack import signals


@contextmanager
def server(*, fast: bool = False) -> Iterator[Scratch]:
    """A server until the end; `Scratch.create` makes databases on it. It is gone afterwards, data and all.

    As durable as in production; `fast` gives that up, for parts that do not measure time.
    """
    with tempfile.TemporaryDirectory(prefix="syncio-bench-") as folder:
        embedded = Embedded(Path(folder) / "pg", fast=fast)
        try:
            yield Scratch(embedded.start(), "bench_")
        finally:
            with signals.undisturbed():
                embedded.destroy()
