"""A pull in a process of its own, as the stage runs it: `python -m tests.bench.pulling`, told where by JSON on
standard input.

Airflow is not imported: the figures are the stage's, not those of the worker around it.
"""

import sys
from contextlib import closing
from datetime import timedelta

import msgspec

from syncio.sources.xero.client import XeroSource
from syncio.stages.pull import pull
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from syncio.stores.staging import Staging
from tests.bench.usage import used


def main(dsn: str, whom: str, url: str, token: str) -> None:
    with used() as usage, opened(dsn) as connection:
        client = Clients(connection).get(whom)
        connection.commit()
        with closing(XeroSource(url, client.tenant, lambda: token)) as source:
            pulled = pull(source, Staging(connection, client), overlap=timedelta(minutes=5))
    if pulled.status != "COMPLETED":
        sys.exit(f"the pull was {pulled.status}: {pulled.errors[:3]}")
    sys.stdout.write(msgspec.json.encode({"usage": usage, "counts": pulled.counts}).decode())


if __name__ == "__main__":
    main(**msgspec.json.decode(sys.stdin.buffer.read()))
