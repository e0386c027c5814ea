"""A real PostgreSQL for the demo and the tests: the embedded server, or the one that `SYNCIO_PG_URL` names."""

from tests.sandbox.postgres.account import PostgresError
from tests.sandbox.postgres.embedded import Embedded
from tests.sandbox.postgres.provision import Databases, Logins, drop, ensure_database, in_database, provision
from tests.sandbox.postgres.scratch import Scratch
from tests.sandbox.postgres.server import Server

__all__ = [
    "Databases",
    "Embedded",
    "Logins",
    "PostgresError",
    "Scratch",
    "Server",
    "drop",
    "ensure_database",
    "in_database",
    "provision",
]
