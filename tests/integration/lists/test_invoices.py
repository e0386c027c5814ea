"""Lists of invoices: what matches, in which order, how many, and who sees what."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.invoice import Status
from syncio.errors import Invalid, Unknown
from syncio.stores.lists import MOST, Listed
from tests.integration.lists.reading import Reading
from tests.integration.staged.client import Client
from tests.integration.staged.documents import NOW, debtor, invoice

ALL = ["CN-1", "RE/7", "100%_A", "Inv-10", "INV-2", "INV-1"]


def test_receivables_and_credit_notes_come_newest_first_and_bills_do_not(reading: Reading) -> None:
    assert reading.numbers() == ALL


def test_an_invoice_is_shown_as_it_was_read_last_to_the_cent(reading: Reading) -> None:
    [row] = reading.page(client=reading.client.name, number="RE").invoices
    assert row == Listed(
        client=reading.client.name,
        external_id="x5",
        kind="receivable",
        number="RE/7",
        status="authorised",
        debtor="d2",
        debtor_name="Bézier & Söhne",
        issue_date=date(2026, 10, 5),
        due_date=date(2026, 10, 31),
        currency="GBP",
        total=Decimal(120),
        due=Decimal(70),
        version=1,
        seen=NOW,
    )
    [row] = reading.page(client=reading.client.name, number="inv-10").invoices
    assert str(row.total) == "240.1"


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"status": Status.VOIDED}, ["INV-2"]),
        ({"status": Status.PAID}, []),
        ({"issued_from": date(2026, 10, 5)}, ["CN-1", "RE/7"]),
        ({"issued_to": date(2026, 10, 2)}, ["INV-2", "INV-1"]),
        ({"issued_from": date(2026, 10, 3), "issued_to": date(2026, 10, 3)}, ["Inv-10"]),
        ({"debtor": "d2"}, ["RE/7", "Inv-10"]),
        ({"debtor": "bézier"}, ["RE/7", "Inv-10"]),
        ({"debtor": "& S"}, ["RE/7", "Inv-10"]),
        ({"debtor": "D2"}, []),
        ({"debtor": "nobody"}, []),
        ({"number": "inv-1"}, ["Inv-10", "INV-1"]),
        ({"number": "NV"}, ["Inv-10", "INV-2", "INV-1"]),
        ({"number": "v-1"}, ["Inv-10", "INV-1"]),
        ({"number": "0%_"}, ["100%_A"]),
        ({"number": "0%a"}, []),
        ({"number": "%"}, ["100%_A"]),
        ({"number": "_"}, ["100%_A"]),
        ({"number": "\\"}, []),
        ({"number": "v%1"}, []),
        ({"number": "%_a"}, ["100%_A"]),
        ({"number": "_%a"}, []),
        ({"number": "ü"}, []),
        ({"number": "7"}, ["RE/7"]),
        ({"sort": "number"}, ["100%_A", "CN-1", "INV-1", "INV-2", "Inv-10", "RE/7"]),
        ({"number": "1", "sort": "number"}, ["100%_A", "CN-1", "INV-1", "Inv-10"]),
        (
            {"status": Status.AUTHORISED, "issued_from": date(2026, 10, 1), "issued_to": date(2026, 10, 31)}
            | {"debtor": "Söhne", "number": "inv"},
            ["Inv-10"],
        ),
    ],
)
def test_what_is_asked_for_is_what_comes(reading: Reading, wanted: dict[str, Any], numbers: list[str]) -> None:
    assert reading.numbers(**wanted) == numbers
    page = reading.page(client=reading.client.name, **wanted)
    assert (page.total, page.more) == (len(numbers), False)
    assert reading.by_command(**wanted) == page


def test_a_number_is_found_by_every_part_of_it(reading: Reading) -> None:
    number = "q\\%_ü-7Q"
    reading.client.stage(invoice(number), external_id="odd")
    parts = [number[start:end] for start in range(len(number)) for end in range(start + 1, len(number) + 1)]
    assert [part for part in parts if number not in reading.numbers(number=part.replace("q", "Q"))] == []


def test_pages_follow_each_other_and_say_how_many_there_are(reading: Reading) -> None:
    pages = [reading.page(client=reading.client.name, offset=offset, limit=4) for offset in (0, 4, 8)]
    assert [row.number for page in pages for row in page.invoices] == ALL
    assert [page.total for page in pages] == [6, 6, 6]


def test_only_clients_that_the_user_is_a_member_of_are_seen(reading: Reading, other: Client) -> None:
    with pytest.raises(Unknown, match="no client of this name"):
        reading.page(client=other.name)
    assert {row.client for row in reading.page("eve").invoices} == {other.name}
    assert reading.page("stranger").total == 0
    assert reading.page("").total == 0


def test_without_a_client_every_client_of_the_user_is_listed(reading: Reading, other: Client) -> None:
    second = Client(reading.house, [("eve", "viewer")])
    second.stage(invoice("INV-9"))
    page = reading.page("eve")
    assert [(row.client, row.number) for row in page.invoices] == [(other.name, "INV-1"), (second.name, "INV-9")]
    assert [row.number for row in reading.page("eve", offset=1, limit=1).invoices] == ["INV-9"]


def test_the_web_reads_nobody_elses_invoices_past_the_filter_either(reading: Reading, other: Client) -> None:
    call = "SELECT total FROM {}listed_invoices(ARRAY[%s, %s], '', NULL, NULL, '', '', false, 0, 10, 100)"
    with reading.house.web() as connection:
        connection.execute("SELECT set_config('syncio.user_name', 'eve', false)")
        for schema in ("", "syncio.", "syncio_web."):
            found = connection.execute(call.format(schema).encode(), [reading.client.id, other.id]).fetchall()
            assert found == [(1,)]


def test_a_debtor_of_another_client_is_not_meant(reading: Reading, other: Client) -> None:
    """Ids are a source's: two clients may have the same one."""
    other.stage_debtor(debtor("d1", "Theirs alone"))
    everything = Client(reading.house, [("eve", "viewer")])
    everything.stage_debtor(debtor("d1", "Ours"))
    everything.stage(invoice("INV-8"))
    assert [row.number for row in reading.page("eve", debtor="Theirs alone").invoices] == ["INV-1"]


def test_more_than_ten_thousand_are_not_counted_nor_paged(reading: Reading) -> None:
    reading.house.rows(
        "INSERT INTO head SELECT nextval('record_id'), client, external_id || k, n, raw_hash, content_hash,"
        " balance_hash, kind, number, status, debtor, issue_date, due_date, currency, total, due, updated, seen"
        " FROM head, generate_series(1, %s) k WHERE client = %s AND external_id = 'x5'",
        *(MOST, reading.client.id),
    )
    page = reading.page(client=reading.client.name, number="re/7")
    assert (page.total, page.more, page.counted) == (MOST, True, "10,000+")
    reading.house.rows("DELETE FROM head WHERE client = %s AND external_id = 'x5'", reading.client.id)
    page = reading.page(client=reading.client.name, number="re/7", offset=MOST - 100)
    assert (page.total, page.more, page.counted, len(page.invoices)) == (MOST, False, "10,000", 100)
    with pytest.raises(Invalid, match="narrow the filter"):
        reading.page(offset=MOST - 99)
