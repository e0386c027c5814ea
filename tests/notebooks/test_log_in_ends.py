"""A log-in that ends on the way, and a server that goes: what was chosen and typed is still there."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.integration.staged.database import database_name
from tests.integration.staged.house import House
from tests.integration.web.served import served
from tests.notebooks.browser import Browser
from tests.notebooks.lending import Lent
from tests.notebooks.servers import voila
from tests.sandbox.postgres import Logins

#: Seconds that a token is good for.
SHORT = {"AIRFLOW__API_AUTH__JWT_EXPIRATION_TIME": "20", "AIRFLOW__API_AUTH__JWT_LEEWAY": "0"}


@pytest.mark.thorough
def test_a_draft_outlives_the_log_in_and_the_server(
    browser: Browser, house: House, lender: Lent, postgres_logins: Logins, tmp_path: Path
) -> None:
    dsn = postgres_logins.dsn("syncio_api", database_name(house.dsn))
    with ExitStack() as servers, ExitStack() as airflow:
        api = airflow.enter_context(served(tmp_path, dsn, "simple", **SHORT))
        home = tmp_path / "voila"
        home.mkdir()
        browser.open(servers.enter_context(voila(home, api.url)).page())
        browser.log_in("ann", api.passwords["ann"])
        browser.press("Open")
        browser.press("Reject ...", ".sy-change")
        browser.choose("Reason for rejecting", "Disputed")
        browser.type("Comment", "half a sent")
        browser.until(lambda: expired(browser))
        assert browser.field("User name").get_attribute("value") == "ann"
        browser.type("Password", f"{api.passwords['ann']}\n")
        browser.sees("logged in as ann")
        browser.until(lambda: draft(browser) == ("Disputed", "half a sent"))
        airflow.close()
        browser.press("Reject", ".sy-form")
        browser.sees("The server does not answer. Try again: a decision that was sent twice counts once.")
        assert draft(browser) == ("Disputed", "half a sent")
    assert house.recorded(lender.review) == 0


def expired(browser: Browser) -> bool:
    """Ask for something, and look whether the log-in has ended."""
    if not browser.shown(".sy-problem", "Your log-in has expired. Log in again: everything you typed is still here."):
        browser.press("Show all")
    return bool(browser.shown("label", "Password"))


def draft(browser: Browser) -> tuple[str | None, ...]:
    """What stands in the form beside a change."""
    fields = [browser.field(label) for label in ("Reason for rejecting", "Comment")]
    return tuple(field.get_attribute("value") for field in fields)
