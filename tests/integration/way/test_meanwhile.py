"""What happens while a review is open, or between its steps."""

from datetime import timedelta
from decimal import Decimal

from syncio.stages.compare import look_again
from syncio.stores.reviews.unstarted import unstarted_reviews
from tests.integration.way.way import Way, approve

UNPAID = (
    "SELECT external_id, total FROM head WHERE kind = 'receivable' AND status = 'authorised' AND due = total LIMIT 1"
)


def unstarted(way: Way) -> list[int]:
    with way.app() as connection:
        return unstarted_reviews(connection)


def test_a_review_decided_before_its_run_started_still_gets_one(way: Way) -> None:
    way.pull()
    review = way.compare().opened or 0
    assert unstarted(way) == [review]
    way.decide(review, approve)
    assert unstarted(way) == [review]
    way.release(review)
    assert unstarted(way) == []


def test_an_invoice_funded_while_its_raise_is_under_review_comes_again_blocked(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 500})
    approved.pull()
    review = approved.compare().opened or 0
    assert approved.changes(review)[0]["severity"] == "look"
    approved.fund(invoice["external_id"])
    compared = approved.compare()
    assert compared.superseded == 1
    [row] = approved.changes(compared.opened or 0)
    assert row["severity"] == "block"


def test_an_invoice_funded_after_its_raise_was_approved_is_not_released(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 500})
    approved.pull()
    review = approved.compare().opened or 0
    assert approved.decide(review, approve)
    approved.fund(invoice["external_id"])
    with approved.app() as connection, approved.factors() as book:
        assert look_again(connection, book, review) == 1
    assert approved.release(review).count == 0
    [row] = approved.changes(approved.compare().opened or 0)
    assert row["severity"] == "block"


def test_looking_again_after_the_release_rewrites_no_history(approved: Way) -> None:
    [review] = [row["id"] for row in approved.rows("SELECT id FROM review")]
    with approved.app() as connection, approved.factors() as book:
        assert look_again(connection, book, review) == 0
    assert {row["state"] for row in approved.changes(review)} == {"approved"}


def test_a_version_that_cannot_be_read_takes_the_one_before_it_out_of_the_review(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 500})
    approved.pull()
    review = approved.compare().opened or 0
    raw = {"op": "raw", "invoice": invoice["external_id"], "set": {"Total": {"literal": "NaN"}}}
    approved.edit(raw, {"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": "Other"})
    assert approved.pull().status == "PARTIAL"
    compared = approved.compare()
    assert (compared.superseded, compared.changes) == (1, 0)
    assert [row["state"] for row in approved.changes(review)] == ["superseded"]
    assert approved.booked(invoice["external_id"])["total"] == invoice["total"]
    approved.edit({"op": "raw", "invoice": invoice["external_id"], "set": {}})
    assert approved.pull().status == "COMPLETED"
    assert approved.compare().changes == 1


def test_a_change_of_currency_is_blocked_and_adds_up_in_neither(approved: Way) -> None:
    invoice = approved.open_invoice()
    other = "EUR" if invoice["currency"] != "EUR" else "USD"
    approved.edit(
        {"op": "raw", "invoice": invoice["external_id"], "set": {"CurrencyCode": other}},
        {"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": "In another currency"},
    )
    approved.pull()
    review = approved.compare().opened or 0
    [row] = approved.changes(review)
    assert (row["severity"], row["currency_before"], row["currency"]) == ("block", invoice["currency"], other)
    money = approved.rows(
        "SELECT currency, sum(after - before) AS delta FROM change_money WHERE review = %s GROUP BY 1", review
    )
    expected = {invoice["currency"]: -invoice["total"], other: Decimal(invoice["total"])}
    assert {each["currency"]: each["delta"] for each in money} == expected


def test_an_invoice_whose_debtor_was_not_read_yet_waits_for_it(way: Way) -> None:
    way.pull()
    [invoice] = way.rows(
        "SELECT external_id, debtor FROM head WHERE kind = 'receivable' AND status = 'authorised' LIMIT 1"
    )
    way.rows("DELETE FROM debtor WHERE external_id = %s", invoice["debtor"])
    review = way.compare().opened or 0
    assert invoice["external_id"] not in {row["external_id"] for row in way.changes(review)}


def test_an_edit_is_found_though_our_clock_is_fast(approved: Way) -> None:
    approved.pull(ahead=timedelta(minutes=20))
    invoice = approved.open_invoice()
    approved.edit({"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": "Meanwhile"})
    assert approved.pull(ahead=timedelta(minutes=20)).counts.staged == 1
