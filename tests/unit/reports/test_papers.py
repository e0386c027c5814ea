"""What a reviewer reads and keeps of a review: reports and files, without a browser."""

import base64

import pytest

from syncio.reports.desk import Desk
from syncio.reports.files import File
from syncio.reports.papers import TITLES, Papers
from syncio.reports.widgets.sign_off import SignOff
from tests.unit.reports.opened import opened
from tests.unit.reports.stand_in import StandIn


@pytest.fixture
def papers(desk: Desk) -> Papers:
    return Papers(desk)


def test_a_report_is_shown_and_can_be_saved(papers: Papers) -> None:
    papers.read("diff")
    assert "<p>diff of Northgate</p>" in papers.page
    assert papers.file == File("review-12-diff-report.html", papers.page.encode())
    assert papers.kind == "diff"


def test_a_report_of_any_length_is_shown_and_saved(server: StandIn) -> None:
    server.reviews[12].client = "N" * 2_000_000
    sign_off = SignOff(desk=opened(server, "reviewer", "pass-one"))
    sign_off.papers.pages["diff"].value = True
    assert "NNN" in sign_off.papers.page.value
    assert 'download="review-12-diff-report.html"' in sign_off.papers.link.value


def test_one_report_is_shown_at_a_time(server: StandIn) -> None:
    server.reviews[12].published.add("approval")
    sign_off = SignOff(desk=opened(server, "reviewer", "pass-one"))
    pages = sign_off.papers.pages
    sign_off.desk.sign()
    sign_off.show()
    for kind in ("diff", "approval"):
        pages[kind].value = True
        assert f'title="{TITLES[kind]}"' in sign_off.papers.page.value
    assert (pages["diff"].value, pages["approval"].value) == (False, True)
    pages["approval"].value = False
    assert (sign_off.papers.page.value, sign_off.papers.link.value) == ("", "")


def test_the_changes_are_a_file_in_place_of_the_report_that_was_shown(papers: Papers) -> None:
    papers.read("diff")
    papers.take("csv")
    assert (papers.file, papers.page, papers.kind) == (File("review-12.csv", b"csv,INV-2301"), "", None)


def test_who_decided_what_is_certified_once_the_review_has_closed(server: StandIn, desk: Desk, papers: Papers) -> None:
    assert list(papers.kinds) == ["diff"]
    desk.sign()
    assert list(papers.kinds) == ["diff", "approval"]
    papers.read("approval")
    assert desk.notice.text == "The approval report is made within minutes after a review was closed: look again then."
    assert (papers.page, papers.file) == ("", None)
    server.reviews[12].published.add("approval")
    papers.read("approval")
    assert (desk.notice.kind, papers.kind) == ("none", "approval")


def test_without_a_diff_report_there_is_no_file_either(server: StandIn, desk: Desk, papers: Papers) -> None:
    server.reviews[12].published.clear()
    desk.open(12)
    papers.take("xlsx")
    assert desk.notice.text == "The diff report is made within minutes after a review was opened: look again then."
    assert papers.file is None


def test_a_log_in_that_has_expired_is_said(server: StandIn, desk: Desk, papers: Papers) -> None:
    server.tokens.clear()
    papers.take("xlsx")
    assert "log-in has expired" in desk.notice.text


def test_a_link_carries_the_file_itself() -> None:
    file = File("a.csv", '\ufeff"=1"\r\n'.encode())
    head, _, content = file.link.partition(",")
    assert (head, base64.b64decode(content)) == ("data:text/csv;charset=utf-8;base64", file.content)


@pytest.mark.parametrize(("bytes_", "size"), [(812, "812 bytes"), (45_210, "45 kB"), (1_250_000, "1.2 MB")])
def test_a_size_is_told_in_round_figures(bytes_: int, size: str) -> None:
    assert File("a.csv", b"x" * bytes_).size == size
