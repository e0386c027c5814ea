"""The door to SyncIO's own database: roles, SQL files, and what PostgreSQL's errors mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from syncio.errors import Misconfigured, SyncioError, Terminal, Transient, Unavailable

Role = Literal["syncio_owner", "syncio_app", "syncio_web"]
ROLES: tuple[Role, ...] = get_args(Role)
Connection = psycopg.Connection[TupleRow]

#: How PostgreSQL's driver notices within some 60 seconds that the other side is gone.
KEEPALIVE: dict[str, Any] = {
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}

SETTINGS = (
    "SELECT set_config('search_path', %s, false), set_config('timezone', 'UTC', false), set_config('jit', 'off', false)"
)

#: The migration this code is written for.
REVISION = "0011"


@cache
def statement(store: str, name: str) -> str:
    """Read the SQL file `name` of a store's folder, once."""
    return (Path(__file__).parent / store / f"{name}.sql").read_text()


@contextmanager
def opened(dsn: str, role: Role = "syncio_app") -> Iterator[Connection]:
    """Connect, take on `role` and check that the schema is the one this code knows. Commits nothing by itself.

    A lock that somebody else holds is waited for 60 seconds, then it is Transient.

    :param dsn: a libpq URL or key/value string; the login must be a member of `role`.
    :raises Unavailable: where the server does not answer.
    :raises Misconfigured: where the log-in, role or migration is wrong.
    """
    with translated(), psycopg.connect(dsn, application_name="syncio", connect_timeout=10, **KEEPALIVE) as connection:
        take_role(connection, role)
        connection.execute("SET lock_timeout = '60s'")
        if role != "syncio_owner":
            check_revision(connection)
        connection.commit()
        yield connection


def take_role(connection: Connection, role: Role) -> None:
    """Act as `role` on this connection, with SyncIO's schema alone in sight; times are UTC.

    The web sees some tables through views of the same names, see `0001_rights.sql`. Nothing is compiled: the planner
    cannot know how little a statement over a set of ids will find, and compiling takes longer than running it.
    """
    path = "syncio_web, syncio" if role == "syncio_web" else "syncio"
    connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    connection.execute(SETTINGS, [path])


def check_revision(connection: Connection) -> None:
    """:raises Misconfigured: where the database was migrated to another version than this code's."""
    row = connection.execute("SELECT version_num FROM syncio.alembic_version").fetchone()
    found = row[0] if row else "none"
    if found != REVISION:
        raise Misconfigured(
            "SyncIO's database and code are of different versions: run `python -m syncio migrate`",
            database=found,
            code=REVISION,
        )


@contextmanager
def at_once(connection: Connection) -> Iterator[None]:
    """Within this every statement is a transaction of its own: one round trip in place of three. None may be open."""
    connection.autocommit = True
    try:
        yield
    finally:
        connection.autocommit = False


@contextmanager
def reading_only(connection: Connection) -> Iterator[None]:
    """Within this PostgreSQL refuses whatever would write. No transaction may be open; none is at the end."""
    connection.read_only = True
    try:
        yield
    finally:
        if not connection.closed:
            connection.rollback()
            connection.read_only = None


@contextmanager
def translated() -> Iterator[None]:
    """Turn psycopg's errors into ours: what may pass by itself, and what a person has to mend."""
    try:
        yield
    except SyncioError:
        raise
    except psycopg.Error as error:
        raise meaning(error) from error


def meaning(error: psycopg.Error) -> SyncioError:
    """Say what a database error means, without the statement or its values."""
    state = error.sqlstate or ""
    if isinstance(error, psycopg.errors.UndefinedTable | psycopg.errors.InvalidSchemaName):
        return Misconfigured("SyncIO's tables are missing: run `python -m syncio migrate`", sqlstate=state)
    if state.startswith("28") or "authentication failed" in str(error):
        return Misconfigured("PostgreSQL refused the log-in of connection syncio_db: check its user and password")
    if state == "3D000" or ("does not exist" in str(error) and isinstance(error, psycopg.OperationalError)):
        return Misconfigured("PostgreSQL has no such database: check connection syncio_db, then run the migration")
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return Misconfigured(f"the log-in of connection syncio_db lacks a right: {first_line(error)}", sqlstate=state)
    if state[:2] in {"40", "53", "55", "57"}:
        return Transient(f"PostgreSQL could not do it just now: {first_line(error)}", sqlstate=state)
    if isinstance(error, psycopg.OperationalError):
        return Unavailable("PostgreSQL of connection syncio_db does not answer: check that it runs", sqlstate=state)
    return Terminal(f"PostgreSQL refused a statement: {first_line(error)}", sqlstate=state)


def first_line(error: Exception) -> str:
    """The first line of an error's text: PostgreSQL puts values and statements into the others."""
    return str(error).partition("\n")[0]
