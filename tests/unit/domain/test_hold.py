"""What has become less since FactorS's copy, and by how much."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.hold import Counted, reduction
from syncio.domain.invoice import Kind, Status

AMOUNTS = st.decimals(0, 10_000, places=2)
COUNTED = st.builds(
    Counted, void=st.booleans(), currency=st.sampled_from(["EUR", "GBP"]), total=AMOUNTS, credited=AMOUNTS, due=AMOUNTS
)
STATUSES = st.sampled_from(Status)


def counted(
    total: int = 100, credited: int = 0, paid: int = 0, *, void: bool = False, currency: str = "EUR"
) -> Counted:
    due = total - credited - paid
    return Counted(
        void=void, currency=currency, total=Decimal(total), credited=Decimal(credited), due=Decimal(0 if void else due)
    )


def of(
    kind: Kind, held: Counted | None, now: Counted, status: Status = Status.AUTHORISED
) -> tuple[str, Decimal] | None:
    found = reduction(kind, status, held, now)
    return (found.kind, found.amount) if found else None


@pytest.mark.parametrize(
    ("held", "now", "status", "expected"),
    [
        (counted(), counted(void=True), Status.VOIDED, ("voided", 100)),
        (counted(paid=30), counted(void=True), Status.DELETED, ("deleted", 70)),
        (counted(paid=100), counted(void=True), Status.VOIDED, ("voided", 0)),
        (counted(), counted(credited=40), Status.AUTHORISED, ("credited", 40)),
        (counted(credited=10), counted(credited=40), Status.AUTHORISED, ("credited", 30)),
        (counted(paid=90), counted(credited=40), Status.AUTHORISED, ("credited", 10)),
        (counted(), counted(80), Status.AUTHORISED, ("lowered", 20)),
        (counted(), counted(80, credited=30), Status.AUTHORISED, ("credited", 50)),
        (counted(), counted(200, credited=100), Status.AUTHORISED, ("credited", 100)),
    ],
)
def test_an_invoice_that_is_less_than_factors_has_it(
    held: Counted, now: Counted, status: Status, expected: tuple[str, int]
) -> None:
    assert of(Kind.RECEIVABLE, held, now, status) == (expected[0], Decimal(expected[1]))


@pytest.mark.parametrize(
    ("held", "now"),
    [
        (None, counted(void=True)),
        (counted(void=True), counted(void=True)),
        (counted(void=True), counted()),
        (counted(), counted()),
        (counted(), counted(200)),
        (counted(), counted(paid=60)),
        (counted(credited=40), counted()),
        (counted(paid=100), counted(80, paid=80)),
        (counted(), counted(10, currency="GBP")),
    ],
    ids=["never approved", "void there too", "reappeared", "as it is", "raised", "paid", "credit taken back",
         "nothing due", "another currency"],
)  # fmt: skip
def test_what_is_no_reduction(held: Counted | None, now: Counted) -> None:
    assert of(Kind.RECEIVABLE, held, now) is None


@pytest.mark.parametrize(
    ("held", "now", "expected"),
    [
        (None, counted(), 100),
        (None, counted(paid=60), 40),
        (counted(60), counted(), 40),
        (counted(void=True), counted(), 100),
        (counted(60, currency="GBP"), counted(), 100),
        (None, counted(paid=100), None),
        (None, counted(void=True), None),
        (counted(), counted(void=True), None),
        (counted(), counted(60), None),
    ],
)
def test_a_credit_note_lowers_by_what_is_left_of_it_and_not_there_yet(
    held: Counted | None, now: Counted, expected: int | None
) -> None:
    assert of(Kind.CREDIT_NOTE, held, now) == (None if expected is None else ("credit_note", Decimal(expected)))


@pytest.mark.parametrize("kind", [Kind.PAYABLE, Kind.SUPPLIER_CREDIT])
def test_nothing_is_lent_against_what_the_client_owes(kind: Kind) -> None:
    assert of(kind, counted(), counted(void=True), Status.VOIDED) is None


@given(held=COUNTED, now=COUNTED, status=STATUSES)
def test_no_more_than_what_is_due_there_is_ever_held(held: Counted, now: Counted, status: Status) -> None:
    found = reduction(Kind.RECEIVABLE, status, held, now)
    if found is not None:
        assert Decimal(0) <= found.amount <= held.due
        assert found.currency == held.currency


@given(held=COUNTED, status=STATUSES, kind=st.sampled_from(Kind))
def test_what_factors_has_itself_is_held_no_more(held: Counted, status: Status, kind: Kind) -> None:
    assert reduction(kind, status, held, held) is None


@given(note=st.integers(1, 100), part=st.integers(0, 100))
def test_a_credit_note_counts_once_however_much_of_it_is_applied(note: int, part: int) -> None:
    """What is applied to an invoice is no longer left of the note."""
    applied = min(note, part)
    found = (
        reduction(Kind.CREDIT_NOTE, Status.AUTHORISED, None, counted(note, paid=applied)),
        reduction(Kind.RECEIVABLE, Status.AUTHORISED, counted(), counted(credited=applied)),
    )
    assert sum(each.amount for each in found if each) == note
