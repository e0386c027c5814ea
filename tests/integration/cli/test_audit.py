"""The audit trail from the command line: verified in the database, and in a file where there is no database."""

import json
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet

from tests.integration.cli.shell import ROOT, Outcome, Shell


@pytest.fixture
def audited(connected: Shell, tmp_path: Path) -> Shell:
    """A client with two members, and a folder and a key for anchors."""
    anchors = {
        "SYNCIO_ANCHORS_URL": (tmp_path / "anchors").as_uri(),
        "SYNCIO_ANCHOR_KEY": Fernet.generate_key().decode(),
    }
    shell = connected.having(**anchors)
    for user in ("ann", "ben"):
        assert shell.run("member", "add", user, "--client", "Acme", "--role", "reviewer").code == 0
    return shell


def tamper(dsn: str, statement: str) -> None:
    with psycopg.connect(dsn, options="-c search_path=syncio -c session_replication_role=replica") as connection:
        connection.execute(statement.encode())


def alone(*words: str) -> Outcome:
    """A process that knows neither database nor Airflow; where one is imported it fails."""
    program = "import sys; sys.modules['airflow'] = None; from syncio.cli import main; sys.exit(main(sys.argv[1:]))"
    environment = {"PYTHONPATH": str(ROOT / "plugins"), "PATH": ""}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, *words], env=environment, capture_output=True, text=True, check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def test_a_whole_trail_ends_with_0(audited: Shell) -> None:
    anchored = audited.run("anchor", "--json").result
    assert (anchored["chains"], len(anchored["key"])) == (1, 64)
    outcome = audited.run("verify-audit", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.result == {"ok": True, "entries": 5, "chains": 1, "anchors": 1, "flaws": [], "explained": []}
    assert "ok: True" in audited.run("verify-audit").out.splitlines()


def test_a_broken_link_is_named_and_ends_with_1(audited: Shell, dsn: str) -> None:
    tamper(dsn, "UPDATE audit SET body = replace(body, 'ben', 'eve') WHERE no = 5")
    outcome = audited.run("verify-audit", "--json")
    assert outcome.code == 1
    flaw = outcome.result["flaws"][0]
    assert {name: flaw[name] for name in ("name", "no", "kind", "what")} == {
        "name": "Acme",
        "no": 5,
        "kind": "member",
        "what": "its rows are not those that were recorded",
    }
    assert "1  Acme  5  member  its rows are not those that were recorded" in audited.run("verify-audit").out


def test_an_export_is_verified_without_database_and_airflow(audited: Shell, tmp_path: Path) -> None:
    file, anchors = tmp_path / "audit.jsonl", tmp_path / "anchors"
    key = audited.run("anchor", "--json").result["key"]
    assert audited.run("export-audit", "-o", str(file), "--json").result["entries"] == 5
    words = ("verify-audit", "--from-file", str(file), "--json")
    assert alone(*words).result["ok"]
    known = (*words, "--anchors", str(anchors), "--key", key)
    assert alone(*known).result["anchors"] == 1
    file.write_bytes(file.read_bytes().replace(b"ann", b"eve", 1))
    outcome = alone(*known)
    assert (outcome.code, outcome.result["flaws"][0]["no"]) == (1, 2)


def test_anchors_of_another_key_or_folder_prove_nothing(audited: Shell, tmp_path: Path) -> None:
    audited.run("anchor")
    other = audited.having(SYNCIO_ANCHOR_KEY=Fernet.generate_key().decode()).run("verify-audit", "--json")
    assert other.code == 1
    assert "it was signed with another key" in other.result["flaws"][0]["what"]
    unkeyed = audited.having(SYNCIO_ANCHOR_KEY=None).run("verify-audit", "--json")
    assert (unkeyed.code, unkeyed.result["error"]) == (1, "Misconfigured")
    missing = audited.run("verify-audit", "--anchors", str(tmp_path / "none"))
    assert (missing.code, "no anchors in this folder" in missing.complaint) == (1, True)
    moved = audited.having(SYNCIO_ANCHORS_URL=str(tmp_path / "none")).run("verify-audit", "--json")
    assert (moved.code, moved.result["flaws"][0]["kind"]) == (1, "anchor")


def test_a_repair_is_explained_once_and_told_from_then_on(audited: Shell, dsn: str) -> None:
    with psycopg.connect(dsn, options="-c search_path=syncio") as connection:
        connection.execute("INSERT INTO review (client, rules_version, hash) VALUES (1, '1', '')")
        connection.execute("UPDATE review SET rules_version = '2'")
    assert audited.run("verify-audit").code == 1
    explained = audited.run("verify-audit", "--explain", "a drill", "--json")
    assert explained.code == 0
    assert [flaw["what"].endswith("Explained: a drill") for flaw in explained.result["explained"]] == [True, True]
    assert audited.run("verify-audit").code == 0


def test_a_file_that_is_none_is_said_to_be(audited: Shell, tmp_path: Path) -> None:
    missing = audited.run("verify-audit", "--from-file", str(tmp_path / "none"))
    assert (missing.code, "cannot be read" in missing.complaint) == (1, True)
    (tmp_path / "empty").write_bytes(b"")
    assert audited.run("verify-audit", "--from-file", str(tmp_path / "empty")).code == 1
    assert json.loads(audited.run("verify-audit", "--from-file", __file__, "--json").out)["ok"] is False


def test_without_a_key_nothing_is_anchored(audited: Shell) -> None:
    outcome = audited.having(SYNCIO_ANCHOR_KEY=None).run("anchor")
    assert (outcome.code, "SYNCIO_ANCHOR_KEY is missing" in outcome.complaint) == (1, True)
