from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.invoice import Balance, Content, canonical
from syncio.domain.mapping.types import plain
from syncio.errors import Invalid
from syncio.stores.factors.rows import balance_text, content_text, differing, encode
from tests.unit.domain.made import AMOUNTS, CONTENTS, content, line


@given(CONTENTS)
def test_a_content_as_text_is_the_same_bytes(value: Content) -> None:
    assert encode(content_text(canonical(value).decode())) == canonical(value)


@given(st.builds(Balance, paid=AMOUNTS, credited=AMOUNTS, due=AMOUNTS))
def test_a_balance_as_text_is_the_same_bytes(value: Balance) -> None:
    assert encode(balance_text(canonical(value).decode())) == canonical(value)


@given(AMOUNTS)
def test_a_number_with_four_places_has_its_one_text_again(value: Decimal) -> None:
    assert plain(f"{value:.4f}") == str(value)


@pytest.mark.parametrize("doc", ["", "{", "[]", '{"paid": 1, "credited": "0", "due": "0"}'])
def test_a_text_of_another_form_is_an_error(doc: str) -> None:
    with pytest.raises(Invalid):
        balance_text(doc)


def test_fields_that_differ_are_named() -> None:
    before = content(lines=(line(), line()))
    after = content(reference="x", lines=(line(amount=Decimal(1)), line(), line()))
    assert list(differing(canonical(before), canonical(after))) == ["reference", "line 1 amount", "line 3"]
    assert list(differing(canonical(before), canonical(before))) == []
