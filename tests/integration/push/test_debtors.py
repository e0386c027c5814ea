"""Debtors travel with their invoices, or are a push of their own."""

from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.integration.staged.documents import debtor
from tests.unit.domain.made import content


def test_a_renamed_debtor_is_one_push_and_leaves_its_invoices_alone(client: Client) -> None:
    pushed(client, content(), content(number="INV-2"))
    record = client.stage_debtor(debtor(name="<script>alert(1)</script>", email="a@b.example"))
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    assert {row["debtor_name"] for row in client.held()} == {"<script>alert(1)</script>"}
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["balance_hash"]) == (2, None)


def test_a_new_debtor_travels_with_its_first_invoice_and_becomes_an_approved_copy(client: Client) -> None:
    record = client.stage_debtor(debtor())
    assert client.approved(record) is None
    pushed(client, content())
    [version] = client.house.rows("SELECT n, content_hash FROM version WHERE record = %s AND n = 2", record)
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["content_hash"]) == (version["n"], version["content_hash"])


def test_a_debtor_that_factors_has_is_never_changed_by_an_invoice(client: Client) -> None:
    pushed(client, content())
    client.stage_debtor(debtor(name="Renamed Ltd"))
    client.sign_off(client.stage(content(number="INV-2"), external_id="x2"))
    assert client.push() == (1, 0, 0, 0)
    assert {row["debtor_name"] for row in client.held()} == {"Acme Ltd"}


def test_the_debtor_that_factors_holds_is_approved_even_where_an_older_version_of_it_was_written(
    house: House, client: Client
) -> None:
    """The debtor was renamed after an invoice with its old name was pushed, and before that was on record."""
    pushed(client, content())
    record = house.one("SELECT record FROM debtor WHERE client = %s", client.id)
    house.rows("DELETE FROM approved WHERE record = %s", record)
    client.stage_debtor(debtor(name="Renamed Ltd"))
    client.sign_off(client.stage(content(number="INV-2"), external_id="x2"))
    assert client.push() == (1, 0, 0, 0)
    approved = client.approved(record)
    assert approved
    assert approved["n"] == 1


def test_an_invoice_whose_debtor_nobody_knows_fails_and_comes_again_with_its_debtor(client: Client) -> None:
    record = client.stage(content(debtor="late"))
    client.sign_off(record)
    assert client.push() == (0, 0, 1, 0)
    assert "no debtor late" in client.failures()[0]
    assert client.held() == []
    client.stage_debtor(debtor("late"))
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    assert client.held()[0]["debtor"] == "late"
