"""What compare makes of a client's edits, from Xero's API to the rows of a review."""

from datetime import date
from decimal import Decimal

from tests.integration.way.way import Way, approve, only


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
    (debtor,) = approved.book.rows("SELECT d.external_id, d.name FROM invoice i JOIN debtor d ON d.id = i.debtor "
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
