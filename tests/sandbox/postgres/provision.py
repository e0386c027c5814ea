"""The databases of a SyncIO house and the roles that may enter them, made on any PostgreSQL server."""

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString, Self

import filelock
import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

# Group roles own and are granted things by the migrations; people and programs log in as their members.
GROUPS = ("syncio_owner", "syncio_app", "syncio_web", "factors_owner")
LOGINS: Mapping[str, str | None] = {
    "airflow": None,
    "syncio_setup": "syncio_owner",
    "syncio_tasks": "syncio_app",
    "syncio_api": "syncio_web",
    "factors_setup": "factors_owner",
    "factors_push": None,
    "loan_book": None,
}


@dataclass(frozen=True)
class Databases:
    """What the three databases are called; a prefix keeps several houses on one server apart."""

    airflow: str = "airflow"
    syncio: str = "syncio"
    factors: str = "factors"

    @classmethod
    def prefixed(cls, prefix: str) -> Self:
        return cls(f"{prefix}airflow", f"{prefix}syncio", f"{prefix}factors")

    def access(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each database with its owner and the others who may connect; nobody else may."""
        yield self.airflow, "airflow", ()
        yield self.syncio, "syncio_owner", ("syncio_app", "syncio_web")
        yield self.factors, "factors_owner", ("factors_push", "loan_book")


@dataclass(frozen=True)
class Logins:
    """The passwords of the login roles on one server."""

    admin: str
    passwords: Mapping[str, str]

    @classmethod
    def kept_in(cls, credentials: Path, admin: str) -> Self:
        """The log-ins of a file, which is made where it is missing."""
        return cls(admin, _passwords(credentials))

    def __repr__(self) -> str:
        return f"Logins({', '.join(self.passwords)})"

    def dsn(self, role: str, database: str) -> str:
        """The DSN (`postgresql://...`, password included) with which a role enters a database."""
        url = make_url(self.admin).set(username=role, password=self.passwords[role], database=database)
        return url.render_as_string(hide_password=False)


def in_database(dsn: str, database: str) -> str:
    """The same log-in to another database of the same server."""
    return make_url(dsn).set(database=database).render_as_string(hide_password=False)


def provision(admin: str, credentials: Path, databases: Databases | None = None) -> Logins:
    """Make roles and databases where they are missing, and answer the log-ins; safe from many processes at once.

    :param admin: DSN of a role that may create databases and roles.
    :param credentials: file (0600) that keeps the log-ins' random passwords; one file for one server.
    :param databases: the databases to make besides the roles.
    """
    logins = Logins.kept_in(credentials, admin)
    with _exclusive(admin, "roles") as connection:
        for group in GROUPS:
            _create_role(connection, group, sql.SQL("NOLOGIN"))
        for login, member_of in LOGINS.items():
            _create_login(connection, login, logins.passwords[login], member_of)
        for name, owner, others in databases.access() if databases else ():
            if not _has(connection, "SELECT 1 FROM pg_database WHERE datname = %s", name):
                _create_database(connection, name, owner, "template0")
            _admit(connection, name, others)
    return logins


def ensure_database(
    admin: str,
    name: str,
    *,
    owner: str | None = None,
    template: str = "template0",
    build: Callable[[str], None] | None = None,
) -> bool:
    """Make a database where it is missing, and answer whether it was; safe from many processes at once.

    Others see a database only when it is built.

    :param template: the database to copy, to which nobody may be connected.
    :param build: fills it, given the administrator's DSN of it; must leave no connection open.
    """
    with _exclusive(admin, name) as connection:
        if _has(connection, "SELECT 1 FROM pg_database WHERE datname = %s", name):
            return False
        unfinished = f"{name}_new" if build else name
        _drop(connection, unfinished)
        _create_database(connection, unfinished, owner, template)
        if build:
            build(in_database(admin, unfinished))
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(name)))
    return True


def drop(admin: str, *names: str) -> None:
    """Drop databases, whoever is connected to them."""
    with psycopg.connect(admin, autocommit=True) as connection:
        for name in names:
            _drop(connection, name)


@contextmanager
def _exclusive(admin: str, what: str) -> Iterator[psycopg.Connection]:
    """One process of all at a time: PostgreSQL lets go of the lock when the connection ends, however it ends."""
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [f"sandbox {what}"])
        yield connection


def _passwords(path: Path) -> dict[str, str]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with filelock.FileLock(path.with_suffix(".lock")):
        known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        passwords = {login: known.get(login) or secrets.token_urlsafe(24) for login in LOGINS}
        if passwords != known:
            unfinished = path.with_suffix(".new")
            unfinished.touch(mode=0o600)
            unfinished.write_text(json.dumps(passwords))
            unfinished.replace(path)
    return passwords


def _has(connection: psycopg.Connection, query: LiteralString, *values: str) -> bool:
    return connection.execute(query, values).fetchone() is not None


def _create_role(connection: psycopg.Connection, role: str, attributes: sql.Composable) -> None:
    if not _has(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
        # A migration in another database may be making the same group at this moment.
        with suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            connection.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(role), attributes))


def _create_login(connection: psycopg.Connection, login: str, password: str, group: str | None) -> None:
    _create_role(connection, login, sql.SQL("LOGIN"))
    # The verifier, not the password, travels: a server writes failing statements into its log.
    verifier = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login), sql.Literal(verifier)))
    if group:
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(login)))


def _create_database(connection: psycopg.Connection, name: str, owner: str | None, template: str) -> None:
    if owner and not _has(connection, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper"):
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(owner)))
    owned = sql.SQL("OWNER {}").format(sql.Identifier(owner)) if owner else sql.SQL("")
    command = sql.SQL("CREATE DATABASE {} {} TEMPLATE {} ENCODING 'UTF8'")
    connection.execute(command.format(sql.Identifier(name), owned, sql.Identifier(template)))


def _admit(connection: psycopg.Connection, database: str, others: tuple[str, ...]) -> None:
    name = sql.Identifier(database)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in others:
        grant = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}")
        connection.execute(grant.format(name, sql.Identifier(role)))


def _drop(connection: psycopg.Connection, database: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
