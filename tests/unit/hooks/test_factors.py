"""Airflow connections as FactorS's database URLs."""

import json

import pytest
from sqlalchemy.engine import make_url

from syncio.errors import Misconfigured
from syncio.hooks.factors import factors_url

PARTS = {"host": "db.example", "login": "push", "password": "p/w?&:%@", "schema": "FactorS"}


def given(monkeypatch: pytest.MonkeyPatch, kind: str, **parts: object) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_FACTORS_DB", json.dumps({"conn_type": kind, **PARTS, **parts}))


@pytest.mark.parametrize(("kind", "backend", "port"), [("mssql", "mssql", 1433), ("postgres", "postgresql", 5432)])
def test_a_connection_becomes_the_url_of_its_product(
    monkeypatch: pytest.MonkeyPatch, kind: str, backend: str, port: int
) -> None:
    given(monkeypatch, kind)
    url = make_url(factors_url())
    assert (url.get_backend_name(), url.host, url.port) == (backend, "db.example", port)
    assert (url.username, url.password, url.database) == ("push", "p/w?&:%@", "FactorS")


def test_a_port_of_its_own_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "mssql", port=14330)
    assert make_url(factors_url()).port == 14330


def test_another_product_is_refused_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "mysql")
    with pytest.raises(Misconfigured, match="factors_db is of type mysql: mssql or postgres is expected") as refusal:
        factors_url()
    assert PARTS["password"] not in str(refusal.value)


def test_a_missing_connection_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIRFLOW_CONN_FACTORS_DB", raising=False)
    with pytest.raises(Misconfigured, match="set AIRFLOW_CONN_FACTORS_DB"):
        factors_url()
