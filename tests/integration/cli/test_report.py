"""`report`: a review's report, and its changes as a spreadsheet, at a shell."""

import json
from pathlib import Path

import openpyxl
import pytest

from syncio.stages.compare import compare
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from tests.integration.cli.shell import Shell


@pytest.fixture
def review(connected: Shell, dsn: str) -> int:
    """Everything that the client's books have, to be approved for the first time."""
    assert connected.run("pull", "--client", "Acme").code == 0
    with opened(dsn) as connection:
        return compare(connection, Clients(connection).get("Acme"), []).opened or 0


def test_a_report_is_published_and_its_changes_are_exported(connected: Shell, review: int, tmp_path: Path) -> None:
    shell = connected.having(SYNCIO_REPORTS_URL=(tmp_path / "reports").as_uri())
    file = tmp_path / "changes.xlsx"
    outcome = shell.run("report", "diff", "--review", str(review), "--export", str(file), "--json")
    assert (outcome.code, outcome.result["export"]) == (0, str(file))
    [frozen] = (tmp_path / "reports").rglob("review.json")
    numbers = [change["number"] for change in json.loads(frozen.read_bytes())["changes"]]
    rows = openpyxl.load_workbook(file)["Changes"].iter_rows(min_row=2, values_only=True)
    assert sorted(str(row[4]) for row in rows) == sorted(numbers)
    again = shell.run("report", "diff", "--review", str(review), "--export", str(tmp_path / "changes.csv"))
    assert again.code == 0
    assert len((tmp_path / "changes.csv").read_text().splitlines()) == len(numbers) + 1


def test_an_export_of_another_kind_is_wrong_usage(connected: Shell) -> None:
    outcome = connected.run("report", "diff", "--review", "1", "--export", "changes.pdf")
    assert outcome.code == 2
    assert "invalid spreadsheet value: 'changes.pdf'" in outcome.err


def test_a_file_that_cannot_be_written_is_said(connected: Shell, review: int, tmp_path: Path) -> None:
    shell = connected.having(SYNCIO_REPORTS_URL=(tmp_path / "reports").as_uri())
    outcome = shell.run("report", "diff", "--review", str(review), "--export", str(tmp_path / "no" / "changes.csv"))
    assert outcome.code == 1
    assert "changes.csv cannot be written: No such file or directory" in outcome.complaint
