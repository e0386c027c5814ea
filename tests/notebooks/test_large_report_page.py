"""The diff report of 5,000 changes in a browser without a network: as quick to read as one of fifty."""

import time
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

import pytest

from syncio.reports import diff
from syncio.reports.frozen import DiffRow
from syncio.reports.page import framed, page
from tests.notebooks.browser import CHROMIUM, DRIVER, Browser
from tests.notebooks.report_page import WIDTHS, Page
from tests.unit.reports.fuller import with_history
from tests.unit.reports.samples import dates, edit, looked, payment, raised, row

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"),
]

CHANGES, DEBTORS = 5_000, 220
BLOCKED, LOOK, EDITED, PAID = 400, 900, 900, 400
#: The change with most at stake, which stands in the middle of the review, and one in the last fold of all.
WORST, LAST = "INV-2505", "INV-7250"
#: All that a browser lays out at once: as many rows as a page holds, in the two sections that begin unfolded.
ROWS = "[...document.querySelectorAll('section[id], tr[id]')]"


def changes() -> list[DiffRow]:
    """Blocked ones are no nearer to the front than any others; the stakes rise to the middle of theirs."""
    spread: list[DiffRow] = []
    for no in range(1, CHANGES + 1):
        who = {"debtor": f"C-{no % DEBTORS}", "debtor_name": f"Debtor {no % DEBTORS} and Sons (Holdings) Ltd"}
        if no <= BLOCKED:
            spread.append(raised(no, at_stake=Decimal(9000 - abs(no - 205)), **who))
        elif no <= BLOCKED + LOOK:
            spread.append(raised(no, severity="look", approvals_needed=1, flags=(looked(),), **who))
        elif no <= BLOCKED + LOOK + EDITED:
            spread.append(edit(no, "Freight, Rotterdam to Felixstowe, week 44", **who))
        elif no <= BLOCKED + LOOK + EDITED + PAID:
            spread.append(payment(no))
        else:
            spread.append(row(no, fields=dates(), amount_after=Decimal(100_000 - no), **who))
    return spread


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page as a file, in a browser that is cut off."""
    start = time.process_time()
    content = page("Diff report", diff.fragment(with_history(changes=tuple(changes())), "0" * 64))
    figures = (
        f"{CHANGES:,} changes: {len(content) / 1e6:.2f} MB, rendered in {time.process_time() - start:.1f} s of CPU"
    )
    print(figures)  # noqa: T201  # measured, not tested
    home = tmp_path_factory.mktemp("browser")
    (home / "diff_report.html").write_bytes(content)
    with closing(Browser(home)) as browser:
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        browser.driver.execute_cdp_cmd("Network.enable", {})
        browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
        browser.requested()
        shown = Page(browser, content)
        shown.url = (home / "diff_report.html").as_uri()
        shown.open()
        assert {address.partition("#")[0] for address in browser.requested()} == {shown.url}
        yield shown


def test_it_is_read_from_a_file_and_half_a_kilobyte_a_change(shown: Page) -> None:
    shown.log()
    shown.open()
    timing = "performance.getEntriesByType('navigation')[0]"
    took = shown.ask(f"{timing}.domContentLoadedEventEnd"), shown.ask(f"{timing}.loadEventEnd")
    print("read by the browser in {:.0f} ms, loaded in {:.0f} ms".format(*took))  # noqa: T201  # measured, not tested
    assert shown.ask(f"{ROWS}.length") == CHANGES
    assert shown.log() == []
    assert len(shown.content) < CHANGES * 600


@pytest.mark.parametrize("screen", ["laptop", "phone"])
def test_the_worst_stands_first_and_a_hundred_are_unfolded(shown: Page, screen: str) -> None:
    shown.open(screen)
    shown.ask("document.querySelector('#flagged').scrollIntoView()")
    assert shown.seen(WORST)
    marks = shown.ask("[...document.querySelectorAll('#flagged ~ * mark')].map(one => one.textContent)")
    assert marks == ["Blocked"] * BLOCKED + ["Look"] * LOOK
    laid_out = shown.ask(f"{ROWS}.filter(one => one.checkVisibility()).length")
    assert laid_out == 200  # a page of cards, and one of other changes
    assert shown.ask("document.documentElement.scrollHeight / innerHeight") < 120


@pytest.mark.parametrize("screen", ["laptop", "phone"])
def test_the_search_finds_what_is_far_back_and_opens_its_folds_alone(shown: Page, screen: str) -> None:
    shown.open(screen)
    folds = shown.ask("document.querySelectorAll('details[open]').length")
    assert not shown.seen(LAST)
    shown.open(screen, at=f"#:~:text={LAST.replace('-', '%2D')}")
    shown.until(lambda: shown.seen(LAST))
    assert shown.ask("document.querySelectorAll('details[open]').length") == folds + 2  # new invoices, and their page


def test_the_index_leads_to_what_is_far_back(shown: Page) -> None:
    shown.open()
    assert not shown.seen(LAST)
    shown.ask("document.querySelector('#index').open = true")
    shown.ask("[...document.querySelectorAll('#index a')].find(one => one.innerText === arguments[0]).click()", LAST)
    shown.until(lambda: shown.seen(LAST))
    assert shown.ask("location.hash") != ""  # a link led there


@pytest.mark.parametrize("screen", ["phone", "narrow"])
def test_nothing_is_wider_than_a_phone_folded_or_not(shown: Page, screen: str) -> None:
    shown.open(screen)
    assert shown.ask("document.documentElement.scrollWidth") <= WIDTHS[screen][0]
    assert shown.beyond() == []
    assert shown.ask("document.documentElement.scrollWidth") <= WIDTHS[screen][0]


def test_the_desk_s_frame_holds_all_of_it_and_its_links_lead_on(shown: Page) -> None:
    shown.driver.get("about:blank")
    frame = framed(shown.content.decode(), "Diff report", "width:900px;height:600px")
    shown.ask("document.body.innerHTML = arguments[0]", frame)
    shown.driver.switch_to.frame(0)
    shown.until(lambda: bool(shown.ask("document.querySelector('#check') !== null")))
    assert shown.ask(f"{ROWS}.length") == CHANGES
    shown.ask("document.querySelector('#index').open = true")
    shown.ask("[...document.querySelectorAll('#index a')].find(one => one.innerText === arguments[0]).click()", LAST)
    shown.until(lambda: shown.seen(LAST))
    shown.driver.switch_to.default_content()


def test_a_print_has_every_change_and_counts_its_pages(shown: Page) -> None:
    shown.open()
    sheets = shown.printed()
    print(f"{len(sheets)} sheets")  # noqa: T201  # measured, not tested
    everything = "\n".join(sheets)
    assert [one.number for one in changes() if one.number not in everything] == []
    assert f"{len(sheets)} / {len(sheets)}" in sheets[-1]
