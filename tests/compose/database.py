"""The embedded PostgreSQL in place of the containers `postgres` and `factors`."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from syncio.stores.factors import create_schema, open_factors
from tests.compose.addresses import Addresses
from tests.compose.composition import ROOT, Service
from tests.sandbox.postgres import Embedded, in_database
from tests.sandbox.postgres.binaries import installed

LOAN_BOOK, LENDER = "loan_book", "lender"  # the lender's own application, which is no part of docker-compose.yaml


class Database:
    """A server of its own, since log-ins are a whole server's."""

    def __init__(self, state: Path) -> None:
        self._embedded = Embedded(state, fast=True)

    def start(self, service: Service, variables: Mapping[str, str], addresses: Addresses) -> None:
        """Start it as the image would on an empty volume: with its scripts, in its environment."""
        url = make_url(self._embedded.start())
        addresses.ports["5432"] = str(url.port)
        environment = {**service.environment, "PGPASSWORD": str(url.password)}
        for script in sorted((ROOT / "deploy" / "postgres").glob("*.sql")):
            argv: list[str | Path] = [
                installed() / "psql",
                "-v",
                "ON_ERROR_STOP=1",
                "--no-password",
                "--no-psqlrc",
                "-f",
                script,
            ]
            argv += ["-h", "127.0.0.1", "-p", str(url.port), "-U", "postgres", "-d", "postgres"]
            subprocess.run(argv, env=environment, check=True, capture_output=True)  # noqa: S603  # ours
        self._factors(variables["FACTORS_PUSH_PASSWORD"])

    def dsn(self, user: str, password: str, database: str) -> str:
        url = make_url(self._embedded.dsn).set(username=user, password=password, database=database)
        return url.render_as_string(hide_password=False)

    def destroy(self) -> None:
        self._embedded.destroy()

    def _factors(self, push: str) -> None:
        """FactorS's reference schema, whose rights go to the log-ins that are there."""
        with psycopg.connect(self._embedded.dsn, autocommit=True) as connection:
            for name, password in (("factors_push", push), (LOAN_BOOK, LENDER)):
                role = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(name), sql.Literal(password))
                connection.execute(role)
            connection.execute("CREATE DATABASE factors")
        with open_factors(in_database(self._embedded.dsn, "factors")) as book:
            create_schema(book.engine)
