"""A pull that is killed in the middle, and the one after it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from syncio.stores.consents import keep_consent
from syncio.stores.database import opened
from tests.conftest import NewDatabase
from tests.integration.cli.shell import Shell, environment
from tests.integration.pull.house import House
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.running import running

PULL = ("pull", "--client", "Acme", "--json")
KEY = Fernet.generate_key()


@pytest.fixture
def large(new_database: NewDatabase, migrated: str) -> Iterator[House]:
    """A client of three pages of invoices."""
    with running(invoices=2_400, organisations=1) as xero, calling(xero) as caller:
        house = House(new_database(migrated), caller)
        with opened(house.dsn, "syncio_owner") as connection:
            consent = keep_consent(connection, "xero", caller.tenant["refresh_token"], Fernet(KEY))
            connection.execute("UPDATE client SET consent = %s", [consent])
            connection.commit()
        yield house


@pytest.mark.parametrize("page", [1, *(pytest.param(page, marks=pytest.mark.thorough) for page in (2, 3))])
def test_a_killed_pull_loses_nothing_and_leaves_nothing_twice(large: House, airflow_home: Path, page: int) -> None:
    shell = Shell(environment(large.dsn, large.caller.xero, KEY.decode(), airflow_home))
    large.fault(f"/Invoices?page={page}", delay=600)
    with shell.start(*PULL) as process:
        while large.faults_left() or large.value("SELECT count(*) FROM head") < (page - 1) * 1000:
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        process.kill()
    assert large.value("SELECT count(*) FROM head") == (page - 1) * 1000
    assert large.values("SELECT status FROM sync_run") == ["RUNNING"]
    assert "invoices" not in large.values("SELECT stream FROM feed")

    outcome = shell.run(*PULL)
    assert (outcome.code, outcome.result["status"], outcome.result["updated"]) == (0, "COMPLETED", 0), outcome.err
    assert outcome.result["created"] == outcome.result["processed"] - outcome.result["unchanged"]
    assert large.staged() == large.booked()
    assert large.value("SELECT max(n) FROM version") == 1
    assert large.values("SELECT status FROM sync_run ORDER BY id") == ["FAILED", "COMPLETED"]


def test_a_pull_under_way_in_another_process_is_for_later(large: House, airflow_home: Path) -> None:
    shell = Shell(environment(large.dsn, large.caller.xero, KEY.decode(), airflow_home))
    large.fault("/Invoices?page=2", delay=600)
    with shell.start(*PULL) as process:
        while large.faults_left():
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        outcome = shell.run(*PULL)
        process.kill()
    assert (outcome.code, outcome.result["error"]) == (75, "Busy")
    assert "client=Acme" in outcome.complaint
