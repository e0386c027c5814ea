"""The desk under Voila in a browser, against the web app as Airflow serves it: clicks and typing."""

import pytest
from msgspec.structs import replace

from syncio.stages.review import decide
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.entering import enter
from tests.notebooks.lending import Lent, lent
from tests.notebooks.servers import Jupyter

CARD = ".sy-change"
HOSTILE_TYPED = "<script>owned=1</script><img src=x onerror=owned=1><svg onload=owned=1>{{ 7*7 }}"
HOSTILE = f"{HOSTILE_TYPED}\x1b[31mred\u202egnp"


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


@pytest.mark.thorough
def test_what_a_colleague_decided_meanwhile_is_said_and_can_be_set_aside(
    desk: Browser, api: Served, house: House, lender: Lent
) -> None:
    enter(desk, api, lender)
    with house.web() as connection:
        decide(connection, lender.review, "ben", house.decisions(lender.review)[2:3])
    third = f"{CARD}:nth-child(3)"
    desk.press("Approve", third)
    desk.sees("ben had approved it already, which is enough: yours is on record too.")
    desk.press("Reject ...", third)
    desk.choose("Reason for rejecting", "Disputed")
    desk.press("Reject", ".sy-form")
    desk.sees(" is rejected: this sets aside its approval by ben and you.")
    assert house.states(lender.review)[:3] == ["undecided", "undecided", "rejected"]


def test_two_quick_presses_decide_one_change_once(desk: Browser, api: Served, house: House, lender: Lent) -> None:
    enter(desk, api, lender)
    desk.choose("Sort by", "Number")
    desk.sees("INV-10")
    third = desk.shown(CARD)[2].text
    desk.press_twice("Approve", f"{CARD}:nth-child(3)")
    desk.sees("is approved; 29 changes left to decide.")
    desk.press("On")
    desk.sees("20 to 29 of 29")
    assert house.recorded(lender.review) == 1
    number = house.one(
        "SELECT number FROM change c JOIN decision d ON d.change = c.id WHERE review = %s", lender.review
    )
    assert number in third


@pytest.mark.thorough
def test_a_press_meant_for_what_stood_there_before_decides_nothing(
    desk: Browser, api: Served, house: House, lender: Lent
) -> None:
    """Both presses leave the browser before it has drawn what the first of them brings."""
    enter(desk, api, lender)
    buttons = desk.button("On"), desk.button("Approve", f"{CARD}:nth-child(4)")
    desk.driver.execute_script("arguments[0].click(); arguments[1].click()", *buttons)
    desk.sees("The screen had just changed when you pressed. Look again, then press.")
    desk.sees("21 to 30 of 30")
    assert house.recorded(lender.review) == 0
    desk.press("Approve", f"{CARD}:nth-child(4)")
    desk.sees("is approved; 29 changes left to decide.")


def test_what_changed_since_it_was_shown_is_said_and_not_approved(
    desk: Browser, api: Served, house: House, lender: Lent
) -> None:
    enter(desk, api, lender)
    lender.client.stage_book([invoice("INV-1", "999.50")])
    desk.press("Approve", f"{CARD}:nth-child(2)")
    desk.sees("INV-1: it has changed since it was shown: the next review will show it anew: ")
    desk.sees("total was “150.00” and is “999.50”")
    assert house.recorded(lender.review) == 0


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("user", "why"), [("vic", "in Airflow your user may only look."), ("ada", "ada may not decide for Northwind ")]
)
def test_who_may_not_decide_is_told_so(
    desk: Browser, api: Served, house: House, lender: Lent, user: str, why: str
) -> None:
    enter(desk, api, lender, user)
    desk.press("Approve", CARD)
    desk.sees(f"You may not do this: {why}")
    assert house.recorded(lender.review) == 0


@pytest.mark.thorough
def test_a_wrong_password_is_asked_for_again(desk: Browser, api: Served) -> None:
    desk.log_in("ann", "guess")
    desk.sees("User name or password is wrong.")
    assert desk.field("User name").get_attribute("value") == "ann"
    assert desk.field("Password").get_attribute("value") == ""
    desk.type("Password", api.passwords["ann"])
    desk.press("Log in")
    desk.sees("logged in as ann")


@pytest.mark.thorough
def test_changes_are_narrowed_ordered_and_looked_at(desk: Browser, api: Served, lender: Lent) -> None:
    enter(desk, api, lender)
    desk.choose("Rule", "upward edit (1)")
    desk.sees("1 to 1 of 1")
    assert [("INV-1" in card.text, "BLOCKED" in card.text.upper()) for card in desk.shown(CARD)] == [(True, True)]
    desk.press("Details")
    for text in ("FactorS funded it on 5 October 2026", "≠ changed", "120.00 GBP", "150.00 GBP", "version 2"):
        desk.sees(text)
    desk.press("Back to the list")
    desk.press("Show all")
    desk.sees("1 to 20 of 30")
    desk.choose("Sort by", "Amount")
    desk.until(lambda: "INV-1 " in desk.shown(CARD)[0].text)
    desk.type("Search", "INV-30\n")
    desk.sees("1 to 1 of 1")
    assert ["INV-30" in card.text for card in desk.shown(CARD)] == [True]
    desk.press("Diff report")
    desk.sees("INV-30")


def test_what_clients_write_does_nothing_here(desk: Browser, api: Served, house: House) -> None:
    texts = ["=HYPERLINK(1)", "$\\href{javascript:owned()}{x}$", "long" * 1000, HOSTILE]
    false = [replace(invoice("x", "9000"), number=text, reference=text) for text in texts]
    lender = lent(house, 23, false, name=HOSTILE)
    enter(desk, api, lender)
    desk.choose("Sort by", "Amount")
    desk.until(lambda: HOSTILE[:40] in desk.shown(CARD)[3].text)
    assert "[U+001B][31m" in desk.text
    assert "[U+202E]" in desk.text
    desk.press("Reject ...", f"{CARD}:nth-child(4)")
    desk.choose("Reason for rejecting", "Other")
    desk.type("Comment", HOSTILE_TYPED)
    desk.press("Reject", ".sy-form")
    desk.sees(f"Other: {HOSTILE_TYPED}")
    desk.press("Details", f"{CARD}:nth-child(4)")
    desk.sees("Where it comes from")
    found = (
        "return [document.title, window.owned, document.querySelectorAll('.sy-desk :is(script, svg, img, a)').length]"
    )
    assert desk.driver.execute_script(found) == ["sign_off", None, 0]


@pytest.mark.thorough
def test_nothing_is_fetched_from_another_server(desk: Browser, desk_server: Jupyter, api: Served, lender: Lent) -> None:
    enter(desk, api, lender)
    desk.press("Details")
    desk.sees("Where it comes from")
    asked = desk.requested()
    assert asked
    assert [url for url in asked if not url.startswith(desk_server.url)] == []
