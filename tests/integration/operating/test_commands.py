"""What an operator types after a restore, and for a review whose reports are lost."""

import os
from pathlib import Path

import pytest

from tests.integration.cli.shell import ROOT, Shell, postgres
from tests.integration.operating.backed import Backed
from tests.integration.way.way import approve


@pytest.fixture
def shell(way: Backed, tmp_path: Path) -> Shell:
    """A shell of a worker: SyncIO's database and FactorS."""
    return Shell(
        {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "plugins"),
            "AIRFLOW_HOME": str(tmp_path / "airflow"),
            "AIRFLOW_CONN_SYNCIO_DB": postgres(way.dsn),
            "AIRFLOW_CONN_FACTORS_DB": postgres(way.push_url),
            "SYNCIO_REPORTS_URL": (tmp_path / "reports").as_uri(),
        }
    )


def test_recover_says_what_it_took_over_and_numbers_reviews_past_the_published(way: Backed, shell: Shell) -> None:
    invoice = way.open_invoice()
    way.back_up()
    way.raised(invoice, 500)
    way.restore()
    way.pull()
    reports = Path(shell.environment["SYNCIO_REPORTS_URL"].removeprefix("file://"))
    (reports / str(way.client.id) / "review-900").mkdir(parents=True)
    outcome = shell.run("recover", "--json")
    assert outcome.code == 0, outcome.err
    [recovered] = outcome.result["recovered"]
    assert (recovered["client"], recovered["adopted"], recovered["left"]) == (way.client.name, 1, {})
    assert way.reworded(invoice) > 900


def test_recover_ends_with_one_where_a_person_has_to_look(way: Backed, shell: Shell) -> None:
    invoice = way.open_invoice()
    way.back_up()
    way.raised(invoice, 500)
    way.book.rows("UPDATE invoice SET reference = 'by hand' WHERE external_id = %s", invoice["external_id"])
    way.restore()
    way.pull()
    outcome = shell.run("recover", "--client", way.client.name, "--json")
    assert outcome.code == 1
    assert list(outcome.result["recovered"][0]["left"]) == [invoice["external_id"]]


def test_a_review_whose_reports_are_lost_is_given_up_and_its_rows_come_again(way: Backed, shell: Shell) -> None:
    invoice = way.open_invoice()
    review = str(way.reworded(invoice))
    way.decide(int(review), approve)
    refused = shell.run("release", "--review", review)
    assert refused.code == 1
    assert "report of this review is not on record" in refused.complaint
    assert shell.run("release", "--review", review, "--none", "--json").result["count"] == 0
    assert way.push().pushed == 0
    [row] = way.changes(way.compare().opened or 0)
    assert row["external_id"] == invoice["external_id"]


def test_a_review_that_was_released_is_not_given_up(way: Backed, shell: Shell) -> None:
    invoice = way.open_invoice()
    review = way.reworded(invoice)
    way.decide(review, approve)
    way.release(review)
    outcome = shell.run("release", "--review", str(review), "--none")
    assert outcome.code == 1
    assert "released already" in outcome.complaint
    assert way.push().pushed == 1
