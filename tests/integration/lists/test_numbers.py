"""Invoices by a part of their number: what a naive scan finds, through every way that the database has to find it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from syncio.domain.invoice import Content, Kind, Status
from syncio.stores.lists import MOST, Listed
from tests.integration.lists.reading import Reading
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House

#: Letters of both cases, two that lower() of other languages would fold, and all that means something to a pattern.
NUMBERS = st.text("aAbBiIüÜİß017-/%_\\ \n\r\t", max_size=6)
DAYS = st.dates(date(2026, 10, 1), date(2026, 10, 3))
CONTENTS = st.lists(
    st.builds(
        lambda number, day, kind, state: replace(invoice(number), issue_date=day, kind=kind, state=state),
        NUMBERS,
        DAYS,
        st.sampled_from([Kind.RECEIVABLE, Kind.RECEIVABLE, Kind.CREDIT_NOTE, Kind.PAYABLE]),
        st.sampled_from(["open", "open", "void"]),
    ),
    min_size=1,
    max_size=50,
)
OTHERS = st.fixed_dictionaries(
    {"sort": st.sampled_from(["date", "number"])},
    optional={"status": st.sampled_from([Status.AUTHORISED, Status.VOIDED]), "issued_from": DAYS, "issued_to": DAYS},
)


@settings(max_examples=30, deadline=None, database=None)
@given(CONTENTS, st.dictionaries(st.integers(1, 50), NUMBERS, max_size=5), st.data())
def test_a_part_finds_what_a_naive_scan_finds(
    house: House, contents: list[Content], renamed: dict[int, str], data: st.DataObject
) -> None:
    reading = booked(house, contents, renamed)
    listed = {sort: reading.page(client=reading.client.name, sort=sort).invoices for sort in ("date", "number")}
    for _ in range(5):
        wanted: dict[str, Any] = data.draw(OTHERS) | {"number": data.draw(parts_of(listed["date"]) | NUMBERS)}
        expected = [row for row in listed[wanted["sort"]] if matches(row, **wanted)]
        compare(
            reading, wanted, expected, most=data.draw(st.sampled_from([1, 4, MOST])), page=data.draw(st.integers(0, 2))
        )


def booked(house: House, contents: Sequence[Content], renamed: dict[int, str]) -> Reading:
    """A client with these documents, of which some have got another number since, by their places from 1."""
    client = Client(house)
    client.stage_book(contents)
    for at, number in renamed.items():
        if at <= len(contents):
            client.stage(replace(contents[at - 1], number=number), external_id=f"x{at}")
    return Reading(house, client)


def parts_of(listed: Sequence[Listed]) -> st.SearchStrategy[str]:
    """Parts of their numbers, in the other case."""
    spans = st.tuples(st.sampled_from([*(row.number for row in listed), ""]), st.integers(0, 6), st.integers(1, 6))
    return spans.map(lambda span: span[0][span[1] : span[1] + span[2]].swapcase())


def compare(reading: Reading, wanted: dict[str, Any], expected: list[Listed], *, most: int, page: int) -> None:
    """Hold a page and the count against what is expected; more than twice `most` are looked for in another way."""
    limit = min(most, 3)
    offset = min(page * limit, most - limit)
    with patch("syncio.stores.lists.MOST", most):
        found = reading.page(client=reading.client.name, offset=offset, limit=limit, **wanted)
    assert list(found.invoices) == expected[:most][offset : offset + limit]
    assert (found.total, found.more) == (min(len(expected), most), len(expected) > most)


def matches(
    row: Listed, *, number: str, status: str = "", issued_from: date = date.min, issued_to: date = date.max, **_: Any
) -> bool:
    return (
        small(number) in small(row.number) and status in {"", row.status} and issued_from <= row.issue_date <= issued_to
    )


def small(text: str) -> str:
    """A to Z in lower case, nothing else."""
    return text.encode().lower().decode()


def test_after_an_invoice_got_another_number_only_that_one_finds_it(house: House) -> None:
    reading = booked(house, [invoice("INV-17"), invoice("INV-18")], {1: "RE/9"})
    assert (reading.numbers(number="v-17"), reading.numbers(number="e/9")) == ([], ["RE/9"])
    reading.client.stage(invoice("INV-17"), external_id="x1")
    assert (reading.numbers(number="v-17"), reading.numbers(number="e/9")) == (["INV-17"], [])


def test_a_document_that_turns_into_an_invoice_is_found(house: House) -> None:
    reading = booked(house, [replace(invoice("B-1"), kind=Kind.PAYABLE)], {})
    assert reading.numbers(number="b-1") == []
    reading.client.stage(invoice("B-1"))
    assert reading.numbers(number="b-1") == ["B-1"]


def test_numbers_that_come_one_by_one_lie_as_close_as_those_that_come_together(house: House, client: Client) -> None:
    numbers = [f"INV-{no:03}" for no in range(70)]
    client.stage_book([invoice(number) for number in numbers[:25]])
    for at, number in enumerate(numbers[25:], start=26):
        client.stage(invoice(number), external_id=f"x{at}")
    query = "SELECT numbers, cardinality(records) AS size FROM number_block WHERE client = %s ORDER BY no"
    blocks = house.rows(query, client.id)
    assert [block["size"] for block in blocks] == [32, 32, 6]
    assert "\n".join(block["numbers"] for block in blocks).upper().splitlines() == numbers
    reading = Reading(house, client)
    assert [number for number in numbers if reading.numbers(number=number[4:]) != [number]] == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO syncio.number_block VALUES (1, 0, 'x', '{1}')",
        "UPDATE syncio.number_block SET numbers = ''",
        "DELETE FROM syncio.number_block",
        "SELECT syncio.add_numbers(1, '{x}', '{1}')",
    ],
)
def test_only_staging_an_invoice_writes_its_number_down(house: House, statement: str) -> None:
    for door in (house.app, house.web):
        with door() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.encode())


def test_the_web_sees_no_number_but_through_a_list(house: House) -> None:
    with house.web() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT FROM syncio.number_block")
