"""What compare makes of a client's edits, from Xero's API to the rows of a review."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

from tests.integration.way.way import Way, approve, reject


def only(way: Way) -> dict[str, object]:
    """Pull, compare, and the one row of the review that opened."""
    way.pull()
    review = way.compare().opened
    assert review is not None
    (row,) = way.changes(review)
    return row


def fields(row: dict[str, object]) -> dict[str, tuple[str | None, str | None]]:
    shown = row["fields"]
    assert isinstance(shown, list)
    return {field["field"]: (field["old"], field["new"]) for field in shown}


def test_everything_in_scope_is_new_at_first_and_nothing_else_is(way: Way) -> None:
    way.pull()
    review = way.compare().opened
    assert review is not None
    staged = way.rows(
        "SELECT external_id FROM head WHERE kind IN ('receivable', 'credit_note') AND status IN ('authorised', 'paid')"
    )
    rows = way.changes(review)
    assert {row["external_id"] for row in rows} == {row["external_id"] for row in staged}
    assert {row["type"] for row in rows} == {"new"}
    left_out = way.rows(
        "SELECT DISTINCT status, kind FROM head WHERE external_id <> ALL(SELECT external_id FROM change)"
    )
    assert {(row["status"], row["kind"]) for row in left_out} & {("draft", "receivable"), ("authorised", "payable")}


def test_nothing_new_opens_no_review(approved: Way) -> None:
    approved.pull()
    compared = approved.compare()
    assert (compared.changes, compared.opened) == (0, None)


def test_a_raised_funded_invoice_is_blocked_and_shown_old_and_new(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.fund(invoice["external_id"])
    raised = invoice["total"] + 500
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": raised})
    row = only(approved)
    assert (row["type"], row["severity"], row["approvals_needed"]) == ("changed", "block", 2)
    old, new = fields(row)["total"]
    assert (Decimal(str(old)), Decimal(str(new))) == (invoice["total"], raised)
    assert row["amount_after"] == raised


def test_small_raises_are_held_against_what_was_funded(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.fund(invoice["external_id"])
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] - 50})
    approved.pull()
    approved.through()
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] - 20})
    assert only(approved)["severity"] == "none"  # higher than last approved, still lower than what was funded


def test_a_voided_invoice(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "void", "invoice": invoice["external_id"]})
    row = only(approved)
    assert (row["type"], row["severity"], row["amount_after"]) == ("voided", "look", 0)
    assert fields(row)["state"] == ("open", "void")


def test_a_void_of_what_was_never_approved_is_nothing(way: Way) -> None:
    way.pull()
    review = way.compare().opened
    assert review is not None
    unpaid = "SELECT external_id FROM head WHERE kind = 'receivable' AND status = 'authorised' AND due = total LIMIT 1"
    (invoice,) = way.rows(unpaid)
    way.edit({"op": "void", "invoice": invoice["external_id"]})
    way.pull()
    assert way.compare().superseded == 1
    way.decide(review, approve)
    way.release(review)
    way.push()
    assert way.compare().changes == 0
    assert way.booked(invoice["external_id"]) == {}


def test_a_moved_due_date_and_a_reworded_line(approved: Way) -> None:
    first, second = approved.open_invoice(0), approved.open_invoice(1)
    approved.edit(
        {"op": "due_date", "invoice": first["external_id"], "date": "2027-03-01"},
        {"op": "reword", "invoice": second["external_id"], "line": 0, "description": "Something else"},
    )
    approved.pull()
    review = approved.compare().opened
    assert review is not None
    shown = {row["external_id"]: fields(row) for row in approved.changes(review)}
    assert shown[first["external_id"]]["due_date"][1] == date(2027, 3, 1).isoformat()
    assert shown[second["external_id"]]["line 1 description"][1] == "Something else"


def test_a_rename_is_one_change_of_the_debtor_and_none_of_its_invoices(approved: Way) -> None:
    (debtor,) = approved.booked_rows("SELECT d.external_id, d.name FROM invoice i JOIN debtor d ON d.id = i.debtor "
                                     "GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1")  # fmt: skip
    approved.edit({"op": "rename", "contact": debtor["external_id"], "name": "Renamed Ltd"})
    row = only(approved)
    assert (row["subject"], row["external_id"], row["currency"]) == ("debtor", debtor["external_id"], "")
    assert fields(row) == {"name": (debtor["name"], "Renamed Ltd")}


def test_a_payment_goes_to_review_where_there_is_no_standing_approval(approved: Way) -> None:
    invoice = approved.open_invoice()
    approved.edit({"op": "pay", "invoice": invoice["external_id"], "amount": "1.00"})
    row = only(approved)
    assert row["type"] == "balance"
    assert fields(row)["paid"] == ("0", "1")
    assert approved.release_balance() == 0


def test_a_payment_passes_under_a_standing_approval(approved: Way) -> None:
    approved.standing_approval()
    invoice = approved.open_invoice()
    approved.edit({"op": "pay", "invoice": invoice["external_id"], "amount": "1.00"})
    approved.pull()
    assert approved.compare().changes == 0
    assert approved.release_balance() == 1
    approved.push()
    assert approved.booked(invoice["external_id"])["paid"] == 1
    assert approved.release_balance() == 0


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
