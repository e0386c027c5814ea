"""Invoices by a part of their number: what a naive scan finds, through every way that the database has to find it."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
from msgspec.structs import replace

from syncio.domain.invoice import Content, Kind, Status
from syncio.stores.lists import MOST, InvoicePage, Listed
from tests.integration.lists.reading import Reading
from tests.integration.staged.client import Client
from tests.integration.staged.documents import debtor, invoice
from tests.integration.staged.house import House

#: Both cases, letters that have a case elsewhere, and what means something to a pattern or in a block.
ALPHABET = "aAbBiIüÜİß017-/%_\\ \n"
DAYS = [date(2026, 10, day) for day in (1, 2, 3)]
DOCUMENTS, RENAMED, ASKED = 90, 15, 60
#: More than twice as many with the part, and they are not looked up one by one.
LEAST = 2


@pytest.mark.parametrize("seed", range(6))
def test_a_part_finds_what_a_naive_scan_finds(house: House, seed: int) -> None:
    random = Random(seed)  # noqa: S311  # no secret
    reading = booked(house, [drawn(random) for _ in range(DOCUMENTS)])
    for at in random.sample(range(1, DOCUMENTS + 1), RENAMED):
        reading.client.stage(drawn(random), external_id=f"x{at}")
    listed = {sort: reading.page(client=reading.client.name, sort=sort).invoices for sort in ("date", "number")}
    for _ in range(ASKED):
        wanted = asked(random, [row.number for row in listed["date"]])
        expected = [row for row in listed[wanted["sort"]] if matches(row, wanted)]
        offset, most = random.choice([(0, LEAST), (1, LEAST), (0, MOST), (3, MOST)])
        assert page(reading, wanted, offset, most) == InvoicePage(
            total=min(len(expected), most),
            more=len(expected) > most,
            invoices=tuple(expected[offset : min(offset + 5, most)]),
        ), wanted


def booked(house: House, contents: Sequence[Content]) -> Reading:
    """A client with these documents, x1, x2, ..., and two debtors."""
    client = Client(house)
    client.stage_book(contents)
    client.stage_debtor(debtor("d2", "Bézier & Söhne"))
    return Reading(house, client)


def drawn(random: Random) -> Content:
    return replace(
        invoice(text(random, 6)),
        kind=random.choice([Kind.RECEIVABLE, Kind.RECEIVABLE, Kind.CREDIT_NOTE, Kind.PAYABLE]),
        state=random.choice(["open", "open", "void"]),
        issue_date=random.choice(DAYS),
        debtor=random.choice(["d1", "d2"]),
    )


def text(random: Random, longest: int) -> str:
    return "".join(random.choices(ALPHABET, k=random.randint(0, longest)))


def asked(random: Random, numbers: Sequence[str]) -> dict[str, Any]:
    """A part of one of the numbers in the other case, or a text that may be in none; and perhaps other conditions."""
    number = random.choice(numbers)
    start = random.randint(0, len(number))
    part = number[start : start + random.randint(1, 6)].swapcase()
    others = {
        "status": random.choice([Status.AUTHORISED, Status.VOIDED]),
        "debtor": random.choice(["d1", "söhne"]),
        "issued_from": random.choice(DAYS),
        "issued_to": random.choice(DAYS),
    }
    chosen = {name: value for name, value in others.items() if random.random() < 0.2}
    return {"number": random.choice([part, part, text(random, 2)]), "sort": random.choice(["date", "number"])} | chosen


def matches(row: Listed, wanted: dict[str, Any]) -> bool:
    return (
        small(wanted["number"]) in small(row.number)
        and wanted.get("status", row.status) == row.status
        and row.debtor == {"d1": "d1", "söhne": "d2"}.get(wanted.get("debtor", ""), row.debtor)
        and wanted.get("issued_from", row.issue_date) <= row.issue_date <= wanted.get("issued_to", row.issue_date)
    )


def small(number: str) -> str:
    """A to Z in lower case, all else as it is."""
    return number.encode().lower().decode()


def page(reading: Reading, wanted: dict[str, Any], offset: int, most: int) -> InvoicePage:
    """Five of what matches, counted as far as `most`."""
    with patch("syncio.stores.lists.MOST", most):
        return reading.page(client=reading.client.name, offset=offset, limit=min(5, most - offset), **wanted)


def test_after_an_invoice_got_another_number_only_that_one_finds_it(house: House) -> None:
    reading = booked(house, [invoice("INV-17"), invoice("INV-18")])
    for number in ("RE/9", "INV-17", "RE/9", "INV-17"):
        reading.client.stage(invoice(number), external_id="x1")
        found = [reading.numbers(number=part, sort="number") for part in ("v-17", "e/9", "-1")]
        assert found == ([[], ["RE/9"], ["INV-18"]] if number == "RE/9" else [["INV-17"], [], ["INV-17", "INV-18"]])


def test_a_document_that_turns_into_an_invoice_is_found(house: House) -> None:
    reading = booked(house, [replace(invoice("B-1"), kind=Kind.PAYABLE)])
    assert reading.numbers(number="b-1") == []
    reading.client.stage(invoice("B-1"))
    assert reading.numbers(number="b-1") == ["B-1"]


def test_numbers_that_come_one_by_one_lie_as_close_as_those_that_come_together(house: House, client: Client) -> None:
    numbers = [f"INV-{no:03}" for no in range(100)]
    client.stage_book([invoice(number) for number in numbers[:25]])
    for at in range(26, 36):
        client.stage(invoice(numbers[at - 1]), external_id=f"x{at}")
    client.stage_book([invoice(number) for number in numbers])
    query = "SELECT numbers, cardinality(records) AS size FROM number_block WHERE client = %s ORDER BY no"
    blocks = house.rows(query, client.id)
    assert [block["size"] for block in blocks] == [32, 32, 32, 4]
    assert sorted("\n".join(block["numbers"] for block in blocks).upper().splitlines()) == numbers
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


def test_the_web_sees_numbers_in_lists_alone(house: House) -> None:
    with house.web() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT FROM syncio.number_block")
