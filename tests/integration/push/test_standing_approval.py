"""Balances that pass without a person: what a standing approval covers, and what it does not."""

from decimal import Decimal

import pytest

from syncio.domain.invoice import Balance
from syncio.domain.review import Verdict
from syncio.stages.release import release_balance
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.unit.domain.made import content

ADMIN_TOO = "INSERT INTO member SELECT client, user_name, 'admin' FROM member {}"
REJECTED: tuple[str, Verdict] = ("ann", "reject")
PART = Balance(paid=Decimal(100), credited=Decimal(0), due=Decimal(10))
PAID = Balance(paid=Decimal(110), credited=Decimal(0), due=Decimal(0))


@pytest.fixture
def record(client: Client) -> int:
    """An approved invoice that was paid since."""
    [record] = client.stage_book([content()])
    client.sign_off(record)
    client.push()
    client.stage(content(), PAID)
    return record


def balances(client: Client) -> int:
    with client.house.app() as connection:
        return release_balance(connection, client.name)


def test_a_payment_passes_once(client: Client, record: int) -> None:
    policy = client.standing_approval()
    assert (balances(client), balances(client)) == (1, 0)
    last = client.releases()[-1]
    assert (last["class"], last["policy"], last["record"], last["change"]) == ("balance", policy, record, None)


def test_none_passes_without_a_policy_signed_by_another(client: Client, record: int) -> None:
    assert balances(client) == 0
    client.standing_approval(signed_by="ada")  # who proposed it
    assert balances(client) == 0
    assert client.approved(record)


@pytest.mark.parametrize("now", ["DELETE FROM member {}", "UPDATE member SET role = 'viewer' {}", ADMIN_TOO])
def test_none_passes_once_who_signed_may_no_longer_decide(client: Client, record: int, now: str) -> None:
    client.standing_approval(signed_by="ann")
    client.house.rows(now.format("WHERE client = %s AND user_name = 'ann'"), client.id)
    assert balances(client) == 0
    policy = client.standing_approval(signed_by="ben")
    assert balances(client) == 1
    assert [row["policy"] for row in client.releases() if row["record"] == record][1:] == [policy]


@pytest.mark.parametrize("signed_by", ["vic", "eve"])
def test_none_passes_that_was_not_signed_by_a_reviewer(client: Client, record: int, signed_by: str) -> None:
    client.standing_approval(signed_by=signed_by)
    assert balances(client) == 0
    assert client.approved(record)


def test_none_passes_where_the_signature_is_of_another_policy(client: Client, record: int) -> None:
    client.standing_approval()
    client.house.rows("UPDATE policy SET hash = sha256('other') WHERE client = %s", client.id)
    assert balances(client) == 0
    assert client.approved(record)


def test_it_covers_its_own_client_alone(house: House, client: Client, record: int) -> None:
    Client(house).standing_approval()
    assert balances(client) == 0
    with house.app() as connection:
        assert release_balance(connection) >= 0
    assert [row for row in client.releases() if row["record"] == record and row["policy"]] == []


def test_content_that_changed_too_is_for_people(client: Client, record: int) -> None:
    client.standing_approval()
    client.stage(content(reference="edited"), PAID)
    assert balances(client) == 0
    assert client.approved(record)


def test_what_has_a_newer_version_that_cannot_be_read_does_not_pass(client: Client, record: int) -> None:
    client.standing_approval()
    unread = {
        "client": client.id,
        "stream": "invoices",
        "external_id": "x1",
        "reason": "no currency",
        "raw": b"{}",
    }
    unread["run"] = client.house.one("SELECT max(id) FROM sync_run WHERE client = %s", client.id)
    client.house.insert("quarantine", unread)
    assert balances(client) == 0
    client.house.rows("DELETE FROM quarantine WHERE client = %s", client.id)
    assert balances(client) == 1
    client.house.insert("quarantine", unread)
    assert client.push() == (0, 1, 0, 0)
    assert client.held()[0]["paid"] == 0
    assert client.approved(record)


def test_credit_on_what_was_funded_meanwhile_is_for_people(client: Client, record: int) -> None:
    client.standing_approval()
    client.stage(content(), Balance(paid=Decimal(0), credited=Decimal(60), due=Decimal(50)))
    assert balances(client) == 1
    client.house.book.rows(
        "INSERT INTO advance (invoice, amount) SELECT i.id, 90 FROM invoice i JOIN client c ON c.id = i.client"
        " WHERE c.name = %s",
        client.name,
    )
    assert client.push() == (0, 1, 0, 0)
    assert client.held()[0]["credited"] == 0
    assert balances(client) == 0
    assert client.approved(record)


@pytest.mark.parametrize("assignment", ["status = 'voided'", "status = 'draft'", "kind = 'payable'"])
def test_what_is_out_of_scope_does_not_pass(client: Client, record: int, assignment: str) -> None:
    client.standing_approval()
    client.house.rows(f"UPDATE head SET {assignment} WHERE record = %s", record)  # noqa: S608
    assert balances(client) == 0


def test_what_people_have_before_them_is_left_to_them(house: House, client: Client, record: int) -> None:
    client.standing_approval()
    review = client.review([record], by=())
    house.rows("DELETE FROM closing WHERE review = %s", review)
    assert balances(client) == 0
    house.insert("closing", {"review": review, "client": client.id, "reason": "signed", "outcome": "hold"})
    assert balances(client) == 1


def test_what_people_rejected_does_not_pass(house: House, client: Client, record: int) -> None:
    client.standing_approval()
    review = client.review([record], by=())
    client.decide(house.one("SELECT id FROM change WHERE review = %s", review), "ann", "reject")
    assert balances(client) == 0
    client.stage(content(), PART)
    assert balances(client) == 1


def test_the_rejected_balance_passes_where_it_takes_back_another(client: Client, record: int) -> None:
    client.decide(
        client.house.one("SELECT id FROM change WHERE review = %s", client.review([record], by=())), *REJECTED
    )
    client.standing_approval()
    client.stage(content(), PART)
    assert (balances(client), client.push()) == (1, (1, 0, 0, 0))
    client.stage(content(), PAID)  # as it was when it was rejected, then on top of nothing paid
    assert (balances(client), client.push()) == (1, (1, 0, 0, 0))
    assert client.held()[0]["paid"] == PAID.paid


def test_the_rejected_balance_passes_on_other_content(client: Client, record: int) -> None:
    client.decide(
        client.house.one("SELECT id FROM change WHERE review = %s", client.review([record], by=())), *REJECTED
    )
    client.stage(content(reference="edited"))
    client.sign_off(record)
    client.push()
    client.standing_approval()
    client.stage(content(reference="edited"), PAID)
    assert balances(client) == 1


def test_an_approved_balance_that_was_refused_at_its_release_passes(client: Client, record: int) -> None:
    review = client.review([record], by=("eve",))
    client.standing_approval()
    assert balances(client) == 0
    assert [row.change for row in client.house.release(review).refused]
    assert balances(client) == 1


def test_what_people_approved_is_released_in_their_name(house: House, client: Client, record: int) -> None:
    client.standing_approval()
    review = client.review([record])
    assert balances(client) == 0
    assert house.release(review).count == 1
    assert balances(client) == 0
    assert client.push() == (1, 0, 0, 0)
    assert client.held()[0]["paid"] == 110
