"""The same notebook in JupyterLab and in Notebook 7, which a reviewer runs first; and what their kernels know."""

from collections.abc import Iterator

import pytest

from tests.integration.staged.house import House
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.kernel import holders, run
from tests.notebooks.lending import Lent
from tests.notebooks.publishing import publish
from tests.notebooks.servers import Jupyter, jupyterlab

FRONTS = {"JupyterLab": "lab/tree/sign_off.ipynb", "Notebook 7": "notebooks/sign_off.ipynb"}


@pytest.fixture(scope="module")
def lab(api: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with jupyterlab(tmp_path_factory.mktemp("jupyter"), api.url) as server:
        yield server


@pytest.mark.thorough
@pytest.mark.parametrize("front", ["JupyterLab", "Notebook 7"])
def test_a_review_is_signed_and_its_changes_are_kept(
    browser: Browser, lab: Jupyter, api: Served, house: House, lender: Lent, front: str
) -> None:
    publish(api, house, lender.review, "diff")
    browser.open(lab.page(FRONTS[front]))
    browser.run_all_cells()
    browser.log_in("ann", api.passwords["ann"])
    browser.sees("Reviews to sign")
    browser.type("Client", f"{lender.name}\n")
    browser.until(lambda: len(browser.shown(".sy-review-card")) == 1)
    browser.press("Open")
    browser.sees("1 to 20 of 30")
    browser.press("CSV file")
    name = f"review-{lender.review}.csv"
    assert browser.save(f"Save {name}", name) == api.get(f"/api/reviews/{lender.review}/export/csv", "ann").content
    browser.press("Approve all listed")
    browser.press("Approve 28 changes")
    browser.sees("28 changes (+3,262.00 GBP) approved. 2 blocked changes (\N{MINUS SIGN}90.00 GBP) left out.")
    browser.press("Sign ...")
    browser.press("Sign and close the review")
    browser.sees("Signed: 28 approved, 0 rejected, 2 carried over")
    assert house.closing(lender.review) == {"reason": "signed", "by_user": "ann", "outcome": "release"}
    assert [url for url in browser.requested() if not url.startswith((lab.url, lab.url.replace("http", "ws")))] == []
    [connection] = lab.connections  # of one notebook there is one kernel
    assert holders(connection, api.passwords["ann"]) == []
    assert holders(connection, lab.token) == []
    assert holders(connection, "Bearer ey") != []  # it would find them
    assert run(connection, "print(desk.desk.api is not None)") == "True\n"
