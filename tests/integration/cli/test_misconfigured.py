"""What is not set up: one line that says what, to whom, and what to do; exit code 1 for a person, 75 for later."""

import json
import socket

import psycopg
import pytest
from cryptography.fernet import Fernet

from tests.integration.cli.shell import Shell, postgres
from tests.sandbox.xero.calling import Caller

PULL = ("pull", "--client", "Acme", "--json")


def complains(shell: Shell, code: int, kind: str, *words: str) -> bool:
    """Whether a pull ends with just this exit code and kind of error, in one line that has all these words."""
    outcome = shell.run(*PULL)
    assert (outcome.code, outcome.result["error"]) == (code, kind), outcome.err
    assert outcome.complaint.startswith(f"syncio: {kind}: ")
    assert [word for word in words if word not in outcome.complaint] == []
    return True


@pytest.mark.parametrize("connection", ["SYNCIO_DB", "XERO_APP"])
def test_a_connection_that_is_missing(connected: Shell, connection: str) -> None:
    name = f"AIRFLOW_CONN_{connection}"
    words = (f"connection {connection.lower()} is missing", f"set {name}")
    assert complains(connected.having(**{name: None}), 1, "Misconfigured", *words)


@pytest.mark.parametrize(
    "text",
    ["{half", "[1]", "nonsense", '{"conn_type": "xero", "extra": "{half"}', '{"host": "x"}', "postgresql://a:x/y"],
)
@pytest.mark.parametrize("connection", ["SYNCIO_DB", "XERO_APP"])
def test_a_connection_that_cannot_be_read(connected: Shell, connection: str, text: str) -> None:
    name = f"AIRFLOW_CONN_{connection}"
    words = (f"connection {connection.lower()} cannot be read", name)
    assert complains(connected.having(**{name: text}), 1, "Misconfigured", *words)


def test_a_database_that_is_down(connected: Shell, dsn: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    down = connected.having(AIRFLOW_CONN_SYNCIO_DB=postgres(dsn, port=port))
    assert complains(down, 75, "Unavailable", "syncio_db does not answer")


def test_a_wrong_password(connected: Shell, dsn: str) -> None:
    wrong = connected.having(AIRFLOW_CONN_SYNCIO_DB=postgres(dsn, password="mistyped-9d2f"))
    assert complains(wrong, 1, "Misconfigured", "check its user and password")


def test_a_database_that_does_not_exist(connected: Shell, dsn: str) -> None:
    elsewhere = connected.having(AIRFLOW_CONN_SYNCIO_DB=postgres(dsn, schema="nowhere"))
    assert complains(elsewhere, 1, "Misconfigured", "no such database")


def test_a_database_without_the_migration(connected: Shell, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("ALTER SCHEMA syncio RENAME TO elsewhere")
    assert complains(connected, 1, "Misconfigured", "run `python -m syncio migrate`")


def test_a_database_of_another_version(connected: Shell, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("UPDATE syncio.alembic_version SET version_num = '0099'")
    assert complains(connected, 1, "Misconfigured", "database=0099", "run `python -m syncio migrate`")


def test_a_client_that_nobody_knows(shell: Shell) -> None:
    assert complains(shell, 1, "Unknown", "no such client", "name=Acme", "client list")


def test_a_client_that_was_never_connected(connected: Shell, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("UPDATE syncio.client SET consent = NULL")
    assert complains(connected, 1, "Misconfigured", "never connected to Xero", "client=Acme")


def test_a_source_that_this_version_lacks(connected: Shell, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("UPDATE syncio.client SET source = 'abacus'")
    assert complains(connected, 1, "Misconfigured", "source=abacus", "client=Acme")


@pytest.mark.parametrize("missing", ["login", "password"])
def test_an_app_without_id_or_secret(connected: Shell, missing: str) -> None:
    app = json.loads(connected.environment["AIRFLOW_CONN_XERO_APP"]) | {missing: ""}
    assert complains(
        connected.having(AIRFLOW_CONN_XERO_APP=json.dumps(app)), 1, "Misconfigured", "connection xero_app needs"
    )


@pytest.mark.parametrize("host", ["http://api.example.com", "ftp://127.0.0.1", "127.0.0.1", "https://me:pw@127.0.0.1"])
def test_an_address_that_would_show_the_token_to_others(connected: Shell, host: str) -> None:
    app = json.loads(connected.environment["AIRFLOW_CONN_XERO_APP"]) | {"host": host}
    assert complains(connected.having(AIRFLOW_CONN_XERO_APP=json.dumps(app)), 1, "Misconfigured", "https://")


def test_keys(connected: Shell) -> None:
    key = connected.environment["SYNCIO_FERNET_KEYS"]
    other = Fernet.generate_key().decode()
    assert complains(connected.having(SYNCIO_FERNET_KEYS=None), 1, "Misconfigured", "SYNCIO_FERNET_KEYS is missing")
    assert complains(connected.having(SYNCIO_FERNET_KEYS="tooshort"), 1, "Misconfigured", "is no Fernet key")
    wrong = connected.having(SYNCIO_FERNET_KEYS=other)
    assert complains(wrong, 1, "Misconfigured", "fits a stored token", "client=Acme")
    assert connected.having(SYNCIO_FERNET_KEYS=f"{other}, {key}").run(*PULL).code == 0
    assert connected.having(SYNCIO_FERNET_KEYS=other).run(*PULL).code == 0, "the refreshed pair is under the first key"


def test_a_setting_that_is_no_number(connected: Shell) -> None:
    assert complains(connected.having(SYNCIO_PULL_OVERLAP="5 minutes"), 1, "Misconfigured", "SYNCIO_PULL_OVERLAP")


def test_a_tenant_that_the_consent_does_not_cover(connected: Shell, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("UPDATE syncio.client SET tenant = 'another'")
    assert complains(connected, 1, "Forbidden", "check scopes and tenant", "client=Acme")


@pytest.mark.parametrize("tenant", ["two\nlines", "caf\u00e9 \u2603"])
def test_a_tenant_that_cannot_even_be_sent(connected: Shell, dsn: str, tenant: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("UPDATE syncio.client SET tenant = %s", [tenant])
    assert complains(connected, 1, "Misconfigured", "client's tenant", "client=Acme")


def test_too_many_calls_are_for_later(connected: Shell, caller: Caller) -> None:
    fault = {"match": "/Invoices", "status": 429, "headers": {"Retry-After": "3000", "X-Rate-Limit-Problem": "day"}}
    caller.request("POST", "/admin/faults", json=[fault])
    assert complains(connected, 75, "Throttled", "day limit", "retry_after=3000", "client=Acme")
