"""Payments and credits reach FactorS by themselves."""

from decimal import Decimal

from syncio.domain.invoice import Balance
from syncio.stages.release import release_balance
from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.unit.domain.made import content


def test_a_balance_that_people_signed_moves_the_balance_alone(client: Client) -> None:
    one = content()
    [record] = pushed(client, one)
    client.stage(one, Balance(paid=Decimal("10.5"), credited=Decimal(0), due=Decimal("99.5")))
    client.sign_off(record)
    [_, release] = client.releases()
    assert release["class"] == "balance"
    assert client.push() == (1, 0, 0, 0)
    [row] = client.held()
    assert (row["paid"], row["due"], row["total"], len(row["lines"])) == (Decimal("10.5"), Decimal("99.5"), 110, 1)
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["balance_n"]) == (1, 2)


def test_a_balance_under_a_standing_approval_names_the_policy_in_the_ledger(house: House, client: Client) -> None:
    one = content()
    pushed(client, one)
    policy = client.standing_approval()
    client.stage(one, Balance(paid=Decimal(110), credited=Decimal(0), due=Decimal(0)))
    with house.app() as connection:
        assert release_balance(connection, client.name) == 1
    assert client.push() == (1, 0, 0, 0)
    bound = house.one("SELECT hash FROM policy WHERE id = %s", policy)
    assert [entry["policy"] for entry in client.ledger() if entry["class"] == "balance"] == [bound.hex()]
    assert client.held()[0]["due"] == 0
