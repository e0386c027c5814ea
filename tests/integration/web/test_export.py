"""Spreadsheets of a review over real HTTP, from the frozen file that is on record."""

import csv
import io
from hashlib import sha256

import openpyxl
import pytest

from syncio.stages.report import freeze
from syncio.stores.reports import Reports
from tests.integration.staged.client import Client
from tests.integration.staged.house import House
from tests.integration.web.served import Served


@pytest.fixture
def published(api: Served, house: House, client: Client, review: int) -> str:
    """The path below which a published review's spreadsheets are."""
    with house.app() as connection:
        frozen = freeze(Reports(connection).data(review, "diff"), "diff")
    folder = api.reports / str(client.id) / f"review-{review}"
    folder.mkdir(parents=True)
    (folder / "review.json").write_bytes(frozen)
    house.rows(
        "INSERT INTO report (review, client, kind, url, data_hash, html_hash) VALUES (%s, %s, 'diff', %s, %s, '')",
        *(review, client.id, folder.as_uri(), sha256(frozen).digest()),
    )
    return f"/api/reviews/{review}/export"


def test_a_workbook_has_the_changes_and_is_kept_as_a_file(api: Served, published: str, review: int) -> None:
    answer = api.get(f"{published}/xlsx", "vic")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="review-{review}.xlsx"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    rows = openpyxl.load_workbook(io.BytesIO(answer.content))["Changes"].iter_rows(min_row=2, values_only=True)
    assert [row[4] for row in rows] == ["INV-3", "INV-2", "INV-1"]


def test_a_csv_has_the_changes_too(api: Served, published: str, review: int) -> None:
    answer = api.get(f"{published}/csv", "ann")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="review-{review}.csv"'
    first, *others = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert (first["Number"], first["Severity"], first["Gross after"], len(others)) == ("INV-3", "block", "300", 2)


def test_only_members_of_the_client_get_it(api: Served, published: str, house: House, client: Client) -> None:
    assert api.send("GET", f"{published}/csv", {}).status_code == 401
    assert api.get(f"{published}/csv", "vic").status_code == 200
    house.rows("DELETE FROM member WHERE client = %s AND user_name = 'vic'", client.id)
    assert api.get(f"{published}/csv", "vic").status_code == 404


def test_a_review_that_is_not_published_and_another_form_are_refused(api: Served, review: int) -> None:
    assert api.get(f"/api/reviews/{review}/export/csv", "vic").status_code == 404
    assert api.get(f"/api/reviews/{review}/export/pdf", "vic").status_code == 422


def test_a_frozen_file_that_was_changed_is_not_exported(
    api: Served, published: str, client: Client, review: int
) -> None:
    path = api.reports / str(client.id) / f"review-{review}" / "review.json"
    path.write_bytes(path.read_bytes().replace(b'"300"', b'"200"'))
    answer = api.get(f"{published}/csv", "vic")
    assert answer.status_code == 409
    assert "review.json is not the file that was published" in answer.text
    path.unlink()
    assert api.get(f"{published}/csv", "vic").status_code == 404
