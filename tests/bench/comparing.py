"""A comparison in a process of its own, as the stage runs it: `python -m tests.bench.comparing`, told where by JSON on
standard input. Airflow is not imported, and nothing that the stage does not need.
"""

import sys

import msgspec

from syncio.domain.rules import Funding
from syncio.stages.compare import Compared, compare
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from tests.bench.usage import Usage, used


class Asked(msgspec.Struct):
    """`funding`: what FactorS has funded, as it was asked beforehand."""

    dsn: str
    client: str
    funding: list[Funding]


class Told(msgspec.Struct):
    usage: Usage
    compared: Compared


def main(asked: Asked) -> None:
    with opened(asked.dsn) as connection:
        client = Clients(connection).get(asked.client)
        connection.commit()
        with used() as usage:
            compared = compare(connection, client, asked.funding)
    sys.stdout.buffer.write(msgspec.json.encode(Told(usage, compared)))


if __name__ == "__main__":
    main(msgspec.json.decode(sys.stdin.buffer.read(), type=Asked))
