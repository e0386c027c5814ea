"""What the containers' SQL scripts make: run on PostgreSQL; for SQL Server, which is not here, read as T-SQL."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from sqlfluff.core import Linter

from tests.compose.addresses import Addresses
from tests.compose.composition import ROOT, load, required, services
from tests.compose.database import Database

VARIABLES = {name: f"it's-{name}" for name, _ in required(load())}
SERVICES = services(VARIABLES)
ROLES = {"syncio_setup": "syncio_owner", "syncio_tasks": "syncio_app", "syncio_api": "syncio_web"}
SCRIPT = (ROOT / "deploy" / "factors" / "database.sql").read_text()
GROUPS = "SELECT roleid::regrole::text FROM pg_auth_members WHERE member::regrole::text = current_user"
RIGHTS = "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
PASSWORDS = {"airflow": "AIRFLOW_DB_PASSWORD"} | {name: f"{name.upper()}_PASSWORD" for name in ROLES}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    home = tmp_path_factory.mktemp("database")
    database = Database(home / "pg")
    try:
        database.start(SERVICES["postgres"], VARIABLES, Addresses(ROOT, home))
        yield database
    finally:
        database.destroy()


def enters(database: Database, login: str, name: str) -> bool:
    try:
        psycopg.connect(database.dsn(login, VARIABLES[PASSWORDS[login]], name)).close()
    except psycopg.OperationalError as error:
        if "permission denied for database" not in str(error):
            raise
        return False
    return True


@pytest.mark.parametrize("login", PASSWORDS)
def test_a_log_in_enters_its_own_database_alone(database: Database, login: str) -> None:
    allowed = {name for name in ("airflow", "syncio", "postgres") if enters(database, login, name)}
    assert allowed == {"airflow" if login == "airflow" else "syncio"}


@pytest.mark.parametrize(("login", "group"), ROLES.items())
def test_a_log_in_is_a_member_of_one_group_and_no_administrator(database: Database, login: str, group: str) -> None:
    with psycopg.connect(database.dsn(login, VARIABLES[PASSWORDS[login]], "syncio")) as connection:
        member = connection.execute(GROUPS).fetchall()
        rights = connection.execute(RIGHTS).fetchone()
    assert member == [(group,)]
    assert rights == (False, False, False, False)


def test_the_connections_log_in_as_those_roles() -> None:
    text = str([dict(service.environment) for service in SERVICES.values()])
    logins = set(
        re.findall(r'"postgres", "host": "postgres", "port": 5432, "schema": "syncio", "login": "(\w+)"', text)
    )
    assert logins == ROLES.keys()


def test_sql_servers_scripts_all_run_in_their_order() -> None:
    service = SERVICES["factors-migrate"]
    mounted = dict(str(volume).split(":")[1::-1] for volume in service.raw["volumes"])
    scripts = [f"{target}/{path.name}" for target in mounted for path in sorted((ROOT / mounted[target]).glob("*.sql"))]
    assert len(scripts) > 1
    assert f"-i{','.join(scripts)}" in service.command


def test_the_script_for_sql_server_is_t_sql_and_its_variables_are_given() -> None:
    assert set(re.findall(r"\$\((\w+)\)", SCRIPT)) <= SERVICES["factors-migrate"].environment.keys()
    assert not [str(each) for each in Linter(dialect="tsql").parse_string(SCRIPT).violations]


def test_sql_servers_log_in_is_that_of_the_connection() -> None:
    connections = str([dict(service.environment) for service in SERVICES.values()])
    logins = re.findall(r"CREATE LOGIN (\w+) WITH PASSWORD", SCRIPT)
    assert logins == re.findall(r'"mssql".*?"login": "(\w+)"', connections) == ["factors_push"]
