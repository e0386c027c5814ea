from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.conftest import NewDatabase
from tests.integration.cli.shell import Shell, add, environment
from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.running import running


@pytest.fixture(scope="session")
def airflow_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("airflow")


@pytest.fixture
def caller() -> Iterator[Caller]:
    with running(invoices=60, organisations=1) as xero, calling(xero) as caller:
        yield caller


@pytest.fixture
def dsn(new_database: NewDatabase, migrated: str) -> str:
    return new_database(migrated)


@pytest.fixture
def shell(dsn: str, caller: Caller, airflow_home: Path) -> Shell:
    """A shell from which everything can be done, and no client yet."""
    return Shell(environment(dsn, caller.xero, Fernet.generate_key().decode(), airflow_home))


@pytest.fixture
def connected(shell: Shell, caller: Caller) -> Shell:
    """The same with the client Acme."""
    assert add(shell, caller.tenant).code == 0
    return shell
