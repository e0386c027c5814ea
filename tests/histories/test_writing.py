"""Histories are what they claim to be: exact, in order, and the same for a seed."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby, pairwise

import pytest

from syncio.domain.invoice import Invoice, Kind, Status
from tests.histories import days
from tests.histories.frauds.planting import FRAUDS
from tests.histories.goods import coin, sums
from tests.histories.history import Books, Entry, History, written
from tests.histories.writing import key_of, write

SEEDS = (1, 2)
SIZE = 900


@pytest.fixture(scope="module", params=SEEDS)
def history(request: pytest.FixtureRequest) -> History:
    return write(request.param, SIZE)


def versions(books: Books) -> Iterator[tuple[str, list[Entry]]]:
    """Every record with all of its versions, the one that was taken over first."""
    begin = [Entry(min(entry.at for entry in books.entries), item) for item in books.opening]
    ordered = sorted([*begin, *books.entries], key=lambda entry: key_of(entry.item))
    for key, entries in groupby(ordered, lambda entry: key_of(entry.item)):
        yield key, list(entries)


def invoices(history: History) -> Iterator[Invoice]:
    for books in history.books:
        for item in (*books.opening, *(entry.item for entry in books.entries)):
            if isinstance(item, Invoice):
                yield item


def test_totals_are_what_lines_come_to(history: History) -> None:
    for invoice in invoices(history):
        content = invoice.content
        assert (content.subtotal, content.tax, content.total) == sums(content.lines)
        assert content.total > 0
        for amount in (content.subtotal, content.tax, content.total):
            assert amount % coin(content.currency) == 0 or content.currency != "HUF"


def test_what_is_due_is_what_nobody_paid_or_credited(history: History) -> None:
    for invoice in invoices(history):
        balance = invoice.balance
        left = invoice.content.total - balance.paid - balance.credited
        assert balance.due == (0 if invoice.content.state == "void" else left)


def test_payments_and_credits_never_exceed_the_total_of_an_honest_document(history: History) -> None:
    honest = {each.document for each in history.honest}
    for invoice in invoices(history):
        balance = invoice.balance
        if invoice.external_id in honest:
            assert min(balance.paid, balance.credited, balance.due) >= 0
            assert balance.paid + balance.credited <= invoice.content.total


def test_no_version_equals_the_one_before(history: History) -> None:
    for books in history.books:
        for key, entries in versions(books):
            for before, after in pairwise(entries):
                assert before.item != after.item, key


def test_entries_are_in_order_and_a_pull_sees_each_record_once(history: History) -> None:
    for books in history.books:
        moments = [entry.at for entry in books.entries]
        assert moments == sorted(moments)
        assert history.begin < days.pulled(moments[0])
        seen = [(days.pulled(entry.at), key_of(entry.item)) for entry in books.entries]
        assert len(seen) == len(set(seen))


def test_a_debtor_is_entered_before_anything_it_owes(history: History) -> None:
    for books in history.books:
        known = {key_of(item) for item in books.opening}
        for _, page in groupby(books.entries, lambda entry: days.pulled(entry.at)):
            entries = list(page)
            known |= {key_of(entry.item) for entry in entries}
            owing = {entry.item.content.debtor for entry in entries if isinstance(entry.item, Invoice)}
            assert owing <= known


def test_no_honest_invoice_is_approved_before_its_date_but_by_a_slip(history: History) -> None:
    honest = {each.document for each in history.honest if "pre_invoiced" not in each.allowed}
    for books in history.books:
        for entry in books.entries:
            item = entry.item
            if isinstance(item, Invoice) and item.external_id in honest and item.origin.status is not Status.DRAFT:
                assert item.content.issue_date <= days.day_in(books.client.timezone, entry.at)


def test_every_document_with_an_entry_is_honest_or_part_of_one_fraud(history: History) -> None:
    honest = [each.document for each in history.honest]
    fraudulent = [document for fraud in history.frauds for document in fraud.documents]
    labelled = honest + fraudulent
    assert len(labelled) == len(set(labelled))
    entered = {e.item.external_id for books in history.books for e in books.entries if isinstance(e.item, Invoice)}
    assert entered <= set(labelled)
    assert set(honest) <= entered


def test_all_that_is_part_of_a_fraud_is_in_the_books(history: History) -> None:
    known = {
        item.external_id
        for books in history.books
        for item in (*books.opening, *(entry.item for entry in books.entries))
        if isinstance(item, Invoice)
    }
    for fraud in history.frauds:
        assert fraud.name == "kept from the lender" or known >= set(fraud.documents), fraud.name


def test_what_is_to_be_found_is_in_the_books_by_then(history: History) -> None:
    entered = {
        entry.item.external_id: days.compared(entry.at).date()
        for books in history.books
        for entry in reversed(books.entries)
        if isinstance(entry.item, Invoice)
    }
    for fraud in history.frauds:
        for expected in fraud.expected:
            assert history.begin.date() < expected.since <= expected.by
            assert all(document in fraud.documents for document in expected.on)
            assert not expected.on or any(entered[document] <= expected.by for document in expected.on)


def test_every_kind_of_fraud_is_planted() -> None:
    assert {fraud.name for fraud in write(3, 2000).frauds} == set(FRAUDS)


def test_few_honest_documents_may_be_blocked(history: History) -> None:
    """But for `rebilled`, which read literally suspects every week after one that was cancelled."""
    allowed = [each for each in history.honest if set(each.allowed) - {"rebilled"}]
    assert len(allowed) < len(history.honest) / 100


def test_clients_bill_in_their_own_hours_all_around_the_clock(history: History) -> None:
    hours = {
        entry.at.hour
        for books in history.books
        for entry in books.entries
        if isinstance(entry.item, Invoice) and entry.item.content.kind is Kind.RECEIVABLE
    }
    assert len(hours) > 2 * len(history.books)


def test_an_advance_follows_the_comparison_that_let_its_invoice_pass(history: History) -> None:
    for books in history.books:
        first: dict[str, Entry] = {}
        for entry in books.entries:
            first.setdefault(key_of(entry.item), entry)
        taken_over = {key_of(item) for item in books.opening}
        for advance in books.advances:
            if advance.external_id not in taken_over:
                wait = advance.at - days.compared(first[advance.external_id].at)
                assert timedelta(0) < wait


def test_a_seed_gives_the_same_bytes_in_another_process() -> None:
    here = hashlib.sha256(written(write(11, 300)) + b"\n").hexdigest()
    there = subprocess.run(
        [sys.executable, "-m", "tests.histories", "11", "300"],
        env={**os.environ, "PYTHONHASHSEED": "99"},
        capture_output=True,
        check=True,
    )
    assert hashlib.sha256(there.stdout).hexdigest() == here
    assert written(write(12, 300)) != written(write(11, 300))
