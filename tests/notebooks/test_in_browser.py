"""sign_off.ipynb in JupyterLab in a browser: clicks and typing."""

from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.notebooks.lab import CHROMIUM, DRIVER, Browser, jupyterlab
from tests.notebooks.stand_in import StandIn

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")


def test_a_reviewer_logs_in_approves_in_bulk_and_signs(tmp_path: Path, server: StandIn) -> None:
    review = server.reviews[12]
    review.rows[0] = replace(review.rows[0], debtor_name=HOSTILE)
    with jupyterlab(tmp_path, server.url) as url, closing(Browser(tmp_path)) as browser:
        browser.run_notebook(url)
        browser.type("text", "reviewer")
        browser.type("password", "pass-one")
        browser.press("Log in")
        browser.sees("2 reviews to sign.")
        browser.press("Northgate", "option")
        browser.sees(HOSTILE)  # as text
        browser.press("Approve all listed")
        browser.press("Yes: approve")
        browser.sees("blocked changes")
        browser.press("Sign")
        browser.press("Yes: sign")
        browser.sees("Signed: 39 approved")
        assert "owned" not in browser.driver.title
    assert server.answered == [("12", "reviewer")]
    assert review.count("approved") == 39
