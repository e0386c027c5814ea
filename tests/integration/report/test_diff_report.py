"""Diff reports from a real PostgreSQL to files on disk and back."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from syncio.errors import Conflict, Terminal, Unavailable, Unknown
from syncio.settings import Settings
from syncio.stages.report import diff_report, report_page
from syncio.stores.database import Connection
from syncio.stores.reports import Recorded, Reports
from tests.integration.report.deciding import SCRIPT
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.unit.reports.markup import Markup


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_diff_report_is_published_and_recorded(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    report = diff_report(connection, review, settings)
    assert report.url == folder.as_uri()
    assert sorted(path.name for path in folder.iterdir()) == ["diff_report.html", "diff_report.ipynb", "review.json"]
    assert (report.data_hash, report.html_hash) == (sha(folder / "review.json"), sha(folder / "diff_report.html"))
    [row] = house.rows("SELECT * FROM report WHERE review = %s", review)
    assert (row["kind"], row["url"], row["html_hash"].hex()) == ("diff", report.url, report.html_hash)


def test_the_frozen_review_holds_what_the_database_holds(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, client: Client
) -> None:
    diff_report(connection, review, settings)
    data = json.loads((folder / "review.json").read_bytes())
    assert data["client"] == client.name
    assert data["hash"] == house.hash(review)
    assert data["totals"] == [{"currency": "GBP", "before": "0", "after": "601.5", "delta": "601.5"}]
    assert data["counts"] == {
        "balance": 0,
        "blocked": 1,
        "changed": 2,
        "changes": 3,
        "debtors": 0,
        "flagged": 1,
        "new": 1,
        "reappeared": 0,
        "voided": 0,
    }
    assert [(row["no"], row["delta"], row["severity"]) for row in data["changes"]] == [
        (1, "100.5", "block"),
        (2, "200.5", "none"),
        (3, "300.5", "none"),
    ]
    assert data["changes"][1]["fields"] == [{"field": "reference", "old": "PO 7", "new": SCRIPT}]
    feed = data["feed"]
    assert (feed["complete"]["status"], feed["last"]["status"], feed["last"]["failed"]) == ("COMPLETED", "PARTIAL", 1)
    assert feed["funded"] == 1
    assert feed["funding_read"] is not None


def test_known_invoices_that_cannot_be_understood_any_more_are_named_funded_ones_first(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, client: Client
) -> None:
    heads = house.rows("SELECT external_id, number FROM head WHERE client = %s ORDER BY number LIMIT 2", client.id)
    first, funded = heads
    for unread in (first["external_id"], funded["external_id"], "never read before"):
        put_aside(house, client, unread, "2026-01-01")
    put_aside(house, client, "later than the review", "2100-01-01")
    house.rows("UPDATE funding SET external_id = %s, amount = 80.5 WHERE client = %s", funded["external_id"], client.id)
    diff_report(connection, review, settings)
    feed = json.loads((folder / "review.json").read_bytes())["feed"]
    assert feed["quarantined"] == 3
    named = [(one["external_id"], one["number"], one["currency"], one["advanced"]) for one in feed["set_aside"]]
    assert named == [
        (funded["external_id"], funded["number"], "GBP", "80.5"),
        (first["external_id"], first["number"], "GBP", None),
    ]
    assert "80.50 GBP is advanced on it" in Markup((folder / "diff_report.html").read_text()).text


def put_aside(house: House, client: Client, external_id: str, since: str) -> None:
    house.rows(
        "INSERT INTO quarantine (client, stream, external_id, reason, raw, run, first_seen)"
        " SELECT %s, 'invoices', %s, 'no date', '', max(id), %s FROM sync_run WHERE client = %s",
        *(client.id, external_id, since, client.id),
    )


def test_the_page_shows_hostile_text_as_text(
    connection: Connection, review: int, settings: Settings, folder: Path
) -> None:
    diff_report(connection, review, settings)
    markup = Markup((folder / "diff_report.html").read_text())
    assert SCRIPT in markup.text
    assert "script" not in markup.tags


def test_again_gives_the_same_report_and_runs_nothing(
    connection: Connection, review: int, settings: Settings, folder: Path
) -> None:
    first = diff_report(connection, review, settings)
    without_notebooks = replace(settings, notebooks=folder / "none")
    assert diff_report(connection, review, without_notebooks) == first


def test_a_report_whose_record_was_lost_is_made_anew_with_the_same_hashes(
    connection: Connection, review: int, settings: Settings, house: House
) -> None:
    first = diff_report(connection, review, settings)
    house.rows("DELETE FROM report WHERE review = %s", review)
    assert diff_report(connection, review, settings) == first


def test_a_page_that_was_lost_is_made_anew_with_the_same_hash(
    connection: Connection, review: int, settings: Settings, folder: Path
) -> None:
    first = diff_report(connection, review, settings)
    shutil.rmtree(folder)
    assert diff_report(connection, review, settings) == first
    assert sha(folder / "diff_report.html") == first.html_hash


def test_what_is_lost_is_made_from_the_frozen_file_and_not_from_what_came_later(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    first = diff_report(connection, review, settings)
    (folder / "diff_report.html").unlink()
    house.rows("UPDATE funding_reading SET read_at = clock_timestamp()")
    assert diff_report(connection, review, settings) == first


def test_a_changed_page_is_never_replaced_in_silence(
    connection: Connection, review: int, settings: Settings, folder: Path
) -> None:
    diff_report(connection, review, settings)
    page = folder / "diff_report.html"
    page.write_text(page.read_text().replace("blocked", "harmless"))
    with pytest.raises(Conflict, match=r"diff_report\.html is not the file that was published"):
        diff_report(connection, review, settings)


def test_another_report_cannot_take_the_place_of_one_on_record(
    connection: Connection, review: int, settings: Settings, house: House
) -> None:
    report = diff_report(connection, review, settings)
    other = Recorded(report.url, bytes.fromhex(report.data_hash), b"\0" * 32)
    with connection.transaction(), pytest.raises(Conflict, match="another diff report of this review is on record"):
        Reports(connection).record(review, "diff", other)
    [row] = house.rows("SELECT html_hash FROM report WHERE review = %s", review)
    assert row["html_hash"].hex() == report.html_hash


def test_the_web_serves_the_page_on_record_and_no_other(
    connection: Connection, review: int, settings: Settings, folder: Path
) -> None:
    with pytest.raises(Unknown, match="not published yet"):
        report_page(connection, review, "diff", settings)
    diff_report(connection, review, settings)
    page = folder / "diff_report.html"
    assert report_page(connection, review, "diff", settings) == page.read_bytes()
    page.write_text("something else")
    with pytest.raises(Conflict, match=r"diff_report\.html is not the file that was published"):
        report_page(connection, review, "diff", settings)


def test_a_review_that_does_not_exist_is_said(connection: Connection, client: Client, settings: Settings) -> None:
    with pytest.raises(Unknown, match="there is no such review"):
        diff_report(connection, 404 + client.id, settings)


def test_a_notebook_that_fails_publishes_and_records_nothing(
    connection: Connection,
    review: int,
    settings: Settings,
    folder: Path,
    house: House,
    client: Client,
    tmp_path: Path,
) -> None:
    text = (settings.notebooks / "diff_report.ipynb").read_text().replace("diff.load(data)", "diff.load(data + '?')")
    (tmp_path / "diff_report.ipynb").write_text(text)
    with pytest.raises(Terminal, match=r"diff_report\.ipynb failed in cell 3: FileNotFoundError"):
        diff_report(connection, review, replace(settings, notebooks=tmp_path))
    assert not folder.exists()
    assert house.rows("SELECT * FROM report WHERE client = %s", client.id) == []


def test_a_folder_that_cannot_be_written_records_nothing(
    connection: Connection, review: int, settings: Settings, tmp_path: Path, house: House, client: Client
) -> None:
    (tmp_path / "reports").write_text("a file where the folder should be")
    with pytest.raises(Unavailable, match="check SYNCIO_REPORTS_URL"):
        diff_report(connection, review, settings)
    assert house.rows("SELECT * FROM report WHERE client = %s", client.id) == []


def test_a_first_day_of_hundreds_is_one_report(
    connection: Connection, client: Client, settings: Settings, tmp_path: Path
) -> None:
    records = client.stage_book([invoice(f"N-{no}", "10.00") for no in range(400)])
    review = client.open_review([client.change(record) for record in records])
    diff_report(connection, review, settings)
    page = tmp_path / "reports" / str(client.id) / f"review-{review}" / "diff_report.html"
    assert "400 changes, none of them blocked, with 3,200.00 GBP at stake." in Markup(page.read_text()).text
    assert page.stat().st_size < 250_000
