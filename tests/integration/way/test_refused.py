"""What FactorS refuses finds its way back to people."""

from tests.integration.way.way import Way, approve, only


def reword(way: Way, external_id: str) -> int:
    """A reworded line, approved and released; answers the review."""
    way.edit({"op": "reword", "invoice": external_id, "line": 0, "description": "Newer"})
    return release(way)


def release(way: Way) -> int:
    review = only(way)["review"]
    assert isinstance(review, int)
    way.decide(review, approve)
    assert way.release(review).count == 1
    return review


def test_a_change_of_a_row_that_somebody_edited_in_factors_is_reviewed_again(approved: Way) -> None:
    external_id = approved.open_invoice()["external_id"]
    reference = approved.booked(external_id)["reference"]
    reword(approved, external_id)
    change = "UPDATE invoice SET reference = %s WHERE external_id = %s"
    approved.book.rows(change, "by hand", external_id)
    assert approved.push().failed == 1
    release(approved)
    assert approved.push().failed == 1
    approved.book.rows(change, reference, external_id)
    release(approved)
    assert approved.push().pushed == 1
    assert approved.compare().changes == 0
    lines = "SELECT description FROM invoice_line l JOIN invoice i ON i.id = l.invoice WHERE external_id = %s"
    assert "Newer" in [row["description"] for row in approved.book.rows(lines, external_id)]


def test_a_payment_on_a_balance_that_somebody_edited_in_factors_passes_once_it_is_put_right(approved: Way) -> None:
    approved.standing_approval()
    external_id = approved.open_invoice()["external_id"]
    approved.edit({"op": "pay", "invoice": external_id, "amount": "1.00"})
    approved.pull()
    approved.book.rows("UPDATE invoice SET paid = 7, due = due - 7 WHERE external_id = %s", external_id)
    assert approved.release_balance() == 1
    assert approved.push().failed == 1
    approved.book.rows("UPDATE invoice SET paid = 0, due = due + 7 WHERE external_id = %s", external_id)
    assert approved.release_balance() == 1
    assert approved.push().pushed == 1
    assert approved.booked(external_id)["paid"] == 1
