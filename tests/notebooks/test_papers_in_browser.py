"""Reports and files of a review under Voila: what is read, and what arrives where the browser saves."""

import csv
import io

import openpyxl
import pytest
from selenium.webdriver.common.by import By

from syncio.reports.files import File
from syncio.reports.rendering import render
from tests.integration.staged.house import House
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.entering import enter, enter_closed
from tests.notebooks.lending import Lent
from tests.notebooks.publishing import publish

FRAME = "iframe"

pytestmark = pytest.mark.thorough


def page(desk: Browser) -> str:
    """What the report's frame says, once there is one."""
    return str(desk.until(lambda: framed(desk)))


def framed(desk: Browser) -> str:
    """What the report's frame says now; a frame may give way to the next one meanwhile."""
    desk.driver.switch_to.frame(desk.shown(FRAME)[0])
    try:
        return desk.driver.find_element(By.TAG_NAME, "article").text
    finally:
        desk.driver.switch_to.default_content()


def test_the_certificate_is_read_and_kept(desk: Browser, api: Served, house: House, lender: Lent) -> None:
    enter(desk, api, lender)
    assert desk.shown("button", "Approval report") == []
    desk.press("Approve all listed")
    desk.press("Approve 28 changes")
    desk.sees("28 changes (+3,262.00 GBP) approved.")
    desk.press("Sign ...")
    desk.press("Sign and close the review")
    desk.sees("what was approved is being released to the loan book")
    desk.press("Approval report")
    desk.sees("The approval report is made within minutes after a review was closed: look again then.")
    publish(api, house, lender.review, "diff", "approval")
    desk.press("Approval report")
    shown = page(desk)
    for text in (lender.name, "Released", "ann"):
        assert text in shown
    content = desk.save("Save this report", f"review-{lender.review}-approval-report.html")
    assert content == api.get(f"/api/reviews/{lender.review}/report/approval", "ann").content
    desk.press("Diff report")
    desk.until(lambda: "What needs your attention" in framed(desk))
    desk.press("Diff report")
    desk.until(lambda: not desk.shown(FRAME))


def test_a_closed_review_is_found_again_with_its_certificate(
    desk: Browser, api: Served, house: House, lender: Lent
) -> None:
    api.post(f"/api/reviews/{lender.review}/sign", "ann", {"hash": house.hash(lender.review)})
    publish(api, house, lender.review, "diff", "approval")
    enter_closed(desk, api, lender, "vic")
    desk.press("Approval report")
    assert "nothing is released" in page(desk)


def test_the_changes_arrive_as_files(desk: Browser, api: Served, house: House, lender: Lent) -> None:
    publish(api, house, lender.review, "diff")
    enter(desk, api, lender)
    desk.press("Excel file")
    book = openpyxl.load_workbook(
        io.BytesIO(desk.save(f"Save review-{lender.review}.xlsx", f"review-{lender.review}.xlsx"))
    )
    numbers = {row[4] for row in book["Changes"].iter_rows(min_row=2, values_only=True)}
    assert numbers == {f"INV-{number}" for number in range(1, 31)}
    desk.press("CSV file")
    content = desk.save(f"Save review-{lender.review}.csv", f"review-{lender.review}.csv")
    assert content == api.get(f"/api/reviews/{lender.review}/export/csv", "ann").content
    assert {row["Number"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))} == numbers


def test_without_a_published_report_there_is_no_file_and_it_is_said_why(
    desk: Browser, api: Served, lender: Lent
) -> None:
    enter(desk, api, lender)
    desk.press("CSV file")
    desk.sees("The diff report is made within minutes after a review was opened: look again then.")
    assert desk.shown("a") == []


def test_a_file_of_many_megabytes_arrives_whole(desk: Browser) -> None:
    """More than a browser takes as the address of a page."""
    file = File("large.csv", b"0123456789abcdef" * 600_000)
    desk.driver.execute_script(
        "document.querySelector('.sy-desk').insertAdjacentHTML('beforeend', arguments[0])",
        render("file.html", file=file, of_page=False),
    )
    assert desk.save("Save large.csv", "large.csv") == file.content
