"""Databases that live for one test, on a server shared by a whole test run."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from tests.sandbox.postgres.provision import drop, ensure_database, in_database


@dataclass(frozen=True)
class Scratch:
    """Databases of one run: all their names begin with `prefix`, so that none is left behind on a named server."""

    admin: str
    prefix: str

    def create(self, template: str | None = None) -> str:
        """Make an empty database, or a copy of a template; answers the administrator's DSN of it."""
        name = f"{self.prefix}{uuid.uuid4().hex[:12]}"
        ensure_database(self.admin, name, template=template or "template0")
        return in_database(self.admin, name)

    def template(self, name: str, build: Callable[[str], None]) -> str:
        """Build a database once for all processes of the run, to be copied by `create`; answers its name.

        :param build: gets the administrator's DSN of the empty database; must leave no connection open.
        """
        full_name = f"{self.prefix}template_{name}"  # no stack of the run has a database of such a name
        ensure_database(self.admin, full_name, build=build)
        return full_name

    def clear(self) -> None:
        """Drop every database of the run."""
        with psycopg.connect(self.admin) as connection:
            rows = connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.prefix]
            ).fetchall()
        drop(self.admin, *(name for (name,) in rows))
