"""Hundreds of changes approved at once, at the desk in a browser: seen going on, stopped, and gone on with."""

import re

import pytest

from syncio.reports.bulk import STEP
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.lending import BLOCKED, Lent, lent

pytestmark = pytest.mark.thorough

LISTED, ELSEWHERE = 600, 30
#: Note how far the bar is each time that it is drawn, and press Stop once it has been seen at so many lengths.
WATCHED = """
window.lengths = [];
const look = () => {
    const bar = document.querySelector('.sy-desk .widget-hprogress .progress-bar');
    if (bar && bar.offsetParent !== null) {
        const length = parseFloat(bar.style.width) / 100;
        if (length !== lengths.at(-1)) lengths.push(length);
        if (new Set(lengths).size === arguments[0])
            [...document.querySelectorAll('.sy-desk button')].find(one => one.textContent.startsWith('Stop')).click();
    }
    window.looking = requestAnimationFrame(look);
};
cancelAnimationFrame(window.looking); look();
"""
RECORDED = """
SELECT c.number, count(*) AS decisions FROM decision d JOIN change c ON c.id = d.change WHERE c.review = %s
GROUP BY c.number
"""


@pytest.fixture
def lender(house: House) -> Lent:
    return lent(house, LISTED, [invoice(f"OTHER-{at}", f"{300 + at}") for at in range(ELSEWHERE)])


def recorded(house: House, lender: Lent) -> set[str]:
    """The numbers of what is decided, each of them once."""
    rows = house.rows(RECORDED, lender.review)
    assert {row["decisions"] for row in rows} <= {1}
    return {row["number"] for row in rows}


def watched(desk: Browser, press: str, stop_at: int, then: str) -> list[float]:
    """How far the bar came, from 0 to 1, after a press until the desk says so; Stop is pressed at that length."""
    desk.until(lambda: desk.button(press))
    desk.driver.execute_script(WATCHED, stop_at)
    desk.press(press)
    desk.sees(then)
    return [float(length) for length in desk.driver.execute_script("cancelAnimationFrame(looking); return lengths")]


def test_it_is_seen_going_on_and_stopped_and_gone_on_with(
    desk: Browser, api: Served, house: House, lender: Lent
) -> None:
    desk.log_in("ann", api.passwords["ann"])
    desk.sees("Reviews to sign")
    desk.type("Client", f"{lender.name}\n")
    desk.until(lambda: len(desk.shown(".sy-review-card")) == 1)
    desk.press("Open")
    desk.type("Search", "INV-\n")
    desk.sees(f"1 to 20 of {LISTED + len(BLOCKED)}")

    desk.press("Approve all listed")
    desk.sees("2 blocked changes left out: each has to be decided by itself.")
    lengths = watched(desk, f"Approve {LISTED} changes", stop_at=3, then="Stopped: ")
    done = recorded(house, lender)
    assert lengths == sorted(lengths)
    assert len([length for length in lengths if 0 < length < 1]) >= 2
    assert STEP <= len(done) < LISTED
    [notice] = [one.text for one in desk.shown(".sy-notice")]
    left = LISTED - len(done)
    assert re.search(rf"Stopped: {len(done)} changes \(\+[\d,.]+ GBP\) approved\. The other {left} are as they", notice)
    assert "2 blocked changes (" in notice
    assert "To go on, approve all that is listed again." in notice
    desk.sees(f"1 to 20 of {left + len(BLOCKED)}")

    desk.press("Approve all listed")
    lengths = watched(desk, f"Approve {left} changes", stop_at=-1, then=f"{left} changes (")
    assert lengths == sorted(lengths)
    assert recorded(house, lender) == {f"INV-{number}" for number in range(3, 3 + LISTED)}
    assert house.states(lender.review).count("approved") == LISTED
    assert house.closing(lender.review) is None
    desk.sees("1 to 2 of 2")
    desk.press("Show all")
    desk.sees(f"1 to 20 of {LISTED + len(BLOCKED) + ELSEWHERE}")
