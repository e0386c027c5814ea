"""`push`, its dry run and its status at a shell."""

import psycopg
import pytest

from tests.conftest import NewDatabase
from tests.integration.cli.shell import Shell, postgres
from tests.integration.staged.database import database_name
from tests.sandbox.postgres import Logins


@pytest.fixture
def released(
    connected: Shell, dsn: str, new_database: NewDatabase, postgres_logins: Logins, factors_template: str
) -> Shell:
    """A shell with a loan book, and Acme's first review approved and released, as if people had."""
    book = postgres_logins.dsn("factors_push", database_name(new_database(factors_template)))
    shell = connected.having(AIRFLOW_CONN_FACTORS_DB=postgres(book))
    assert shell.run("pull", "--client", "Acme").code == 0
    assert shell.run("compare", "--client", "Acme").code == 0
    with psycopg.connect(dsn, options="-c search_path=syncio") as connection:
        connection.execute(
            "INSERT INTO release (push_id, client, class, change, record, external_id, after_n, after_hash,"
            " after_balance, debtor_record, debtor_n, hash) SELECT gen_random_uuid(), client, 'content', id, record,"
            " external_id, after_n, after_hash, after_balance, debtor_record, debtor_n, hash FROM change"
        )
    return shell


def test_a_dry_run_says_what_is_then_pushed(released: Shell) -> None:
    foreseen = released.run("push", "--dry-run", "--json").result
    assert (foreseen["dry_run"], foreseen["push"]) == (True, len(foreseen["releases"]))
    lines = released.run("push", "--dry-run").out.splitlines()
    assert sum("  push" in line for line in lines) == foreseen["push"]
    assert released.run("push", "--json").result["pushed"] == foreseen["push"]
    assert released.run("push", "--dry-run", "--json").result == {"dry_run": True, "releases": []}


def test_the_status_counts_every_release_and_names_them(released: Shell) -> None:
    found = released.run("push", "status", "--limit", "3", "--json").result
    [acme] = found["clients"]
    assert (acme["client"], acme["pushed"], acme["pending"] > 3) == ("Acme", 0, True)
    assert [(one["state"], one["why"]) for one in found["releases"]] == [("pending", "the next push")] * 3
    released.run("push")
    lines = released.run("push", "status", "--client", "Acme").out.splitlines()
    assert lines[0] == f"Acme: 0 pending, {acme['pending']} pushed, 0 withdrawn, 0 refused"
    assert len(lines) == acme["pending"] + 1
    assert all("  pushed at 20" in line for line in lines[1:])


def test_one_of_both_is_asked_for(released: Shell) -> None:
    assert released.run("push", "status", "--dry-run").code == 2
    assert released.run("push", "soon").code == 2
    assert released.run("push", "status", "--client", "Nobody").code == 1
