"""What stands on standard output and what does not; no secret anywhere."""

import importlib
import json
import logging
import subprocess
import sys
import traceback
from argparse import ArgumentParser

import psycopg
import pytest
from cryptography.fernet import Fernet

from syncio.cli import COMMANDS
from syncio.errors import SyncioError, Unknown
from tests.integration.cli.shell import ROOT, Outcome, Shell
from tests.sandbox.xero.calling import Caller

PULL = ("pull", "--client", "Acme", "--json")


def secrets(shell: Shell, caller: Caller, dsn: str) -> set[str]:
    """Everything that must stay where it is, the tokens of this moment included."""
    app = json.loads(shell.environment["AIRFLOW_CONN_XERO_APP"])
    database = json.loads(shell.environment["AIRFLOW_CONN_SYNCIO_DB"])
    key = shell.environment["SYNCIO_FERNET_KEYS"]
    with psycopg.connect(dsn) as connection:
        stored = connection.execute("SELECT refresh_token, access_token FROM syncio.consent").fetchone() or ()
    tokens = {Fernet(key).decrypt(token).decode() for token in stored if token}
    return tokens | {key, app["password"], database["password"], caller.tenant["refresh_token"]}


def test_a_process_prints_one_object_and_nothing_else(connected: Shell) -> None:
    with connected.start(*PULL) as process:
        out, err = process.communicate(timeout=120)
    outcome = Outcome(process.returncode, out, err)
    assert (outcome.code, outcome.result["status"]) == (0, "COMPLETED")
    assert "Traceback" not in err


def test_people_get_lines(connected: Shell) -> None:
    outcome = connected.run("pull", "--client", "Acme")
    assert "status: COMPLETED" in outcome.out.splitlines()
    listed = connected.run("client", "list")
    assert "Acme" in listed.out


@pytest.mark.parametrize(
    "words", [(), ("nonsense",), ("pull",), ("pull", "--client"), ("invoice", "--client", "A"), ("client", "add", "A")]
)
def test_wrong_usage_ends_with_2(shell: Shell, words: tuple[str, ...]) -> None:
    outcome = shell.run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("usage: ")


def test_help_names_every_command_and_imports_none() -> None:
    """Help is instant: neither Airflow, nor a database driver, nor even the commands are imported."""
    program = "import sys; sys.argv = ['syncio', '--help']\ntry:\n import runpy; runpy.run_module('syncio', run_name="
    program += "'__main__')\nfinally:\n print(*sys.modules, file=sys.stderr)"
    environment = {"PYTHONPATH": str(ROOT / "plugins")}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    assert set(COMMANDS) <= set(done.stdout.split())
    imported = set(done.stderr.split())
    assert "syncio.cli" in imported
    assert not imported & {"airflow", "psycopg", "sqlalchemy", "alembic", "msgspec", "requests", "syncio.cli.stages"}


def test_every_module_adds_the_commands_it_is_listed_with() -> None:
    listed: dict[str, set[str]] = {}
    for name, (module, _) in COMMANDS.items():
        listed.setdefault(module, set()).add(name)
    for module, names in listed.items():
        commands = ArgumentParser().add_subparsers()
        importlib.import_module(f"syncio.cli.{module}").add_commands(commands, ArgumentParser(add_help=False))
        assert set(commands.choices) == names


def test_a_bug_leaves_a_traceback_only_where_it_is_wanted(connected: Shell) -> None:
    with pytest.raises(Unknown, match="no such client"):
        connected.having(SYNCIO_DEBUG="1").run("pull", "--client", "Nobody")


@pytest.mark.parametrize(
    "fault",
    [
        None,
        {"match": "/connect/token", "status": 400, "body": '{"error": "invalid_grant"}'},
        {"match": "/connect/token", "truncate": 60},
        {"match": "/Invoices", "status": 401, "times": 9},
        {"match": "/Invoices", "status": 302, "headers": {"Location": "https://example.com/"}},
        {"match": "/Invoices", "truncate": 1000},
    ],
    ids=lambda fault: "no fault" if fault is None else str(fault)[11:60],
)
def test_no_secret_is_printed_logged_or_kept(
    connected: Shell, caller: Caller, dsn: str, caplog: pytest.LogCaptureFixture, fault: dict[str, object] | None
) -> None:
    caplog.set_level(logging.DEBUG)
    if fault:
        caller.request("POST", "/admin/faults", json=[fault])
    outcome = connected.run(*PULL)
    written = [outcome.out, outcome.err, caplog.text]
    try:
        written.append(connected.having(SYNCIO_DEBUG="1").run(*PULL).err)
    except SyncioError as error:
        written += traceback.format_exception(error)
    with psycopg.connect(dsn) as connection:
        written += [text for (text,) in connection.execute("SELECT errors::text FROM syncio.sync_run")]
    text = "\n".join(written)
    assert "Acme" in text
    assert [secret for secret in secrets(connected, caller, dsn) if secret in text] == []


def test_a_terminal_obeys_nothing_that_a_name_holds(connected: Shell, dsn: str) -> None:
    name = "\x1b]0;owned\x07\x1b[2JAcme\n\u202eevil" + "A" * 10_000
    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE syncio.client SET name = %s", [name])
    listed = connected.run("client", "list")
    assert all(line.isprintable() for line in listed.out.splitlines())
    assert (len(listed.out.splitlines()), len(listed.out) < 3_000) == (1, True)
    assert connected.run("client", "list", "--json").result["clients"][0]["name"] == name
    refused = connected.run("compare", "--client", "\x1b[2J\nsyncio: done")
    assert (refused.code, refused.complaint.isprintable(), "\x1b" in refused.err) == (1, True, False)
