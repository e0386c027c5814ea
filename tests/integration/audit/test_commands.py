"""Evidence from the command line: made where the database is, checked where there is none."""

import os
from pathlib import Path

import pytest

from tests.integration.audit.proven import KEY, NOTARY, Proven
from tests.integration.cli.shell import ROOT, Shell, postgres
from tests.integration.cli.test_audit import alone


@pytest.fixture
def shell(proven: Proven, tmp_path: Path) -> Shell:
    return Shell(
        {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "plugins"),
            "AIRFLOW_HOME": str(tmp_path / "airflow"),
            "AIRFLOW_CONN_SYNCIO_DB": postgres(proven.house.dsn),
            "SYNCIO_REPORTS_URL": proven.settings.reports_url,
            "SYNCIO_ANCHORS_URL": proven.settings.anchors_url,
            "SYNCIO_ANCHOR_KEY": KEY,
        }
    )


def test_evidence_is_made_with_the_database_and_checked_without_it(
    proven: Proven, shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "evidence.zip"
    made = shell.run("evidence", str(proven.review), "-o", str(file), "--json")
    assert made.result == {"file": str(file), "files": 21, "anchors": 1, "pinned": True}
    outcome = alone("verify-evidence", str(file), "--key", NOTARY.trusted[0], "--json")
    assert (outcome.code, outcome.result["ok"], outcome.result["pinned"], outcome.result["anchors"]) == (
        0,
        True,
        True,
        1,
    )
    content = file.read_bytes()
    shell.run("evidence", str(proven.review), "-o", str(file))
    assert file.read_bytes() == content


def test_without_an_anchor_it_ends_with_1_for_who_has_a_key_and_says_unpinned_to_others(
    proven: Proven, shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "evidence.zip"
    unanchored = shell.having(SYNCIO_ANCHORS_URL=str(tmp_path / "none"))
    made = unanchored.run("evidence", str(proven.review), "-o", str(file), "--json")
    assert (made.code, made.result["anchors"], made.result["pinned"]) == (0, 0, False)
    keyed = alone("verify-evidence", str(file), "--key", NOTARY.trusted[0], "--json")
    assert (keyed.code, keyed.result["ok"], keyed.result["pinned"]) == (1, False, False)
    keyless = alone("verify-evidence", str(file), "--json")
    assert (keyless.code, keyless.result["ok"], keyless.result["pinned"]) == (0, True, False)


def test_a_changed_file_is_named_and_ends_with_1(proven: Proven, shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "evidence.zip"
    shell.run("evidence", str(proven.review), "-o", str(file))
    file.write_bytes(file.read_bytes().replace(b"Blocked", b"Allowed", 1))
    damaged = alone("verify-evidence", str(file), "--json")
    assert (damaged.code, damaged.result["error"]) == (1, "Unreadable")
    assert "Bad CRC-32 for file 'reports/" in damaged.complaint


def test_without_a_key_or_for_an_unknown_review_it_says_what_is_missing(shell: Shell, tmp_path: Path) -> None:
    unkeyed = shell.having(SYNCIO_ANCHOR_KEY=None).run("evidence", "1", "-o", str(tmp_path / "x.zip"))
    assert (unkeyed.code, "SYNCIO_ANCHOR_KEY is missing" in unkeyed.complaint) == (1, True)
    unknown = shell.run("evidence", "9999", "-o", str(tmp_path / "x.zip"))
    assert (unknown.code, "there is no review 9999" in unknown.complaint) == (1, True)
    assert not (tmp_path / "x.zip").exists()
    assert alone("verify-evidence", str(tmp_path / "x.zip")).code == 1
