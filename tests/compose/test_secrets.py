"""Who gets which secret, of all that docker-compose.yaml asks for."""

import json
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.compose.composition import load, required, services
from tests.compose.secrets_file import made

VARIABLES = {name: f"<{name}>" for name, _ in required(load())}
SERVICES = services(VARIABLES)
_AIRFLOW = {"AIRFLOW_DB_PASSWORD", "AIRFLOW_FERNET_KEY", "AIRFLOW_JWT_SECRET"}
_LOGINS = {"AIRFLOW_DB_PASSWORD", "SYNCIO_SETUP_PASSWORD", "SYNCIO_TASKS_PASSWORD", "SYNCIO_API_PASSWORD"}
_TASKS = {"SYNCIO_TASKS_PASSWORD", "FACTORS_PUSH_PASSWORD", "SYNCIO_FERNET_KEYS", "SYNCIO_ANCHOR_KEY"}
GIVEN = {
    "postgres": {"POSTGRES_PASSWORD"} | _LOGINS,
    "factors": {"MSSQL_SA_PASSWORD", "MSSQL_ACCEPT_EULA"},
    "redis": {"REDIS_PASSWORD"},
    "azurite": {"AZURITE_KEY"},
    "airflow-migrate": {"AIRFLOW_DB_PASSWORD"},
    "setup": {"SYNCIO_SETUP_PASSWORD", "SYNCIO_FERNET_KEYS"},
    "factors-migrate": {"MSSQL_SA_PASSWORD", "FACTORS_PUSH_PASSWORD"},
    "api-server": _AIRFLOW | {"AIRFLOW_SECRET_KEY", "SYNCIO_API_PASSWORD"},
    "scheduler": _AIRFLOW | {"REDIS_PASSWORD"},
    "dag-processor": _AIRFLOW,
    "worker": _TASKS | {"REDIS_PASSWORD", "XERO_CLIENT_ID", "XERO_CLIENT_SECRET"},
    "voila": {"VOILA_TOKEN"},
    "jupyter": {"JUPYTER_TOKEN"},
    "standin": set(),
}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_gets_the_secrets_it_needs_and_no_others(name: str) -> None:
    text = json.dumps(SERVICES[name].raw)
    assert {variable for variable, value in VARIABLES.items() if value in text} == GIVEN[name]


@pytest.mark.parametrize("name", SERVICES)
def test_a_secret_stands_in_the_environment_and_not_on_a_command_line(name: str) -> None:
    rest = json.dumps({key: value for key, value in SERVICES[name].raw.items() if key != "environment"})
    assert not [variable for variable, value in VARIABLES.items() if value in rest]


@pytest.mark.parametrize("name", ["voila", "jupyter"])
def test_the_notebooks_know_an_address_and_nothing_of_airflow_or_a_database(name: str) -> None:
    environment = SERVICES[name].environment
    paths = {"JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "PYTHONPATH"}
    assert environment.keys() == {"SYNCIO_URL", f"{name.upper()}_TOKEN", "PYTHONUNBUFFERED"} | paths
    assert environment["SYNCIO_URL"] == "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """Two runs of the command in .env.example."""
    return made(tmp_path_factory.mktemp("one")), made(tmp_path_factory.mktemp("other"))


def test_the_example_makes_every_secret_that_nobody_else_gives(two: tuple[dict[str, str], dict[str, str]]) -> None:
    one, other = two
    empty = {"MSSQL_ACCEPT_EULA", "XERO_CLIENT_ID", "XERO_CLIENT_SECRET"}
    assert {name for name, value in one.items() if not value} == empty
    values = [value for made in two for value in made.values() if value]
    assert len(values) == len(set(values))
    assert one.keys() == other.keys() == VARIABLES.keys()


def test_a_secret_that_is_made_fits_into_urls_json_and_sql_servers_policy(
    two: tuple[dict[str, str], dict[str, str]],
) -> None:
    for name, value in two[0].items():
        if "FERNET" in name or "ANCHOR" in name:
            Fernet(value)
        elif value:
            assert value.isalnum()
            assert len(value) % 4 == 0  # Azurite's key is base64
            assert {"A", "a", "1"} <= set(value)


def test_the_file_with_the_secrets_is_private(tmp_path: Path) -> None:
    made(tmp_path)
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600
