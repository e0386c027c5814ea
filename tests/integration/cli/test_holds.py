"""`holds` and `feeds` at a shell."""

import json

import psycopg
import pytest
from psycopg.rows import dict_row

from tests.conftest import NewDatabase
from tests.integration.cli.shell import Shell, postgres
from tests.integration.staged.database import database_name
from tests.sandbox.postgres import Logins
from tests.sandbox.xero.calling import Caller

#: One sales invoice is in FactorS as it was pulled, as far as SyncIO knows.
APPROVED = """
INSERT INTO approved SELECT record, n, content_hash, n, balance_hash, now() FROM head
WHERE kind = 'receivable' AND status = 'authorised' AND due = total ORDER BY number LIMIT 1
"""


@pytest.fixture
def book(new_database: NewDatabase, postgres_logins: Logins, factors_template: str) -> tuple[str, str]:
    """FactorS, for its owner and for push."""
    owner = new_database(factors_template)
    return owner, postgres_logins.dsn("factors_push", database_name(owner))


@pytest.fixture
def voided(connected: Shell, caller: Caller, dsn: str, book: tuple[str, str]) -> Shell:
    """A shell with a loan book, and an invoice that it has and Acme has voided."""
    shell = connected.having(AIRFLOW_CONN_FACTORS_DB=postgres(book[1]))
    assert shell.run("pull", "--client", "Acme").code == 0
    with psycopg.connect(dsn, options="-c search_path=syncio", row_factory=dict_row) as connection:
        connection.execute(APPROVED)
        [row] = connection.execute("SELECT external_id FROM head JOIN approved USING (record)").fetchall()
    caller.edited({"op": "void", "invoice": row["external_id"]})
    assert shell.run("pull", "--client", "Acme").code == 0
    return shell


def test_what_was_voided_is_held_and_listed(voided: Shell, book: tuple[str, str]) -> None:
    held = voided.run("holds", "--json").result
    assert (held["placed"], held["lifted"], held["told"], len(held["holds"])) == (1, 0, 1, 1)
    assert (held["holds"][0]["kind"], held["holds"][0]["review"]) == ("voided", None)
    [line] = [line for line in voided.run("holds", "--client", "Acme").out.splitlines() if line.startswith("Acme")]
    assert line.endswith("comes into the next review")
    assert voided.run("compare").code == 0
    assert "review 1 waits for people" in voided.run("holds").out
    with psycopg.connect(book[0]) as connection:
        assert connection.execute("SELECT client, kind FROM integration.hold").fetchall() == [("Acme", "voided")]


def test_while_factors_is_away_it_is_decided_and_for_later(voided: Shell) -> None:
    away = json.loads(voided.environment["AIRFLOW_CONN_FACTORS_DB"]) | {"port": 1}
    outcome = voided.having(AIRFLOW_CONN_FACTORS_DB=json.dumps(away)).run("holds", "--json")
    assert (outcome.code, outcome.result["error"]) == (75, "Unavailable")
    held = voided.run("holds", "--json").result
    assert (held["placed"], held["told"], len(held["holds"])) == (0, 1, 1)


def test_a_loan_book_of_the_version_before_says_what_to_do(voided: Shell, book: tuple[str, str]) -> None:
    with psycopg.connect(book[0]) as connection:
        connection.execute("ALTER TABLE integration.hold DROP COLUMN kind")
    assert "of an earlier version: run `python -m syncio factors create`" in voided.run("holds").complaint


def test_feeds_are_listed(voided: Shell) -> None:
    found = voided.run("feeds", "--json").result
    assert (found["changed"], found["told"]) == (1, 1)
    assert [(row["name"], row["feed"], row["told"]) for row in found["feeds"]] == [("Acme", "current", True)]
    lines = voided.run("feeds").out.splitlines()
    assert lines[:2] == ["changed: 0", "told: 0"]
    assert lines[2].startswith("Acme  current  since 20")


def test_a_client_that_nobody_knows(voided: Shell) -> None:
    assert "no such client" in voided.run("holds", "--client", "Nobody").complaint
