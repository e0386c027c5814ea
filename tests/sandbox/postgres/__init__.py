"""A real PostgreSQL for the demo and the tests: the embedded server, or the one that `SYNCIO_PG_URL` names."""

from tests.sandbox.postgres.account import PostgresError
from tests.sandbox.postgres.embedded import Embedded
from tests.sandbox.postgres.provision import Databases, Logins, clone, drop, exists, in_database, provision
from tests.sandbox.postgres.server import Server

__all__ = [
    "Databases",
    "Embedded",
    "Logins",
    "PostgresError",
    "Server",
    "clone",
    "drop",
    "exists",
    "in_database",
    "provision",
]
