"""From a void at Xero to a hold in FactorS, in one pull and before any review; and a token that Xero refuses."""

from decimal import Decimal

import pytest

from syncio.errors import Unauthorised
from syncio.stages.feeds import tell_feeds, watch_feeds
from syncio.stages.holds import decide_holds, tell_holds
from tests.integration.staged.database import Row
from tests.integration.way.way import Way, approve, reject


def hold(way: Way) -> dict[str, Row]:
    """Pull, and hold what the task after it would; what stands in FactorS then, by invoice."""
    way.pull()
    with way.app() as connection, way.factors() as book:
        decide_holds(connection)
        tell_holds(connection, book)
    return {row["external_id"]: row for row in way.book.rows("SELECT * FROM hold WHERE lifted_at IS NULL")}


def test_the_first_pull_of_a_client_holds_nothing(way: Way) -> None:
    """FactorS has nothing of it yet, its credit notes least of all."""
    assert hold(way) == {}
    assert way.rows("SELECT FROM hold") == []
    way.through()
    assert hold(way) == {}


def test_a_void_is_held_within_the_pull_and_until_it_is_pushed(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "void", "invoice": invoice["external_id"]})
    [row] = hold(approved).values()
    assert (row["client"], row["external_id"], row["kind"]) == (
        approved.client.name, invoice["external_id"], "voided",
    )  # fmt: skip
    assert (row["currency"], row["amount"]) == (invoice["currency"], invoice["total"])
    assert approved.booked(invoice["external_id"])["state"] == "open"
    approved.through()
    assert approved.booked(invoice["external_id"])["state"] == "void"
    assert hold(approved) == {}


def test_a_rejected_void_stays_held_and_is_not_shown_again(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "void", "invoice": invoice["external_id"]})
    before = hold(approved)
    review = approved.compare().opened
    assert review is not None
    approved.decide(review, reject)
    assert approved.compare().changes == 0
    assert hold(approved) == before


@pytest.mark.parametrize("standing", [True, False])
def test_credit_counts_once_whether_it_waits_for_people_or_not(approved: Way, standing: bool) -> None:
    """A credit note that is applied comes as a document of its own, with nothing left of it."""
    if standing:
        approved.standing_approval()
    invoice = approved.open_invoice()
    approved.edit({"op": "credit", "invoice": invoice["external_id"], "amount": "25.00"})
    held = hold(approved)
    assert {key: (row["kind"], row["amount"]) for key, row in held.items()} == {
        invoice["external_id"]: ("credited", Decimal(25))
    }
    review = approved.compare().opened
    assert review is not None
    approved.decide(review, approve)
    approved.release(review)
    approved.release_balance()
    approved.push()
    assert approved.booked(invoice["external_id"])["credited"] == 25
    assert hold(approved) == {}


def test_a_payment_and_a_raise_are_not_held(approved: Way) -> None:
    first, second = approved.open_invoice(0), approved.open_invoice(1)
    approved.edit(
        {"op": "pay", "invoice": first["external_id"], "amount": "1.00"},
        {"op": "amount", "invoice": second["external_id"], "total": second["total"] + 500},
    )
    assert hold(approved) == {}


def test_a_token_that_xero_refuses_is_told_at_once_and_lifted_by_the_next_good_pull(approved: Way) -> None:
    def told() -> str:
        with approved.app() as connection, approved.factors() as book:
            watch_feeds(connection)
            tell_feeds(connection, book)
        return str(approved.book.one("SELECT feed FROM client_status"))

    assert told() == "current"
    faults = [{"match": "/api.xro", "status": 401, "times": 9}]
    approved.caller.request("POST", "/admin/faults", json=faults)
    with pytest.raises(Unauthorised):
        approved.pull()
    assert told() == "disconnected"
    approved.caller.request("POST", "/admin/faults", json=[])
    for _ in range(9):
        try:
            approved.pull()
        except Unauthorised:
            continue
        break
    assert told() == "current"
