"""Who gets which secret: each process what it needs, and the notebooks none."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sandbox.postgres import Databases, Logins
from tests.sandbox.postgres.provision import LOGINS
from tests.sandbox.stack.environment import Component, Environment
from tests.sandbox.stack.keys import Keys, passwords_kept_in
from tests.sandbox.stack.standin import StandIn
from tests.sandbox.stack.variant import Variant

_STANDIN = StandIn("http://127.0.0.1:9", "client", "standin-secret", [])


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    logins = Logins(
        "postgresql://root:admin-secret@127.0.0.1:5/postgres", {login: f"{login}-secret" for login in LOGINS}
    )
    return Environment(
        tmp_path, tmp_path / "var", "http://127.0.0.1:8", logins, Databases(), Keys.kept_in(tmp_path / "k")
    )


def logins_in(variables: dict[str, str]) -> set[str]:
    """The database log-ins and the stand-in's whose password a process is given."""
    text = json.dumps(variables)
    return {login for login in [*LOGINS, "admin", "standin"] if f"{login}-secret" in text}


@pytest.mark.parametrize(
    ("component", "logins"),
    [
        ("api-server", {"airflow", "syncio_api"}),
        ("scheduler", {"airflow", "syncio_tasks", "factors_push", "standin"}),
        ("triggerer", {"airflow", "syncio_tasks"}),
        ("dag-processor", {"airflow"}),
    ],
)
def test_a_component_gets_its_own_log_ins_alone(
    environment: Environment, component: Component, logins: set[str]
) -> None:
    standin = _STANDIN if component == "scheduler" else None
    assert logins_in(environment.component(component, standin)) == logins


def test_set_up_gets_the_owners_log_ins_and_not_airflows(environment: Environment) -> None:
    assert logins_in(environment.setup(_STANDIN)) == {"syncio_setup", "factors_setup", "standin"}


@pytest.mark.parametrize("front", ["notebooks", "desk"])
def test_notebooks_get_an_address_and_no_secret_of_the_house(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, front: str
) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__FERNET_KEY", "inherited")
    monkeypatch.setenv("SYNCIO_FERNET_KEYS", "inherited")
    monkeypatch.setenv("SYNCIO_PG_URL", "inherited")
    variables: dict[str, str] = getattr(environment, front)("token")
    assert {name for name in variables if name.startswith(("AIRFLOW", "SYNCIO"))} == {"SYNCIO_URL"}
    assert variables["SYNCIO_URL"] == "http://127.0.0.1:8"
    assert not logins_in(variables)


def test_a_connection_says_the_same_as_the_dsn(environment: Environment) -> None:
    connection = json.loads(environment.setup()["AIRFLOW_CONN_SYNCIO_DB"])
    assert connection == {
        "conn_type": "postgres",
        "host": "127.0.0.1",
        "port": 5,
        "schema": "syncio",
        "login": "syncio_setup",
        "password": "syncio_setup-secret",
        "extra": {},
    }


def test_keys_and_passwords_are_made_once_and_private(tmp_path: Path) -> None:
    assert Keys.kept_in(tmp_path / "keys") == Keys.kept_in(tmp_path / "keys")
    assert passwords_kept_in(tmp_path / "users") == passwords_kept_in(tmp_path / "users")
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "keys", tmp_path / "users")] == [0o600, 0o600]


def test_a_stand_in_is_announced_when_its_line_is_whole(tmp_path: Path) -> None:
    answers = tmp_path / "xero.json"
    line = json.dumps({"url": "http://127.0.0.1:9", "client_id": "a", "client_secret": "b", "tenants": []})
    assert StandIn.announced_in(answers) is None
    answers.write_text(line)
    assert StandIn.announced_in(answers) is None
    answers.write_text(f"{line}\n")
    announced = StandIn.announced_in(answers)
    assert announced
    assert (announced.url, announced.client_id, announced.client_secret) == ("http://127.0.0.1:9", "a", "b")


def test_with_celery_the_worker_alone_reaches_factors_and_xero(environment: Environment) -> None:
    celery = replace(environment, variant=Variant(executor="celery"), broker_port=7)
    assert logins_in(celery.component("worker", _STANDIN)) == {"airflow", "syncio_tasks", "factors_push", "standin"}
    assert logins_in(celery.component("scheduler", _STANDIN)) == {"airflow"}
    assert celery.component("scheduler")["AIRFLOW__CELERY__BROKER_URL"].endswith("@127.0.0.1:7/0")


def test_keys_that_an_older_file_lacks_are_added(tmp_path: Path) -> None:
    kept = tmp_path / "keys"
    kept.write_text(json.dumps({"jwt": "as before"}))
    keys = Keys.kept_in(kept)
    assert keys.jwt == "as before"
    assert keys == Keys.kept_in(kept)
