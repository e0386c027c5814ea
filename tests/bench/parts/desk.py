"""desk: a reviewer at the sign-off desk, and the pages that the web app gives it.

`desk` is the time from pressing "Open" until the first page of a review of 200 changes is drawn, in Chromium, under
Voila and over Airflow's own server; `desk_click` what its slowest kind of press then takes, each the median of
several. `review_page` is the slowest page over HTTP of a review with 10,000 changes that wait, sorted, filtered and far
down, each the median of several too.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.ground import server
from tests.bench.row import Row
from tests.integration.staged.database import copied, database_name
from tests.integration.staged.house import House
from tests.integration.staged.templates import build_staging
from tests.integration.web.served import Served, served
from tests.notebooks.browser import CHROMIUM, Browser
from tests.notebooks.lending import Lent, lent
from tests.notebooks.servers import voila
from tests.sandbox.postgres import provision

ROWS = ("desk", "desk_click", "review_page")
CHANGES, PENDING, TIMES = 200, 10_000, 5
CARD, LISTING = ".sy-change", ".sy-listing"
#: What the desk asks for: pages of twenty by every order, in the middle, and by rule, severity and text.
PAGES: tuple[Mapping[str, str | int], ...] = (
    {},
    {"offset": 9_000},
    {"sort": "number", "offset": 5_000},
    {"sort": "at_stake"},
    {"sort": "debtor", "offset": 5_000},
    {"state": "undecided"},
    {"severity": "block"},
    {"rule": "upward_edit"},
    {"text": "INV-77"},
    {"limit": 100, "offset": 5_000},
)


def measure(size: int | None) -> Iterator[Row]:
    """:param size: so many changes wait."""
    with server() as scratch, TemporaryDirectory(prefix="syncio-bench-") as folder, ExitStack() as stack:
        home = Path(folder)
        logins = provision(scratch.admin, home / "credentials")
        dsn = stack.enter_context(copied(scratch, scratch.template("staging", build_staging)))
        house = stack.enter_context(closing(House(dsn)))
        (home / "airflow").mkdir()
        api = stack.enter_context(served(home / "airflow", logins.dsn("syncio_api", database_name(dsn)), "simple"))
        if CHROMIUM:
            yield from at_the_desk(home, api, lent(house, new=CHANGES - 2), stack)
        else:
            print("  no Chromium here: the desk is not measured", file=sys.stderr)
        yield pages(api, lent(house, new=(size or PENDING) - 2))


def at_the_desk(home: Path, api: Served, lender: Lent, stack: ExitStack) -> Iterator[Row]:
    for name in ("voila", "browser"):
        (home / name).mkdir()
    desk_server = stack.enter_context(voila(home / "voila", api.url))
    desk = stack.enter_context(closing(Browser(home / "browser")))
    desk.open(desk_server.page())
    desk.log_in("ann", api.passwords["ann"])
    desk.sees("Reviews to sign")
    desk.type("Client", f"{lender.name}\n")
    desk.until(lambda: len(desk.shown(".sy-review-card")) == 1)
    opened, taken = [], []
    for turn in range(1, TIMES + 1):
        opened.append(desk.timed("Open", CARD, "INV-"))
        taken.append(presses(desk, turn))
        desk.press("Back to the queue")
        desk.until(lambda: len(desk.shown(".sy-review-card")) == 1)
    slowest = {what: median(turn[what] for turn in taken) for what in taken[0]}
    print("  " + ", ".join(f"{what} {ms:.0f} ms" for what, ms in slowest.items()), file=sys.stderr)
    yield Row.at_most("desk", median(opened) / 1000, "s", 2)
    yield Row.at_most("desk_click", max(slowest.values()), "ms", 200)


def presses(desk: Browser, turn: int) -> dict[str, float]:
    """Milliseconds that each kind of press takes; one change is approved."""
    total = CHANGES - turn + 1
    return {
        "next page": desk.timed("On", LISTING, f"21 to 40 of {total}"),
        "details": desk.timed("Details", ".sy-detail", "Where it comes from"),
        "back": desk.timed("Back to the list", LISTING, "21 to 40"),
        "approve": desk.timed("Approve", CARD, "is approved;", CARD),
    }


def pages(api: Served, lender: Lent) -> Row:
    taken = {}
    for query in PAGES:
        asked = {"limit": 20} | dict(query)
        taken[str(dict(query))] = median(page(api, lender.review, asked) for _ in range(TIMES))
    slowest = max(taken, key=lambda query: taken[query])
    print(f"  slowest: {slowest}", file=sys.stderr)
    return Row.at_most("review_page", taken[slowest], "ms", 300)


def page(api: Served, review: int, query: Mapping[str, str | int]) -> float:
    headers = api.bearer("ann")
    start = perf_counter()
    answer = api.send("GET", f"/api/reviews/{review}/changes", headers, params=query)
    answer.raise_for_status()
    return (perf_counter() - start) * 1000
