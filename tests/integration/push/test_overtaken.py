"""What push does with releases that something newer has come after."""

from decimal import Decimal

from msgspec.structs import replace

from syncio.domain.invoice import Balance
from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.unit.domain.made import content

PAID = Balance(paid=Decimal(110), credited=Decimal(0), due=Decimal(0))


def test_a_newer_version_withdraws_what_was_not_pushed_yet(client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    client.stage(content(total=Decimal(999)))
    assert client.push() == (1, 1, 0, 0)
    assert [row["outcome"] for row in client.releases()] == ["withdrawn", "pushed"]
    assert [row["number"] for row in client.held()] == ["INV-2"]


def test_a_newer_balance_does_not_withdraw_content(client: Client) -> None:
    [record] = client.stage_book([one := content()])
    client.sign_off(record)
    client.stage(one, PAID)
    assert client.push() == (1, 0, 0, 0)
    assert client.held()[0]["due"] == 110  # as shown; the payment is a release of its own


def test_content_is_pushed_where_a_payment_went_ahead_of_it(client: Client) -> None:
    """It passed under a standing approval after the content was shown: FactorS's balance is not the one shown then."""
    [record] = pushed(client, one := content())
    changed = replace(one, reference="changed")
    client.stage(changed)
    review = client.review([record])
    client.stage(one, PAID)
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    client.stage(changed, PAID)
    assert client.house.release(review).count == 1
    assert client.push() == (1, 0, 0, 0)
    assert client.held()[0]["reference"] == "changed"


def test_a_newer_balance_withdraws_an_older_one(client: Client) -> None:
    [record] = pushed(client, one := content())
    client.stage(one, Balance(paid=Decimal(10), credited=Decimal(0), due=Decimal(100)))
    client.sign_off(record)
    client.stage(one, Balance(paid=Decimal(20), credited=Decimal(0), due=Decimal(90)))
    assert client.push() == (0, 1, 0, 0)
    assert client.held()[0]["paid"] == 0


def test_two_releases_of_one_record_are_applied_in_their_order(client: Client) -> None:
    [record] = pushed(client, first := content(), content(number="INV-2"))[:1]
    second = replace(first, reference="moved")
    client.stage(second)
    client.sign_off(record)
    house = client.house
    # Approved against the released version, as compare may do where a release is on its way.
    approved = client.approved(record)
    assert approved
    release = client.releases()[-1]
    house.rows(
        "UPDATE approved SET n = %s, content_hash = %s, balance_n = %s WHERE record = %s",
        *(release["after_n"], release["after_hash"], release["after_n"], record),
    )
    client.stage(second, Balance(paid=Decimal(10), credited=Decimal(0), due=Decimal(100)))
    client.sign_off(record)
    house.rows(
        "UPDATE approved SET n = %s, content_hash = %s, balance_n = %s WHERE record = %s",
        *(approved["n"], approved["content_hash"], approved["balance_n"], record),
    )
    assert client.push() == (2, 0, 0, 0)
    [row] = [row for row in client.held() if row["external_id"] == "x1"]
    assert (row["reference"], row["paid"]) == ("moved", 10)


def test_a_head_that_a_pull_holds_is_left_for_the_next_run(house: House, client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    with house.app() as pull:
        pull.execute("UPDATE head SET seen = now() WHERE record = %s", [records[0]])
        assert client.push() == (1, 0, 0, 1)
        pull.rollback()
    assert client.push() == (1, 0, 0, 0)
