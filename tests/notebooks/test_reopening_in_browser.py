"""A rejected change is reopened under Voila, and comes again."""

import pytest

from syncio.stages.compare import compare
from tests.integration.staged.house import House
from tests.integration.web.posting import body
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.entering import enter_closed
from tests.notebooks.lending import Lent

pytestmark = pytest.mark.thorough

CARD = ".sy-change"
WHY = "The client sent the delivery note"


def reject_and_close(api: Served, house: House, review: int) -> int:
    """`ann` rejects the first change and signs; the change."""
    [first, *_] = body(house, review, "reject", "false")
    for what, sent in (("decisions", {"decisions": [first]}), ("sign", {"hash": house.hash(review)})):
        assert api.post(f"/api/reviews/{review}/{what}", "ann", sent).status_code == 200
    return int(first["change_id"])


def test_another_reviewer_has_a_rejection_reopened(desk: Browser, api: Served, house: House, lender: Lent) -> None:
    change = reject_and_close(api, house, lender.review)
    number = house.one("SELECT number FROM change WHERE id = %s", change)
    enter_closed(desk, api, lender, "ben")
    desk.sees("A reviewer who did not reject it can reopen it")
    desk.choose("Show", "Rejected")
    desk.sees("1 to 1 of 1")
    desk.press("Reopen ...", CARD)
    desk.press("Reopen", ".sy-form")
    desk.sees(f"Say in a few words why {number} should be looked at again: others read it before they decide.")
    desk.type("Comment", WHY)
    desk.press("Reopen", ".sy-form")
    desk.sees(f"{number} is reopened. It comes again in the next review of {lender.name}")
    desk.sees(f": {WHY}")
    assert desk.shown("button", "Reopen") == []
    assert house.one("SELECT user_name FROM reopening WHERE change = %s", change) == "ben"
    with house.app() as connection:
        review = compare(connection, lender.client.entity, ()).opened
    assert number in {row["number"] for row in house.rows("SELECT number FROM change WHERE review = %s", review)}


def test_who_rejected_it_is_told_that_another_has_to(desk: Browser, api: Served, house: House, lender: Lent) -> None:
    change = reject_and_close(api, house, lender.review)
    enter_closed(desk, api, lender, "ann")
    desk.choose("Show", "Rejected")
    desk.press("Reopen ...", CARD)
    desk.type("Comment", WHY)
    desk.press("Reopen", ".sy-form")
    desk.sees("You may not do this: ann rejected it: another reviewer has to reopen it.")
    assert desk.field("Comment").get_attribute("value") == WHY
    assert house.one("SELECT count(*) FROM reopening WHERE change = %s", change) == 0
