"""Roles and databases on a server: made once, whoever asks, and each role kept to its own database."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.conftest import NewDatabase
from tests.sandbox.postgres import Databases, Logins, Scratch, drop, provision
from tests.sandbox.stack.session import Session


@pytest.fixture
def databases(scratch: Scratch) -> Iterator[Databases]:
    names = Databases.prefixed(f"{scratch.prefix}{uuid.uuid4().hex[:8]}_")
    yield names
    drop(scratch.admin, names.airflow, names.syncio, names.factors)


@pytest.fixture
def credentials(run_session: Session) -> Path:
    return run_session.server.credentials


def enters(logins: Logins, role: str, database: str) -> bool:
    try:
        psycopg.connect(logins.dsn(role, database)).close()
    except psycopg.OperationalError as error:
        if "permission denied for database" in str(error):
            return False
        raise
    return True


def test_each_login_enters_its_own_databases_alone(scratch: Scratch, credentials: Path, databases: Databases) -> None:
    logins = provision(scratch.admin, credentials, databases)
    entered = {
        role: {name for name in ("airflow", "syncio", "factors") if enters(logins, role, getattr(databases, name))}
        for role in logins.passwords
    }
    assert entered == {
        "airflow": {"airflow"},
        "syncio_setup": {"syncio"},
        "syncio_tasks": {"syncio"},
        "syncio_api": {"syncio"},
        "factors_setup": {"factors"},
        "factors_push": {"factors"},
        "loan_book": {"factors"},
    }


def test_what_the_owners_group_makes_is_not_the_other_roles_to_read(
    scratch: Scratch, credentials: Path, databases: Databases
) -> None:
    logins = provision(scratch.admin, credentials, databases)
    with psycopg.connect(logins.dsn("syncio_setup", databases.syncio)) as setup:
        setup.execute("SET ROLE syncio_owner")
        setup.execute("CREATE SCHEMA syncio CREATE TABLE secret (n int)")
    with (
        psycopg.connect(logins.dsn("syncio_tasks", databases.syncio)) as tasks,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        tasks.execute("SELECT n FROM syncio.secret")


def test_four_processes_at_once_make_the_same_house(scratch: Scratch, credentials: Path, databases: Databases) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as processes:
        made = list(processes.map(provision, [scratch.admin] * 4, [credentials] * 4, [databases] * 4))
    assert all(logins.passwords == made[0].passwords for logins in made)
    assert enters(made[0], "syncio_tasks", databases.syncio)


def test_passwords_are_kept_private_and_never_shown(scratch: Scratch, credentials: Path) -> None:
    logins = provision(scratch.admin, credentials)
    assert credentials.stat().st_mode & 0o777 == 0o600
    assert not [password for password in logins.passwords.values() if password in repr(logins)]


def test_a_new_database_is_a_copy_of_its_template(
    new_database: NewDatabase, database_template: Callable[[str, Callable[[str], None]], str]
) -> None:
    built: list[str] = []

    def build(dsn: str) -> None:
        built.append(dsn)
        with psycopg.connect(dsn) as connection:
            connection.execute("CREATE TABLE ground AS SELECT 7 AS n")

    copies = [new_database(database_template("ground", build)) for _ in range(2)]
    assert len(built) == 1
    for copy in copies:
        with psycopg.connect(copy) as connection:
            assert connection.execute("SELECT n FROM ground").fetchone() == (7,)
    assert make_url(copies[0]).database != make_url(copies[1]).database


def test_a_template_that_fails_to_build_is_built_again(
    new_database: NewDatabase, database_template: Callable[[str, Callable[[str], None]], str]
) -> None:
    def fail(dsn: str) -> None:
        psycopg.connect(dsn, autocommit=True).execute("CREATE TABLE half ()").connection.close()
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - ours, from above
        database_template("shaky", fail)
    with psycopg.connect(new_database(database_template("shaky", lambda _dsn: None))) as connection:
        assert connection.execute("SELECT to_regclass('half')").fetchone() == (None,)
