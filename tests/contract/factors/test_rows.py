"""Whatever a document says, FactorS's rows give its very bytes back."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syncio.domain.invoice import Balance, Content, Debtor, canonical, hashed
from syncio.domain.money import LARGEST
from syncio.stores.factors import Factors
from tests.contract.factors.postings import change, posting
from tests.thorough import examples
from tests.unit.domain.made import AMOUNTS, CONTENTS, TEXT, content, line

BALANCES = st.builds(Balance, paid=AMOUNTS, credited=AMOUNTS, due=AMOUNTS)
DEBTORS = st.builds(Debtor, id=st.just(""), name=TEXT, tax_number=TEXT, email=TEXT, bank_account=TEXT)


@settings(max_examples=examples(60, 30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    other = change(first, second, balance, owner=owners[1])
    again = factors.apply(client, [other])
    assert (set(again.done), again.refused) == ({other.push_id}, {})


def test_the_largest_amounts_come_back(factors: Factors) -> None:
    huge = content(total=LARGEST, subtotal=-LARGEST, lines=(line(amount=LARGEST, quantity=None),))
    new = posting(huge)
    assert set(factors.apply(str(uuid.uuid4()), [new]).done) == {new.push_id}


def test_a_value_that_does_not_fit_its_column_is_refused_alone(factors: Factors) -> None:
    long, fitting = posting(content(number="7" * 256)), posting(content(number="7" * 255), external_id="x2")
    applied = factors.apply(str(uuid.uuid4()), [long, fitting])
    assert set(applied.done) == {fitting.push_id}
    assert "number is 256 characters long, and the column takes 255" in applied.refused[long.push_id]


@pytest.mark.parametrize(
    "text", ["Ä 漢字 \U0001f9fe", 'it\'s; -- "quoted" [brackets] %s %(x)s', "a\tb\r\nc\\N", "\u202eright-to-left"]
)
def test_hostile_and_foreign_texts_come_back(factors: Factors, text: str) -> None:
    told = content(number=text, reference=text, lines=(line(description=text * 3000, tracking=((text, text),)),))
    new = posting(told)
    assert set(factors.apply(str(uuid.uuid4()), [new]).done) == {new.push_id}
