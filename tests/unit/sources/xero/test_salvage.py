"""A page that a strict reader refuses as a whole."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncio.sources.xero.salvage import UNREADABLE, key, split

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=4), st.sampled_from([None, 0, 2]))
def test_records_are_cut_apart_byte_by_byte(records: list[object], indent: int | None) -> None:
    """NaN, infinities and half surrogate pairs are among them; none is changed."""
    texts = [json.dumps(record, indent=indent) for record in records]
    body = '{"Id":"x", "pagination" : {"pageCount": 3}, "Invoices" : [' + " ,\n".join(texts) + ' ], "Status":"OK"}'
    found, pagination = split(body.encode(), "Invoices")
    assert found == [text.encode() for text in texts]
    assert pagination is not None
    assert pagination.page_count == 3


def test_bytes_that_are_no_text_stay_what_they_are() -> None:
    found, pagination = split(b'{"Invoices":[{"a":"\xff\xfe"},{"b":NaN}]}', "Invoices")
    assert (found, pagination) == ([b'{"a":"\xff\xfe"}', b'{"b":NaN}'], None)


def test_the_name_of_a_list_in_a_text_is_no_list() -> None:
    body = rb'{"Note":"\"Invoices\":[1]", "Invoices":[NaN]}'
    assert split(body, "Invoices")[0] == [b"NaN"]


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[NaN]", b'{"Invoices":[NaN', b'{"Invoices":NaN}', b'{"A":[NaN]}', b'{"A":' + b"[" * 50_000],
)
def test_what_is_no_answer_stays_unreadable(body: bytes) -> None:
    with pytest.raises(UNREADABLE):
        split(body, "Invoices")


def test_an_id_is_found_beside_what_cannot_be_read() -> None:
    assert key(b'{"Total":NaN,"InvoiceID":"i-1","Reference":"\\ud800\xff"}').invoice_id == "i-1"
    with pytest.raises(UNREADABLE):
        key(b'{"InvoiceID":1}')
