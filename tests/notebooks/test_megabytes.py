"""Ten megabytes of ill will in an invoice, at the desk in a browser: listed, looked at, in the report, and decided."""

import time
from dataclasses import replace as rebuilt

import pytest
from msgspec.structs import replace

from syncio.inert import digest
from syncio.settings import settings
from syncio.stages.compare import compare
from syncio.stages.report import diff_report
from tests.integration.staged.client import Client
from tests.integration.staged.documents import ACME, debtor, invoice
from tests.integration.staged.house import House
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.lending import Lent

pytestmark = pytest.mark.thorough

ILL = "<script>owned=1</script><img src=x onerror=owned=1><svg onload=owned=1>\x1b[31m\u202egnp\ufffd\n{{ 7*7 }} "
FLOOD = ILL * (10_000_000 // len(ILL))
CARD = ".sy-change"
CUT = f"characters not shown, sha256 {digest(FLOOD)} ...]"


@pytest.fixture
def flooded(house: House, api: Served) -> Lent:
    """A review of an edited invoice and of a new one, each with such a line; its report is published."""
    client = Client(house)
    plain = invoice("INV-1", "120")
    ill = replace(plain, lines=(replace(plain.lines[0], description=FLOOD),))
    client.stage_book([plain])
    house.rows(
        "INSERT INTO approved SELECT record, n, content_hash, n, balance_hash, seen FROM head WHERE client = %s"
        " UNION ALL SELECT record, n, content_hash, n, NULL, seen FROM debtor WHERE client = %s",
        *(client.id, client.id),
    )
    client.stage_book([ill, replace(ill, number="INV-2")])
    client.stage_debtor(debtor(name=ACME))
    with house.app() as connection:
        review = compare(connection, client.entity).opened
        assert review is not None
        diff_report(connection, review, rebuilt(settings(), reports_url=api.reports.as_uri()))
    return Lent(client, review)


def test_it_is_listed_looked_at_reported_and_decided(desk: Browser, api: Served, house: House, flooded: Lent) -> None:
    desk.log_in("ann", api.passwords["ann"])
    desk.sees("Reviews to sign")
    desk.type("Client", f"{flooded.name}\n")
    desk.until(lambda: len(desk.shown(".sy-review-card")) == 1)
    start = time.monotonic()
    desk.press("Open")
    desk.sees("1 to 2 of 2")
    took = [f"listed in {time.monotonic() - start:.1f} s"]
    desk.choose("Sort by", "Number")
    desk.until(lambda: CUT in desk.shown(CARD)[0].text)
    for card in ("1", "2"):
        start = time.monotonic()
        desk.press("Details", f"{CARD}:nth-child({card})")
        desk.sees("Where it comes from")
        took.append(f"looked at in {time.monotonic() - start:.1f} s")
        assert CUT in desk.text
        desk.press("Back to the list")
    desk.press("Diff report")
    desk.until(lambda: desk.shown("iframe"))
    desk.driver.switch_to.frame(desk.shown("iframe")[0])
    desk.until(lambda: CUT in str(desk.driver.execute_script("return document.body.innerText")))
    desk.driver.switch_to.default_content()
    desk.press("Diff report")
    start = time.monotonic()
    desk.press("Approve", CARD)
    desk.sees("INV-1 is approved; 1 change left to decide.")
    took.append(f"approved in {time.monotonic() - start:.1f} s")
    desk.press("Approve all listed")
    desk.press("Approve 1 change")
    desk.sees("Every change is decided: the review is closed.")
    print(", ".join(took))  # noqa: T201  # measured, not tested
    assert house.states(flooded.review) == ["approved", "approved"]
    found = "return [window.owned, document.documentElement.outerHTML.length]"
    owned, size = desk.driver.execute_script(found)
    assert (owned, size < 1_000_000) == (None, True)
