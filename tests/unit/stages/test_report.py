"""Reports from a real PostgreSQL to files on disk and back."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from syncio.domain.change import FieldChange
from syncio.errors import Conflict, Refused, Terminal, Unavailable, Unknown
from syncio.settings import Settings
from syncio.stages.report import approval_report, diff_report, report_page, verify_reports
from syncio.stages.review import decide, sign
from syncio.stores.database import Connection, opened
from syncio.stores.migrate import migrate
from syncio.stores.reports import Recorded, Reports
from tests.conftest import NewDatabase
from tests.integration.review.house import RAISED, House, invoice
from tests.unit.reports.markup import Markup

ROOT = Path(__file__).parents[3]
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def house(new_database: NewDatabase, database_template: Callable[[str, Callable[[str], None]], str]) -> Iterator[House]:
    def build(dsn: str) -> None:
        migrate(dsn)

    with closing(House(new_database(database_template("migrated_for_reports", build)))) as house:
        yield house


@pytest.fixture
def client(house: House) -> int:
    client = house.client([("ann", "reviewer"), ("ben", "reviewer"), ("ada", "admin")])
    house.rows(
        "INSERT INTO sync_run (client, status, finished, processed, failed) VALUES"
        " (%s, 'COMPLETED', clock_timestamp(), 3, 0), (%s, 'PARTIAL', clock_timestamp(), 3, 1)",
        client,
        client,
    )
    funded = "INSERT INTO funding VALUES (%s, 'X-1', now(), 80, clock_timestamp())"
    house.rows(funded, client)
    return client


@pytest.fixture
def review(house: House, client: int) -> int:
    """Three new invoices, one of them blocked, and an edit with hostile text."""
    records = [house.stage(client, invoice(f"INV-{i}", f"{i}00.50")) for i in (1, 2, 3)]
    edited = FieldChange(field="reference", old="PO 7", new=SCRIPT)
    changes = [
        house.change(records[0], [RAISED], "changed"),
        house.change(records[1], (), "changed", [edited]),
        house.change(records[2]),
    ]
    return house.open_review(client, changes)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    url = (tmp_path / "reports").as_uri()
    return Settings(
        reports_url=url,
        fernet_keys=(),
        overlap=timedelta(0),
        notebooks=ROOT / "notebooks",
        report_timeout=timedelta(minutes=2),
    )


@pytest.fixture
def connection(house: House) -> Iterator[Connection]:
    with opened(house.dsn) as connection:
        yield connection


@pytest.fixture
def folder(tmp_path: Path, client: int, review: int) -> Path:
    return tmp_path / "reports" / str(client) / f"review-{review}"


def close(house: House, review: int) -> None:
    """Ann and Ben approve the blocked one, Ann rejects the second; the third stays undecided."""
    first, second, _ = house.decisions(review)
    [*_, rejection, _] = house.decisions(review, "reject", f"{SCRIPT} never ordered")
    with house.web() as web:
        decide(web, review, "ann", [first, rejection])
        decide(web, review, "ben", [first])
        sign(web, review, "ben", bytes(house.rows("SELECT hash FROM review WHERE id = %s", review)[0]["hash"]))
    assert second.change == rejection.change


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
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, client: int
) -> None:
    diff_report(connection, review, settings)
    data = json.loads((folder / "review.json").read_bytes())
    assert data["client"] == house.name(client)
    assert data["hash"] == house.rows("SELECT encode(hash, 'hex') AS h FROM review WHERE id = %s", review)[0]["h"]
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
    house.rows("UPDATE funding SET read_at = clock_timestamp()")
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


def test_an_approval_report_waits_for_the_closing(connection: Connection, review: int, settings: Settings) -> None:
    with pytest.raises(Refused, match="still open"):
        approval_report(connection, review, settings)


def test_an_approval_report_tells_who_decided_what(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    shown = diff_report(connection, review, settings)
    close(house, review)
    report = approval_report(connection, review, settings)
    data = json.loads((folder / "approval.json").read_bytes())
    assert (data["outcome"], data["reason"], data["by_user"]) == ("release", "signed", "ben")
    assert data["counts"] == {"approved": 1, "carried": 1, "rejected": 1, "superseded": 0}
    assert [row["state"] for row in data["changes"]] == ["approved", "rejected", "carried"]
    assert [one["user"] for one in data["changes"][0]["decisions"]] == ["ann", "ben"]
    assert data["shown"]["html_hash"] == shown.html_hash
    text = Markup((folder / "approval_report.html").read_text()).text
    assert "Released: 1 of 3 changes approved" in text
    assert f"{SCRIPT} never ordered" in text
    assert shown.data_hash in text
    assert approval_report(connection, review, settings) == report


def test_what_is_superseded_after_the_closing_does_not_change_the_approval_report(
    connection: Connection, review: int, settings: Settings, house: House
) -> None:
    diff_report(connection, review, settings)
    close(house, review)
    first = approval_report(connection, review, settings)
    house.rows("INSERT INTO superseded (change, client) SELECT id, client FROM change WHERE review = %s", review)
    house.rows("DELETE FROM report WHERE review = %s AND kind = 'approval'", review)
    assert approval_report(connection, review, settings) == first


def test_a_standing_approval_in_force_is_named_with_its_use(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, client: int
) -> None:
    add = "INSERT INTO policy (client, kind, hash, proposed_by) VALUES (%s, 'balance', %s, 'ada') RETURNING id, hash"
    [signed, unsigned] = [house.rows(add, client, bytes([n]) * 32)[0] for n in (1, 2)]
    sign_it = "INSERT INTO policy_signature (policy, client, hash, signed_by) VALUES (%s, %s, %s, 'ann')"
    house.rows(sign_it, signed["id"], client, signed["hash"])
    close(house, review)
    diff_report(connection, review, settings)
    approval_report(connection, review, settings)
    [policy] = json.loads((folder / "approval.json").read_bytes())["policies"]
    assert (policy["id"], policy["proposed_by"], policy["signed_by"], policy["releases"]) == (
        signed["id"],
        "ada",
        "ann",
        0,
    )
    assert policy["id"] != unsigned["id"]


def test_both_reports_are_verified_before_a_release(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    diff_report(connection, review, settings)
    close(house, review)
    with pytest.raises(Conflict, match="the approval report of this review is not on record"):
        verify_reports(connection, review, settings)
    approval_report(connection, review, settings)
    verify_reports(connection, review, settings)
    (folder / "approval_report.html").unlink()
    with pytest.raises(Conflict, match="the approval report of this review is missing"):
        verify_reports(connection, review, settings)


def test_one_changed_byte_in_any_file_stops_the_release(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House
) -> None:
    diff_report(connection, review, settings)
    close(house, review)
    approval_report(connection, review, settings)
    for name in ("review.json", "diff_report.html", "approval.json", "approval_report.html"):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
        with pytest.raises(Conflict, match=f"{name} is not the file that was published"):
            verify_reports(connection, review, settings)
        (folder / name).write_bytes(whole)
    verify_reports(connection, review, settings)


def test_the_web_serves_the_page_on_record_and_no_other(
    connection: Connection, review: int, settings: Settings, folder: Path
) -> None:
    with pytest.raises(Unknown, match="not published yet"):
        report_page(connection, review, "diff", settings)
    diff_report(connection, review, settings)
    page = folder / "diff_report.html"
    assert report_page(connection, review, "diff", settings) == page.read_bytes()
    page.write_text("something else")
    with pytest.raises(Conflict, match="not the one that was published"):
        report_page(connection, review, "diff", settings)


def test_a_review_that_does_not_exist_is_said(connection: Connection, client: int, settings: Settings) -> None:
    with pytest.raises(Unknown, match="there is no such review"):
        diff_report(connection, 404 + client, settings)


def test_a_notebook_that_fails_publishes_and_records_nothing(
    connection: Connection, review: int, settings: Settings, folder: Path, house: House, tmp_path: Path
) -> None:
    text = (settings.notebooks / "diff_report.ipynb").read_text().replace("diff.load(data)", "diff.load(data + '?')")
    (tmp_path / "diff_report.ipynb").write_text(text)
    with pytest.raises(Terminal, match=r"diff_report\.ipynb failed in cell 3: FileNotFoundError"):
        diff_report(connection, review, replace(settings, notebooks=tmp_path))
    assert not folder.exists()
    assert house.rows("SELECT * FROM report") == []


def test_a_folder_that_cannot_be_written_records_nothing(
    connection: Connection, review: int, settings: Settings, tmp_path: Path, house: House
) -> None:
    (tmp_path / "reports").write_text("a file where the folder should be")
    with pytest.raises(Unavailable, match="check SYNCIO_REPORTS_URL"):
        diff_report(connection, review, settings)
    assert house.rows("SELECT * FROM report") == []


def test_a_first_day_of_hundreds_is_one_report(
    connection: Connection, client: int, settings: Settings, house: House, tmp_path: Path
) -> None:
    changes: list[Any] = [house.change(house.stage(client, invoice(f"N-{no}", "10.00"))) for no in range(400)]
    review = house.open_review(client, changes)
    diff_report(connection, review, settings)
    page = tmp_path / "reports" / str(client) / f"review-{review}" / "diff_report.html"
    assert "400 changes, together +4,000.00 GBP. None is blocked." in Markup(page.read_text()).text
    assert page.stat().st_size < 250_000
