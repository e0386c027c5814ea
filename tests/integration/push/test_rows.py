"""Whatever a document says, FactorS's rows give its very bytes back."""

import uuid
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syncio.domain.invoice import Balance, Content, Debtor, canonical, hashed
from syncio.domain.money import LARGEST
from syncio.errors import Conflict
from syncio.stores.factors import Factors, Posting
from tests.integration.push.house import House
from tests.integration.staged.documents import debtor, unpaid
from tests.unit.domain.made import AMOUNTS, CONTENTS, TEXT, content, line

BALANCES = st.builds(Balance, paid=AMOUNTS, credited=AMOUNTS, due=AMOUNTS)
DEBTORS = st.builds(Debtor, id=st.just(""), name=TEXT, tax_number=TEXT, email=TEXT, bank_account=TEXT)


@pytest.fixture(scope="module")
def factors(house: House) -> Iterator[Factors]:
    with house.factors() as factors:
        yield factors


def posting(after: Content, balance: Balance, owner: Debtor, before: Content | None = None) -> Posting:
    """A new invoice, or the change of one with the same balance."""
    texts = canonical(after), canonical(balance)
    return Posting(
        push_id=uuid.uuid4(),
        hash=b"decided",
        policy=None,
        push_class="content",
        external_id="x1",
        before=hashed(canonical(before)) if before else None,
        held_balance=hashed(texts[1]) if before else None,
        after=hashed(texts[0]),
        after_balance=hashed(texts[1]),
        before_doc=canonical(before).decode() if before else None,
        held_balance_doc=None,
        doc=texts[0].decode(),
        balance=texts[1].decode(),
        debtor=canonical(owner).decode(),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CONTENTS, second=CONTENTS, balance=BALANCES, owner=DEBTORS)
def test_rows_read_back_are_the_document_that_was_approved(
    factors: Factors, first: Content, second: Content, balance: Balance, owner: Debtor
) -> None:
    """Written, read back in the same transaction, and read again as the *before* of a change."""
    client = str(uuid.uuid4())
    owners = [
        Debtor(id=each.debtor, name=owner.name, tax_number="", email="", bank_account="") for each in (first, second)
    ]
    new = posting(first, balance, owners[0])
    applied = factors.apply(client, [new])
    assert (set(applied.done), applied.refused) == ({new.push_id}, {})
    assert applied.debtors == {first.debtor: hashed(canonical(owners[0]))}
    change = posting(second, balance, owners[1], before=first)
    again = factors.apply(client, [change])
    assert (set(again.done), again.refused) == ({change.push_id}, {})


def test_the_largest_amounts_come_back(factors: Factors) -> None:
    huge = content(total=LARGEST, subtotal=-LARGEST, lines=(line(amount=LARGEST, quantity=None),))
    new = posting(huge, unpaid(huge), debtor())
    assert set(factors.apply(str(uuid.uuid4()), [new]).done) == {new.push_id}


def test_a_value_that_factors_would_keep_otherwise_is_not_committed(factors: Factors) -> None:
    """PostgreSQL cuts spaces off that do not fit, without an error."""
    spaced = content(number="INV-1" + " " * 255)
    client = str(uuid.uuid4())
    with pytest.raises(Conflict, match="number"):
        factors.apply(client, [posting(spaced, unpaid(spaced), debtor())])
    new = posting(content(), unpaid(content()), debtor())
    assert set(factors.apply(client, [new]).done) == {new.push_id}  # nothing of the first is there
