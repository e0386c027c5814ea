"""The desk under Voila in a browser, against the web app as Airflow serves it: clicks and typing."""

import sys

from tests.integration.staged.house import House
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.lending import Lent, lent

CARD = ".sy-change"


def enter(desk: Browser, api: Served, lender: Lent, user: str = "ann") -> None:
    """Log in and open the client's review."""
    desk.log_in(user, api.passwords[user])
    desk.sees("Reviews to sign")
    desk.type("Client", f"{lender.name}\n")
    desk.until(lambda: len(desk.shown(".sy-review-card")) == 1)
    desk.press("Open")
    desk.sees("1 to 20 of 30")


def test_a_review_is_decided_and_signed(desk: Browser, api: Served, house: House, lender: Lent) -> None:
    enter(desk, api, lender)
    desk.press("Reject ...", CARD)
    desk.choose("Reason for rejecting", "Wrong amount")
    desk.type("Comment", "never ordered")
    desk.press("Reject", ".sy-form")
    desk.sees("INV-2 is rejected.")
    desk.press("Approve all listed")
    desk.sees("Approve 28 changes?")
    desk.sees("1 blocked change left out: each has to be decided by itself.")
    desk.press("Approve 28 changes")
    desk.sees("28 changes (+3,262.00 GBP) approved. 1 blocked change (+30.00 GBP) left out.")
    desk.press("Approve", CARD)
    desk.sees("Your approval of INV-1 is recorded; somebody else has to approve it too.")
    desk.press("Sign ...")
    desk.sees("1 blocked change has one approval of two: it lapses")
    assert house.closing(lender.review) is None
    desk.press("Sign and close the review")
    desk.sees("Signed: 28 approved, 1 rejected, 1 carried over; what was approved is being released to the loan book.")
    assert house.closing(lender.review) == {"reason": "signed", "by_user": "ann", "outcome": "release"}
    assert house.states(lender.review).count("approved") == 28
    assert house.one("SELECT reason FROM decision WHERE verdict = 'reject' AND client = %s", lender.client.id) == (
        "Wrong amount: never ordered"
    )


def test_a_press_is_answered_quickly(desk: Browser, api: Served, house: House) -> None:
    """Prints what it took; this machine may be busy."""
    lender = lent(house, new=198)
    desk.log_in("ann", api.passwords["ann"])
    desk.sees("Reviews to sign")
    desk.type("Client", f"{lender.name}\n")
    desk.until(lambda: len(desk.shown(".sy-review-card")) == 1)
    taken = {
        "open 200 changes": desk.timed("Open", CARD, "INV-20"),
        "next page": desk.timed("On", ".sy-listing", "21 to 40 of 200"),
        "details": desk.timed("Details", ".sy-detail", "Where it comes from"),
        "back": desk.timed("Back to the list", ".sy-listing", "21 to 40"),
        "approve": desk.timed("Approve", CARD, "is approved;", CARD),
    }
    sys.stdout.write(", ".join(f"{what} {took:.0f} ms" for what, took in taken.items()) + "\n")
    assert house.states(lender.review).count("approved") == 1
