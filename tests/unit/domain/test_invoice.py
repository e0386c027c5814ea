from decimal import Decimal

from hypothesis import given

from syncio.domain.invoice import Content, Kind, canonical, content_of, gross, hashed
from tests.unit.domain.made import CONTENTS, content, line


@given(CONTENTS)
def test_a_stored_content_reads_back_as_it_was(made: Content) -> None:
    assert content_of(canonical(made).decode()) == made


@given(CONTENTS)
def test_reading_back_does_not_move_the_hash(made: Content) -> None:
    text = canonical(made)
    assert hashed(canonical(content_of(text.decode()))) == hashed(text)


@given(CONTENTS, CONTENTS)
def test_contents_that_differ_have_other_hashes(one: Content, other: Content) -> None:
    assert (hashed(canonical(one)) == hashed(canonical(other))) == (one == other)


def test_the_canonical_form_is_pinned() -> None:
    """It is the preimage of signatures: who changes it must count `FORM` up and carry the old form on."""
    assert canonical(content(lines=(line(tracking=(("Region", "North"),)),))) == (
        b'{"v":1,"kind":"receivable","number":"INV-1","debtor":"d1","issue_date":"2026-10-01","due_date":"2026-10-31",'
        b'"currency":"AUD","subtotal":"100","tax":"10","total":"110","reference":"","state":"open","lines":['
        b'{"description":"Cement","quantity":"2","unit_price":"50","amount":"100","tax":"10","tax_type":"OUTPUT",'
        b'"account":"200","item":"","tracking":[["Region","North"]]}]}'
    )


def test_what_counts_towards_the_loan_book() -> None:
    assert gross(content()) == Decimal(110)
    assert gross(content(state="void")) == Decimal(0)
    assert gross(content(kind=Kind.CREDIT_NOTE)) == Decimal(-110)
