"""The diff report's page in a browser, as the web serves it: at a desk, on a phone, folded, searched, printed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from syncio.reports import diff
from syncio.reports.frozen import DiffRow
from syncio.reports.page import framed, page
from tests.notebooks.browser import CHROMIUM, DRIVER, Browser
from tests.notebooks.report_page import WIDTHS, Page
from tests.serving import serving
from tests.unit.reports.fuller import with_history
from tests.unit.reports.samples import HOSTILE, day_two, edit, raised, row

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")

LONG = "X" * 300
LARGEST = Decimal("999999999999999.9999")
FOLDED, EDITED = "INV-2550", "INV-3920"  # in the middle of a folded page of cards, and of rows
DARK = "rgb(23, 28, 34)"
#: What the web sends with it, see `syncio.web.reviews`.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
HEADERS = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}


def changes() -> list[DiffRow]:
    """Some hundreds of everything, and some that are as wide as can be."""
    wide: dict[str, Any] = {"number": LONG, "debtor_name": HOSTILE + LONG, "amount_after": LARGEST, "at_stake": LARGEST}
    flagged = [raised(no, at_stake=Decimal(1000 - no)) for no in range(101, 341)]
    edited = [edit(no, "Freight", at_stake=Decimal(5000 - no)) for no in range(1501, 1641)]
    new = [row(no) for no in range(2001, 2131)]
    return [*day_two(), raised(90, **wide), row(91, **wide), edit(92, LONG, debtor_name=LONG), *flagged, *edited, *new]


@contextmanager
def served(content: bytes, asked: list[str]) -> Iterator[str]:
    """A server that gives the page with the headers that the web gives it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            for name, text in HEADERS.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}/report"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    content = page("Diff report", diff.fragment(with_history(changes=tuple(changes())), "0" * 64))
    with closing(Browser(tmp_path_factory.mktemp("browser"))) as browser:
        shown = Page(browser, content)
        with served(content, shown.asked) as shown.url:
            yield shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", WIDTHS)
def test_nothing_is_wider_than_the_window_folded_or_not(shown: Page, screen: str, scheme: str) -> None:
    shown.open(screen, scheme)
    width = WIDTHS[screen][0]
    assert shown.ask("document.documentElement.scrollWidth") <= width
    assert shown.beyond() == []
    assert shown.ask("document.documentElement.scrollWidth") <= width
    paper = shown.ask("getComputedStyle(document.querySelector('article')).backgroundColor")
    assert paper == (DARK if scheme == "dark" else "rgb(255, 255, 255)")


@pytest.mark.parametrize("screen", WIDTHS)
def test_amounts_stand_in_a_column_at_its_right_edge(shown: Page, screen: str) -> None:
    shown.open(screen)
    rights = shown.ask(
        "[...document.querySelectorAll('#new td.n:last-child')].slice(0, 20).map(one => {"
        " const text = document.createRange(); text.selectNodeContents(one.firstChild);"
        " return Math.round(text.getBoundingClientRect().right) })"
    )
    shown.ask("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert len(set(rights)) == 1


def test_what_is_folded_is_not_seen_until_the_search_finds_it(shown: Page) -> None:
    for number in (FOLDED, EDITED):
        shown.open()
        folds = shown.ask("document.querySelectorAll('details[open]').length")
        assert not shown.seen(number)
        shown.open(at=f"#:~:text={number.replace('-', '%2D')}")
        shown.until(lambda number=number: shown.seen(number))  # type: ignore[misc]
        assert shown.ask("document.querySelectorAll('details[open]').length") == folds + 1


def test_the_index_leads_to_a_change_in_a_fold(shown: Page) -> None:
    shown.open("phone")
    folds = shown.ask("document.querySelectorAll('details[open]:not(#index)').length")
    assert not shown.seen(FOLDED)
    shown.ask("document.querySelector('#index').open = true")
    shown.ask("[...document.querySelectorAll('#index a')].find(one => one.innerText === arguments[0]).click()", FOLDED)
    shown.until(lambda: shown.seen(FOLDED))
    assert shown.ask("document.querySelectorAll('details[open]:not(#index)').length") == folds + 1


def test_nothing_is_asked_for_but_the_page_and_the_console_stays_empty(shown: Page) -> None:
    shown.asked.clear()
    shown.log()
    shown.open()
    shown.open("phone", "dark")
    took = shown.ask("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    figures = f"{len(changes())} changes, {len(shown.content) / 1000:.0f} kB, read by the browser in {took:.0f} ms"
    print(figures)  # noqa: T201  # measured, not tested
    assert set(shown.asked) == {"/report"}
    assert shown.log() == []
    assert (
        shown.ask("performance.getEntriesByType('resource').filter(one => !one.name.startsWith('data:')).length") == 0
    )
    assert shown.ask("[...document.images].every(one => one.complete && one.naturalHeight > 0)")
    assert shown.ask("document.images.length") == 3


@pytest.mark.thorough
def test_a_print_has_what_is_folded_and_counts_its_pages(shown: Page) -> None:
    shown.open(scheme="dark")
    sheets = shown.printed()
    assert [number for number in (FOLDED, EDITED, "INV-4420") if not any(number in sheet for sheet in sheets)] == []
    assert f"2 / {len(sheets)}" in sheets[1]


def test_in_the_notebook_s_frame_links_lead_into_folds_too(shown: Page) -> None:
    shown.open()
    shown.asked.clear()
    frame = framed(shown.content.decode(), "Diff report", "width:900px;height:600px")
    shown.driver.get("about:blank")
    shown.ask("document.body.innerHTML = arguments[0]", frame)
    shown.driver.switch_to.frame(0)
    shown.until(lambda: bool(shown.ask("document.querySelector('#check') !== null")))
    shown.ask("document.querySelector('#index').open = true")
    shown.ask("[...document.querySelectorAll('#index a')].find(one => one.innerText === arguments[0]).click()", FOLDED)
    shown.until(lambda: shown.seen(FOLDED))
    shown.driver.switch_to.default_content()
    assert shown.asked == []
