"""What comes back, waits or is overtaken: how one review follows the other."""

from concurrent.futures import ThreadPoolExecutor

from tests.integration.way.way import Way, approve, only, reject


def test_what_was_rejected_does_not_come_back_but_a_new_version_of_it_does(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 500})
    approved.pull()
    reject_all(approved)
    approved.pull()
    assert approved.compare().changes == 0
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] - 1})
    row = only(approved)
    assert row["amount_before"] == invoice["total"]
    assert approved.booked(invoice["external_id"])["total"] == invoice["total"]


def reject_all(way: Way) -> None:
    review = way.compare().opened
    assert review is not None
    assert way.decide(review, reject)


def test_a_payment_on_a_rejected_raise_waits(approved: Way) -> None:
    approved.standing_approval()
    invoice = approved.open_invoice()
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 500})
    approved.pull()
    reject_all(approved)
    approved.edit({"op": "pay", "invoice": invoice["external_id"], "amount": "1.00"})
    approved.pull()
    assert (approved.compare().changes, approved.release_balance()) == (0, 0)


def test_an_open_review_is_the_only_one_and_later_changes_wait_for_the_next(way: Way) -> None:
    way.pull()
    review = way.compare().opened
    assert review is not None
    rows = way.changes(review)
    way.edit({"op": "bill", "contact": way.rows("SELECT debtor FROM head LIMIT 1")[0]["debtor"], "count": 2})
    way.pull()
    compared = way.compare()
    assert (compared.changes, compared.waiting, compared.opened) == (2, True, None)
    assert way.changes(review) == rows
    way.decide(review, approve)
    assert len(way.changes(way.compare().opened or 0)) == 2


def test_a_newer_version_supersedes_its_row_alone(way: Way) -> None:
    way.pull()
    review = way.compare().opened
    assert review is not None
    unpaid = "SELECT external_id FROM head WHERE kind = 'receivable' AND status = 'authorised' AND due = total LIMIT 1"
    (invoice,) = way.rows(unpaid)
    way.edit({"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": "Newer"})
    way.pull()
    assert way.compare().superseded == 1
    assert [row["external_id"] for row in way.changes(review) if row["state"] == "superseded"] == [
        invoice["external_id"]
    ]


def test_a_review_whose_rows_are_all_overtaken_closes_and_the_next_one_opens(approved: Way) -> None:
    invoice = approved.open_invoice()
    for word in ("One", "Two"):
        approved.edit({"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": word})
        approved.pull()
        compared = approved.compare()
    assert compared.superseded == 1
    assert compared.opened is not None
    assert approved.rows("SELECT reason, outcome FROM closing ORDER BY at DESC LIMIT 1") == [
        {"reason": "superseded", "outcome": "hold"}
    ]


def test_what_was_approved_is_not_shown_again_while_it_is_on_its_way(way: Way) -> None:
    way.pull()
    review = way.compare().opened
    assert review is not None
    way.decide(review, approve)
    assert way.compare().changes == 0  # closed, not released yet
    way.release(review)
    assert way.compare().changes == 0  # released, not pushed yet
    way.push()
    assert way.compare().changes == 0


def test_two_comparisons_at_once_open_one_review(way: Way) -> None:
    way.pull()
    with ThreadPoolExecutor(2) as executor:
        opened = [future.result().opened for future in [executor.submit(way.compare) for _ in range(2)]]
    assert len([review for review in opened if review is not None]) == 1
    assert len(way.rows("SELECT FROM review")) == 1
