"""Ten megabytes of ill will in one line of an invoice: it goes all of the way as it is, and is shown cut."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from syncio.inert import digest
from syncio.settings import settings
from syncio.stages.export import export
from syncio.stages.report import approval_report, diff_report
from tests.integration.way.way import Way, approve

pytestmark = pytest.mark.thorough

ILL = "<script>owned=1</script><img src=x onerror=owned=1>\x1b[31m\u202egnp\u2066\x00\n=HYPERLINK(1)\r\n"
FLOOD = ILL * (10_000_000 // len(ILL))
#: As it is kept: no database takes a NUL.
KEPT = FLOOD.replace("\x00", "\ufffd")
CUT = f"characters not shown, sha256 {digest(KEPT)} ...]"


def test_it_is_pulled_compared_shown_cut_exported_approved_and_pushed(approved: Way, tmp_path: Path) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": FLOOD})
    assert approved.pull().status == "COMPLETED"
    review = approved.compare().opened
    assert review is not None
    [row] = approved.changes(review)
    assert [field["new"] for field in row["fields"]] == [KEPT]

    known = replace(settings(), reports_url=tmp_path.as_uri())
    with approved.app() as connection:
        diff_report(connection, review, known)
        sheets = {form: export(connection, review, form, known) for form in ("xlsx", "csv")}
    assert {form for form, sheet in sheets.items() if len(sheet) > 50_000} == set()
    told = [one[4] for one in openpyxl.load_workbook(io.BytesIO(sheets["xlsx"]))["Fields"].iter_rows(values_only=True)]
    assert CUT in str(told[1])
    [listed] = csv.DictReader(io.StringIO(sheets["csv"].decode("utf-8-sig"), newline=""))
    assert "characters not shown, sha256" in listed["Fields"]
    assert approved.decide(review, approve)
    with approved.app() as connection:
        approval_report(connection, review, known)
    for name in ("diff", "approval"):
        [page] = tmp_path.rglob(f"{name}_report.html")
        [notebook] = tmp_path.rglob(f"{name}_report.ipynb")
        text = page.read_text()
        assert max(len(text), notebook.stat().st_size) < 60_000
        assert "<script" not in text
        assert "<img src=x" not in text
        assert (CUT in text) == (name == "diff")  # the other tells who decided, not what changed
    [frozen] = tmp_path.rglob("review.json")
    assert frozen.stat().st_size > len(KEPT)  # all of it, for who wants to see it

    assert approved.release(review).count == 1
    assert approved.push().pushed == 1
    query = "SELECT l.description FROM invoice_line l JOIN invoice i ON i.id = l.invoice WHERE i.external_id = %s"
    assert KEPT in {line["description"] for line in approved.book.rows(query, invoice["external_id"])}
