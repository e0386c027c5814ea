"""The way into the desk, as far as a client's review."""

from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.lending import Lent


def enter(desk: Browser, api: Served, lender: Lent, user: str = "ann") -> None:
    """Log in and open the client's review that waits."""
    desk.log_in(user, api.passwords[user])
    desk.sees("Reviews to sign")
    open_review(desk, lender)
    desk.sees("1 to 20 of 30")


def enter_closed(desk: Browser, api: Served, lender: Lent, user: str) -> None:
    """Log in and open the client's review that has closed."""
    desk.log_in(user, api.passwords[user])
    desk.sees("Reviews to sign")
    desk.choose("Show", "Closed")
    desk.sees("Closed reviews")
    open_review(desk, lender)
    desk.sees("Closed ")


def open_review(desk: Browser, lender: Lent) -> None:
    """Open the only review that is listed of the client."""
    desk.type("Client", f"{lender.name}\n")
    desk.until(lambda: len(desk.shown(".sy-review-card")) == 1)
    desk.press("Open")
