"""What push must not write: each case fails alone and is withdrawn with its reason on record, and the others go on."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from syncio.domain.invoice import Balance
from syncio.errors import Misconfigured, Unavailable
from syncio.stages.push import push
from syncio.stores.factors import open_factors
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.documents import debtor
from tests.unit.domain.made import content, line

NUL = line(description="before\x00after")  # staging keeps it escaped, FactorS's text columns cannot take it


@pytest.fixture
def records(client: Client) -> list[int]:
    """Three invoices in FactorS: x1, x2 and x3, each with a change signed off."""
    numbers = ["INV-1", "INV-2", "INV-3"]
    records = client.stage_book([content(number=number) for number in numbers])
    client.sign_off(*records)
    client.push()
    for at, number in enumerate(numbers, start=1):
        client.stage(content(number=number, reference="changed"), external_id=f"x{at}")
    client.sign_off(*records)
    return records


def edit(client: Client, statement: str) -> None:
    """Somebody changes x1 in FactorS behind our back."""
    [row] = [row for row in client.held() if row["external_id"] == "x1"]
    client.house.book.rows(statement, row["id"])


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        ("UPDATE invoice SET due_date = '2027-01-01' WHERE id = %s", "due_date"),
        ("UPDATE invoice SET total = total + 0.01 WHERE id = %s", "total"),
        ("UPDATE invoice_line SET account = '999' WHERE invoice = %s", "line 1 account"),
        ("DELETE FROM invoice_line WHERE invoice = %s", "line 1"),
        ("UPDATE invoice SET paid = 77, due = due - 77 WHERE id = %s", "paid, due"),
    ],
)
def test_a_row_that_is_not_the_one_shown_fails_alone_and_says_which_field(
    client: Client, records: list[int], statement: str, field: str
) -> None:
    edit(client, statement)
    assert client.push() == (2, 0, 1, 0)
    assert f"differs in {field}:" in client.failures()[0]
    assert [row["reference"] for row in client.held()] == ["", "changed", "changed"]
    assert (client.releases()[3]["outcome"], client.releases()[3]["detail"]) == ("withdrawn", client.failures()[0])
    assert client.push() == (0, 0, 0, 0)
    approved = client.approved(records[0])
    assert approved
    assert approved["n"] == 1


def test_what_failed_goes_through_once_factors_is_put_right_and_it_is_approved_again(
    client: Client, records: list[int]
) -> None:
    edit(client, "UPDATE invoice SET reference = 'x' WHERE id = %s")
    client.push()
    client.sign_off(records[0])
    assert client.push() == (0, 0, 1, 0)
    edit(client, "UPDATE invoice SET reference = '' WHERE id = %s")
    client.sign_off(records[0])
    assert client.push() == (1, 0, 0, 0)
    assert {row["reference"] for row in client.held()} == {"changed"}
    assert len(client.ledger()) == 2 * len(records)


def test_what_failed_is_released_again_by_another_review_alone(client: Client, records: list[int]) -> None:
    edit(client, "UPDATE invoice SET reference = 'x' WHERE id = %s")
    review = client.house.one("SELECT max(id) FROM review WHERE client = %s", client.id)
    client.push()
    assert client.house.release(review).count == len(records)
    assert client.push() == (0, 0, 0, 0)


def test_an_invoice_that_is_gone_from_factors_fails(client: Client, records: list[int]) -> None:
    edit(client, "DELETE FROM invoice_line WHERE invoice = %s")
    edit(client, "DELETE FROM invoice WHERE id = %s")
    assert client.push() == (2, 0, 1, 0)
    assert "no longer has it" in client.failures()[0]
    assert len(client.held()) == len(records) - 1


def test_a_new_invoice_that_factors_has_already_fails(client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    client.push()
    client.house.rows("DELETE FROM approved WHERE record = %s", records[0])
    client.stage(content(reference="again"))
    client.sign_off(records[0])
    assert client.push() == (0, 0, 1, 0)
    assert "already has it" in client.failures()[0]
    assert client.held()[0]["reference"] == ""


def test_a_balance_on_top_of_another_balance_than_was_shown_fails(client: Client) -> None:
    [record] = client.stage_book([one := content()])
    client.sign_off(record)
    client.push()
    edit(client, "UPDATE invoice SET paid = 5, due = 105 WHERE id = %s")
    client.stage(one, Balance(paid=Decimal(10), credited=Decimal(0), due=Decimal(100)))
    client.sign_off(record)
    assert client.push() == (0, 0, 1, 0)
    assert "differs in paid, due:" in client.failures()[0]


def test_a_debtor_that_is_not_the_one_shown_fails(client: Client, records: list[int]) -> None:
    client.push()
    client.house.book.rows(
        "UPDATE debtor SET bank_account = 'elsewhere' WHERE id = (SELECT debtor FROM invoice WHERE id = %s)",
        client.held()[0]["id"],
    )
    client.sign_off(client.stage_debtor(debtor(name="Renamed Ltd")))
    assert client.push() == (0, 0, 1, 0)
    assert "differs in bank_account:" in client.failures()[0]
    assert len(records) == 3


@pytest.mark.parametrize("poisoned", [{1}, {7}, {16}, {3, 4, 11}])
def test_what_factors_refuses_is_found_by_halving_and_the_others_go_on(client: Client, poisoned: set[int]) -> None:
    contents = [
        content(number=f"INV-{i}", total=Decimal(i), lines=(NUL,) if i in poisoned else (line(),)) for i in range(1, 17)
    ]
    client.sign_off(*client.stage_book(contents))
    assert client.push() == (16 - len(poisoned), 0, len(poisoned), 0)
    assert client.gross() == sum(set(range(1, 17)) - poisoned)
    assert len(client.failures()) == len(poisoned)
    assert all(reason.startswith("FactorS refused a value") for reason in client.failures())
    withdrawn = [row["detail"] for row in client.releases() if row["outcome"] == "withdrawn"]
    assert sorted(withdrawn) == sorted(client.failures())
    assert client.push() == (0, 0, 0, 0)


def test_a_staged_text_of_another_form_fails_alone(client: Client) -> None:
    """Its amount is a JSON number, which the canonical form never has."""
    records = client.stage_book([content(total=7), content(number="INV-2")])
    client.sign_off(*records)
    assert client.push() == (1, 0, 1, 0)
    assert "another form" in client.failures()[0]


def test_a_text_that_is_too_long_for_factors_fails_alone(client: Client) -> None:
    records = client.stage_book([content(number="N" * 256), content(number="INV-2")])
    client.sign_off(*records)
    assert client.push() == (1, 0, 1, 0)
    assert "number is 256 characters long, and the column takes 255" in client.failures()[0]
    assert "NNN" not in client.failures()[0]


@pytest.mark.parametrize("column", ["doc", "balance"])
def test_a_staged_text_that_was_tampered_with_is_not_written(client: Client, column: str) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    client.house.rows(
        f"UPDATE version SET {column} = replace({column}, '\"110\"', '\"11\"') WHERE record = %s",  # noqa: S608
        records[0],
    )
    assert client.push() == (1, 0, 1, 0)
    assert "no longer hashes" in client.failures()[0]
    assert [row["number"] for row in client.held()] == ["INV-2"]
    assert client.push() == (0, 0, 1, 0)  # it stays, and goes on being said, until the audit was looked at


def test_a_ledger_entry_of_another_decision_is_a_conflict(client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    client.house.book.rows(
        "INSERT INTO push_ledger (push_id, hash, class, client, external_id, after_hash, lines, currency, gross, batch)"
        " VALUES (%s, 'other', 'content', %s, 'x1', '', 0, 'AUD', 0, gen_random_uuid())",
        *(client.releases()[0]["push_id"], client.name),
    )
    assert client.push() == (1, 0, 1, 0)
    assert "another decision" in client.failures()[0]
    assert [row["external_id"] for row in client.held()] == ["x2"]


@pytest.mark.parametrize(
    ("url", "error"),
    [
        (lambda house: house.push_url.replace("factors_push:", "factors_push:wrong"), Misconfigured),
        (lambda house: house.dsn, Misconfigured),  # a database without FactorS's tables
        (lambda _: "postgresql://factors_push:secret@127.0.0.1:1/factors", Unavailable),
        (lambda _: "sqlite://", Misconfigured),
        (lambda _: "not a url", Misconfigured),
    ],
)
def test_a_factors_that_cannot_be_used_is_said_in_one_line(
    house: House, client: Client, url: Callable[[House], str], error: type[Exception]
) -> None:
    client.sign_off(*client.stage_book([content()]))
    with pytest.raises(error) as raised, house.app() as connection, open_factors(url(house)) as factors:
        push(connection, factors, client=client.name)
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)
    assert client.failures() == []  # it is not the release that is at fault
    assert client.push() == (1, 0, 0, 0)
