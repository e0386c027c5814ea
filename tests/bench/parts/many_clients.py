"""many_clients: a thousand clients in whose books nothing changed, pulled by one process as Airflow's task does it.

CPU is that process's and PostgreSQL's. Airflow's own CPU around the task is in neither.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import IO, Any

import msgspec
from cryptography.fernet import Fernet

from syncio.stores.clients import Clients
from syncio.stores.consents import keep_consent
from syncio.stores.database import opened
from syncio.stores.migrate import migrate
from tests.bench.ground import server
from tests.bench.row import Row
from tests.bench.shard import BEGUN
from tests.bench.standin import StandIn, standin
from tests.bench.usage import Server, Usage

ROWS = ("many_clients",)
CLIENTS = 1000
#: In each client's books.
INVOICES = 20
PROGRAM = [sys.executable, "-m", "tests.bench.shard"]


def measure(size: int | None) -> Iterator[Row]:
    """`size` counts invoices, as in every part: so many clients as have them."""
    clients = max(2, size // INVOICES) if size else CLIENTS
    with server() as scratch, standin(INVOICES, clients) as books, TemporaryDirectory(prefix="syncio-bench-") as home:
        key, dsn = Fernet.generate_key(), scratch.create()
        migrate(dsn)
        names = enrol(dsn, books, Fernet(key))
        environment = {**os.environ, **airflow(dsn, books, home), "SYNCIO_FERNET_KEYS": key.decode()}
        shard(names, environment, None)
        usage, counts = shard(names, environment, Server(scratch.admin))
    assert counts["api_calls"] >= 3 * (clients - 1), counts
    assert not counts["staged"], counts
    print(f"  {clients} clients: {usage}", file=sys.stderr)
    yield Row.at_most("many_clients", 1000 * usage.cpu / (clients - 1), "CPU ms", 12)


def enrol(dsn: str, books: StandIn, cipher: Fernet) -> list[str]:
    """Make a client of every organisation, each with a consent of its own; their names."""
    names = [tenant["name"] for tenant in books.tenants]
    with opened(dsn, "syncio_owner") as connection:
        for tenant in books.tenants:
            consent = keep_consent(connection, "xero", tenant["refresh_token"], cipher)
            Clients(connection).add(tenant["name"], "xero", tenant["tenant_id"], consent)
        connection.commit()
    return names


def airflow(dsn: str, books: StandIn, home: str) -> dict[str, str]:
    """The variables in which Airflow finds its connections."""
    login, password = books.application
    app = {"conn_type": "xero", "host": books.url, "login": login, "password": password}
    xero = json.dumps({**app, "extra": {"identity_url": books.url}})
    return {"AIRFLOW_HOME": home, "AIRFLOW_CONN_SYNCIO_DB": dsn, "AIRFLOW_CONN_XERO_APP": xero}


def shard(names: list[str], environment: dict[str, str], postgres: Server | None) -> tuple[Usage, dict[str, int]]:
    """Pull every client once; what all but the first cost, PostgreSQL's part where it is asked for."""
    with subprocess.Popen(PROGRAM, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            before, told = timed(process, names, postgres)
        except BaseException:
            process.kill()
            raise
    usage = msgspec.convert(told["usage"], Usage)
    usage.cpu += postgres.cpu() - before if postgres else 0.0
    return usage, told["counts"]


def timed(process: subprocess.Popen[bytes], names: list[str], postgres: Server | None) -> tuple[float, dict[str, Any]]:
    """Let the shard begin, then go on; PostgreSQL's CPU in between, and what the shard told."""
    assert process.stdin is not None
    assert process.stdout is not None
    said(process.stdin, json.dumps(names))
    while process.stdout.readline() not in {BEGUN, b""}:
        continue
    before = postgres.cpu() if postgres else 0.0
    said(process.stdin, "go on")
    return before, msgspec.json.decode(process.stdout.read())


def said(pipe: IO[bytes], line: str) -> None:
    pipe.write(line.encode() + b"\n")
    pipe.flush()
