"""What push does to FactorS, on real databases with the rights it has in production."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from msgspec.structs import replace

from syncio.domain.invoice import Kind
from syncio.errors import Unknown
from syncio.stages.push import push
from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.unit.domain.made import content, line


def test_a_new_invoice_arrives_with_its_lines_its_debtor_and_a_ledger_row(client: Client) -> None:
    one = content(
        number="INV-7",
        reference="",
        due_date=None,
        lines=(
            line(tracking=(("Region", "North"), ("Team", "Ä\t\\N"))),
            line(quantity=None, unit_price=None, description="10% \u2028 off\n"),
        ),
    )
    [record] = pushed(client, one)
    [row] = client.held()
    assert (row["number"], row["debtor"], row["debtor_name"], row["due_date"]) == ("INV-7", "d1", "Acme Ltd", None)
    assert (row["total"], row["due"], row["paid"], row["state"]) == (Decimal(110), Decimal(110), Decimal(0), "open")
    assert [found["position"] for found in row["lines"]] == [1, 2]
    assert msgspec.json.decode(row["lines"][0]["tracking"]) == [["Region", "North"], ["Team", "Ä\t\\N"]]
    assert row["lines"][1]["quantity"] is None
    [entry] = client.ledger()
    [release] = client.releases()
    assert (entry["push_id"], entry["hash"], entry["class"]) == (release["push_id"], release["hash"].hex(), "content")
    assert (entry["lines"], entry["gross"], entry["currency"]) == (2, Decimal(110), "AUD")
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["content_hash"], approved["balance_n"]) == (1, release["after_hash"], 1)


def test_what_was_pushed_is_not_pushed_again(client: Client) -> None:
    pushed(client, content())
    assert client.push() == (0, 0, 0, 0)
    assert len(client.ledger()) == 1


def test_a_change_replaces_the_header_and_the_lines(client: Client) -> None:
    [record] = pushed(client, content(lines=(line(), line(description="Sand"))))
    after = content(due_date=date(2026, 12, 24), total=Decimal("60.05"), lines=(line(description="Gravel"),))
    client.stage(after)
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    [row] = client.held()
    assert (row["due_date"], row["total"], row["due"]) == (date(2026, 12, 24), Decimal("60.05"), Decimal("60.05"))
    assert [found["description"] for found in row["lines"]] == ["Gravel"]


def test_sums_are_right_to_the_cent_through_voids_and_credit_notes(client: Client) -> None:
    first, second = content(total=Decimal("100.01")), content(number="INV-2", total=Decimal("200.02"))
    credit = content(number="CN-1", kind=Kind.CREDIT_NOTE, total=Decimal("50.5"))
    records = pushed(client, first, second, credit)
    assert client.gross() == Decimal("249.53")
    client.stage(replace(first, state="void"))
    client.sign_off(records[0])
    assert client.push() == (1, 0, 0, 0)
    assert client.gross() == Decimal("149.52")
    client.stage(first)  # it reappears
    client.sign_off(records[0])
    assert client.push() == (1, 0, 0, 0)
    assert client.gross() == Decimal("249.53")


def test_a_client_that_does_not_exist_is_an_error(house: House) -> None:
    with house.app() as connection, house.factors() as factors, pytest.raises(Unknown):
        push(connection, factors, client="Nobody & Sons")


def test_small_batches_push_the_same(client: Client) -> None:
    records = client.stage_book([content(number=f"INV-{i}", total=Decimal(i)) for i in range(1, 24)])
    client.sign_off(*records)
    assert client.push(batch=5) == (23, 0, 0, 0)
    assert client.gross() == sum(range(1, 24))
    assert len({entry["batch"] for entry in client.ledger()}) == 5


def test_funding_is_read_per_invoice(house: House, client: Client) -> None:
    pushed(client, content(), content(number="INV-2"))
    advances = [("x1", "50.25"), ("x1", "10")]
    for external_id, amount in advances:
        house.book.rows(
            "INSERT INTO advance (invoice, amount) SELECT i.id, %s FROM invoice i JOIN client c ON c.id = i.client"
            " WHERE c.name = %s AND i.external_id = %s",
            *(Decimal(amount), client.name, external_id),
        )
    with house.factors() as factors:
        [funding] = factors.funding(client.name)
        assert (funding.external_id, funding.amount) == ("x1", Decimal("60.25"))
        assert funding.funded_at.utcoffset() is not None
        assert factors.funding("Nobody & Sons") == []
