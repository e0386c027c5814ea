"""The stack's databases: Airflow's metadata a copy of one that was migrated once, SyncIO's and FactorS's empty."""

import importlib.metadata
import json
import sys

from sqlalchemy.engine import make_url

from tests.sandbox.postgres import Server, drop, ensure_database, provision
from tests.sandbox.stack.environment import Environment
from tests.sandbox.stack.processes import Processes

_VERSION = importlib.metadata.version("apache-airflow-core")
_MIGRATION = 300.0  # seconds; it takes 4, and 24 where nothing is compiled or cached


def make_ready(server: Server, environment: Environment, processes: Processes, *, fresh: bool) -> None:
    """Make the databases where they are missing, and bring Airflow's to the installed version.

    :param fresh: begin with new ones.
    """
    names = environment.databases
    if fresh:
        drop(server.admin, names.airflow, names.syncio, names.factors)

    def migrate(dsn: str) -> None:
        _migrate(environment, processes, str(make_url(dsn).database))

    template = f"airflow_{_VERSION.replace('.', '_')}_{environment.variant.auth}"
    ensure_database(server.admin, template, owner="airflow", build=migrate)
    version = environment.home / "airflow" / "database-version"
    if not ensure_database(server.admin, names.airflow, owner="airflow", template=template) and (
        not version.exists() or version.read_text() != _VERSION
    ):
        _migrate(environment, processes, names.airflow)
    version.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    version.write_text(_VERSION)
    provision(server.admin, server.credentials, names)
    if environment.variant.fab:
        _users(environment, processes)


def _migrate(environment: Environment, processes: Processes, database: str) -> None:
    argv = [sys.executable, "-m", "airflow", "db", "migrate"]
    processes.command("airflow-migrate", argv, env=environment.airflow(database), cwd=environment.home)
    processes.finish("airflow-migrate", _MIGRATION)


def _users(environment: Environment, processes: Processes) -> None:
    roles = json.dumps(dict(environment.variant.roles))
    argv = [sys.executable, "-m", "tests.sandbox.stack.users", str(environment.home / "passwords.json"), roles]
    settings = environment.airflow(environment.databases.airflow)
    processes.command("fab-users", argv, env=settings, cwd=environment.root)
    processes.finish("fab-users", _MIGRATION)
