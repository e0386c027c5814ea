"""Airflow connections as libpq URLs."""

import pytest
from airflow.sdk import Connection
from psycopg.conninfo import conninfo_to_dict

from syncio.hooks.database import dsn, postgres_url


def test_every_part_is_quoted() -> None:
    connection = Connection(
        conn_id="syncio_db", conn_type="postgres", host="db.example", port=5433, login="us er@x", password="p/w?&:%",
        schema="sync io", extra='{"sslmode": "verify-full", "something_of_airflow": 1}',
    )  # fmt: skip
    assert conninfo_to_dict(postgres_url(connection)) == {
        "host": "db.example",
        "port": "5433",
        "user": "us er@x",
        "password": "p/w?&:%",
        "dbname": "sync io",
        "sslmode": "verify-full",
    }


def test_what_is_left_out_is_postgresqls_own_default() -> None:
    found = conninfo_to_dict(postgres_url(Connection(conn_id="syncio_db", conn_type="postgres")))
    assert (found["host"], found["port"]) == ("localhost", "5432")
    assert "password" not in found


def test_a_connection_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_SYNCIO_DB", "postgresql://me:s%2Fcret@h:1/db")
    assert conninfo_to_dict(dsn())["password"] == "s/cret"
