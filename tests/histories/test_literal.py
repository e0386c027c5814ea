"""What the rules' text lets block though nothing is wrong."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from syncio.domain.invoice import Status
from tests.histories import days, literal, steps
from tests.histories.desk import Desk, Span
from tests.histories.documents import Document

BEGIN = date(2026, 1, 4)
DAY = days.DAY


@pytest.fixture
def desk() -> Desk:
    return Desk(1, 0, Span(BEGIN - 30 * DAY, BEGIN, BEGIN + 60 * DAY), 100)


def weekly(desk: Desk, *totals: int) -> list[Document]:
    """An invoice a week to one debtor."""
    buyer = desk.buyer()
    weeks = [desk.session(BEGIN + timedelta(weeks=week)) for week in range(len(totals))]
    return [
        desk.sell(buyer, at, (desk.line("Cleaning", Decimal(total)),), "standing order")
        for at, total in zip(weeks, totals, strict=True)
    ]


def blocked(documents: list[Document]) -> list[set[str]]:
    """The rules that may block each."""
    found = literal.blocks(documents)
    return [found.get(document.external_id, set()) for document in documents]


def test_the_two_weeks_after_one_that_was_voided_may_be_taken_for_it(desk: Desk) -> None:
    documents = weekly(desk, 100, 100, 102, 100, 100)
    documents[1].then(documents[1].at + DAY, steps.ended(Status.VOIDED))
    assert blocked(documents) == [set(), {"rebilled"}, {"rebilled"}, {"rebilled"}, set()]


def test_what_is_more_than_two_percent_off_or_owed_by_another_is_no_rebill(desk: Desk) -> None:
    documents = weekly(desk, 100, 103) + weekly(desk, 100)
    documents[0].then(documents[0].at + DAY, steps.credited(documents[0].total))
    assert blocked(documents) == [set(), set(), set()]


def test_a_draft_thrown_away_is_no_cancelled_invoice(desk: Desk) -> None:
    documents = weekly(desk, 100, 100)
    documents[0].status = Status.DRAFT
    documents[0].then(documents[0].at + DAY, steps.ended(Status.DELETED))
    assert blocked(documents) == [set(), set()]


def test_numbers_may_be_one_without_their_hyphens(desk: Desk) -> None:
    documents = weekly(desk, 100, 200, 300)
    for document, number in zip(documents, ("1-11", "11-1", "1-12"), strict=True):
        document.number = number
    assert blocked(documents) == [{"duplicate"}, {"duplicate"}, set()]
