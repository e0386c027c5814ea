"""Edits that raise nothing and carry no flag pass without a person where a policy says so, within a day's sum."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from psycopg.errors import InsufficientPrivilege

from syncio.domain.amendment import Rate
from syncio.domain.policy import Allowance, is_drawn
from syncio.stages.clean import release_clean
from syncio.stages.policy import propose
from syncio.stages.reopening import reopen
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from tests.integration.way.passing import PLENTY, allow, nobody_is_drawn, passed, revoked, reworded
from tests.integration.way.way import Way, approve, reject


@pytest.fixture
def covered(approved: Way) -> Way:
    """Everything is in FactorS, clean edits may pass, and no lot is drawn."""
    allow(approved)
    nobody_is_drawn(approved)
    return approved


def test_an_edit_that_raises_nothing_passes_into_factors_and_nobody_is_asked(covered: Way) -> None:
    [invoice] = reworded(covered, 0)
    assert (passed(covered), passed(covered)) == (1, 0)
    assert covered.compare().changes == 0
    assert covered.push().pushed == 1
    query = "SELECT description FROM invoice_line l JOIN invoice i ON i.id = l.invoice WHERE i.external_id = %s"
    assert "Newer" in [row["description"] for row in covered.book.rows(query, invoice["external_id"])]
    [release] = covered.rows("SELECT r.*, p.kind FROM release r JOIN policy p ON p.id = r.policy")
    assert (release["class"], release["kind"], release["change"]) == ("content", "clean", None)
    [entry] = covered.book.rows("SELECT policy FROM push_ledger WHERE push_id = %s", release["push_id"])
    assert entry["policy"] == covered.one("SELECT encode(hash, 'hex') FROM policy")
    assert covered.compare().changes == 0


def test_an_invoice_that_was_lowered_passes(covered: Way) -> None:
    invoice = covered.open_invoice()
    covered.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] - 1})
    assert (passed(covered), covered.push().pushed) == (1, 1)
    assert covered.booked(invoice["external_id"])["total"] == invoice["total"] - 1


@pytest.mark.parametrize("kind", ["raised", "voided", "new", "paid", "renamed"])
def test_everything_else_is_for_people(covered: Way, kind: str) -> None:
    invoice = covered.open_invoice()
    contact = covered.one("SELECT debtor FROM head WHERE external_id = %s", invoice["external_id"])
    edits: dict[str, dict[str, Any]] = {
        "raised": {"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 1},
        "voided": {"op": "void", "invoice": invoice["external_id"]},
        "new": {"op": "bill", "contact": contact, "count": 1},
        "paid": {"op": "pay", "invoice": invoice["external_id"], "amount": "1.00"},
        "renamed": {"op": "rename", "contact": contact, "name": "Renamed Ltd"},
    }
    covered.edit(edits[kind])
    assert passed(covered) == 0
    assert covered.compare().changes == 1


def test_an_edit_that_makes_more_due_is_for_people(covered: Way) -> None:
    """A payment that is taken back beside it: the content raises nothing, the balance does."""
    [invoice] = reworded(covered, 0)
    covered.pull()
    covered.rows(
        'UPDATE version SET balance = replace(balance, \'"due":"\', \'"due":"1\') WHERE (record, n) IN'
        " (SELECT record, n FROM head WHERE external_id = %s)",
        invoice["external_id"],
    )
    assert passed(covered) == 0


def test_more_than_it_was_at_funding_is_for_people(covered: Way) -> None:
    """Though less than was approved since: small steps down from a raise do not hide it."""
    invoice = covered.open_invoice()
    covered.fund(invoice["external_id"])
    covered.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 500})
    covered.pull()
    review = covered.compare().opened
    assert review is not None
    for user in ("ann", "ben"):
        covered.decide(review, approve, user)
    covered.release(review)
    covered.push()
    nobody_is_drawn(covered)
    covered.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 400})
    assert passed(covered) == 0


def test_a_days_sum_is_not_passed_by_splitting(approved: Way) -> None:
    first, second = approved.open_invoice(0), approved.open_invoice(1)
    allow(approved, first["total"] + second["total"] - Decimal("0.01"), first["currency"])
    nobody_is_drawn(approved)
    counts = []
    for number in (0, 1):
        reworded(approved, number)
        counts.append(passed(approved))
        approved.push()
    assert counts == [1, 0]
    assert approved.compare().changes == 1


def test_what_passed_under_an_earlier_policy_counts_today(approved: Way) -> None:
    invoice = approved.open_invoice()
    policy = allow(approved, invoice["total"], invoice["currency"])
    nobody_is_drawn(approved)
    reworded(approved, 0)
    assert passed(approved) == 1
    revoked(approved, policy)
    allow(approved, invoice["total"], invoice["currency"])
    nobody_is_drawn(approved)
    reworded(approved, 1)
    assert passed(approved) == 0


def test_without_a_rate_nothing_passes_and_with_one_it_does(approved: Way) -> None:
    currency = approved.open_invoice()["currency"]
    other = "NOK" if currency != "NOK" else "SEK"
    allow(approved, PLENTY, other)
    nobody_is_drawn(approved)
    reworded(approved, 0)
    assert passed(approved) == 0
    with opened(approved.dsn, "syncio_owner") as connection:
        clients = Clients(connection)
        rate = {"currency": currency, "facility_currency": other, "value": Decimal(7)}
        clients.command(approved.client, Rate(day=clients.today(approved.client), **rate))
        connection.commit()
    assert passed(approved) == 1


def test_what_is_drawn_goes_to_a_person_however_often_it_is_edited(covered: Way) -> None:
    [invoice] = reworded(covered, 0)
    [row] = covered.rows(
        "SELECT h.external_id, a.content_hash FROM head h JOIN approved a ON a.record = h.record"
        " WHERE h.external_id = %s",
        invoice["external_id"],
    )
    secret = next(s for s in (bytes([n]) for n in range(256)) if is_drawn(s, *row.values()))
    covered.rows("UPDATE sampling SET secret = %s", secret)
    for word in ("One", "Two", "Three"):
        covered.edit({"op": "reword", "invoice": invoice["external_id"], "line": 0, "description": word})
        assert passed(covered) == 0
    assert covered.compare().changes == 1


def test_what_people_have_rejected_does_not_pass(approved: Way) -> None:
    reworded(approved, 0)
    approved.pull()
    review = approved.compare().opened
    assert review is not None
    approved.decide(review, reject)
    allow(approved)
    nobody_is_drawn(approved)
    assert passed(approved) == 0


def test_what_was_rejected_and_reopened_is_for_people(approved: Way) -> None:
    reworded(approved, 0)
    approved.pull()
    review = approved.compare().opened
    assert review is not None
    [row] = approved.changes(review)
    approved.decide(review, reject)
    allow(approved)
    nobody_is_drawn(approved)
    with approved.web() as connection:
        reopen(connection, review, "ben", (row["id"], row["hash"]), "It was right")
    assert passed(approved) == 0
    assert approved.compare().changes == 1


def test_what_people_have_before_them_is_left_to_them(approved: Way) -> None:
    reworded(approved, 0)
    approved.pull()
    assert approved.compare().opened
    allow(approved)
    nobody_is_drawn(approved)
    assert passed(approved) == 0


def test_without_a_signature_nothing_passes(approved: Way) -> None:
    invoice = approved.open_invoice()
    with approved.web() as connection:
        allowance = Allowance(PLENTY, invoice["currency"])
        propose(connection, approved.client.name, "clean", "ada", datetime.now(UTC), allowance)
    reworded(approved, 0)
    assert passed(approved) == 0


def test_funded_since_it_is_compared_anew(covered: Way) -> None:
    [invoice] = reworded(covered, 0)
    assert passed(covered) == 1
    covered.fund(invoice["external_id"])
    pushed = covered.push()
    assert (pushed.pushed, pushed.withdrawn) == (0, 1)


def test_what_factors_refused_goes_to_a_person(covered: Way) -> None:
    [invoice] = reworded(covered, 0)
    assert passed(covered) == 1
    covered.book.rows("UPDATE invoice SET reference = 'by hand' WHERE external_id = %s", invoice["external_id"])
    assert covered.push().failed == 1
    assert passed(covered) == 0
    assert covered.compare().changes == 1


def test_two_at_once_pass_no_more_than_the_days_sum(approved: Way) -> None:
    invoices = reworded(approved, 0, 1, 2, 3)
    allow(approved, max(invoice["total"] for invoice in invoices))
    nobody_is_drawn(approved)
    approved.pull()
    barrier = Barrier(2)

    def release(_: int) -> int:
        with approved.app() as connection, approved.factors() as book:
            client, funding = Clients(connection).get(approved.client.name), [*book.funding(approved.client.name)]
            connection.rollback()
            barrier.wait(30)
            return release_clean(connection, client, funding)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(release, range(2)))
    [sums] = approved.rows("SELECT sum(amount) AS amount, count(*) AS count FROM automatic")
    assert sums["count"] >= 1
    assert sums["amount"] <= max(invoice["total"] for invoice in invoices)


@pytest.mark.parametrize("table", ["sampling", "automatic"])
def test_the_web_does_not_know_which_invoices_are_drawn(approved: Way, table: str) -> None:
    with approved.web() as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(f"SELECT FROM {table}".encode())
