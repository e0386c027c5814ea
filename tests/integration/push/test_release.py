"""What may be released: everything is checked again, whatever the sign-off's tables say."""

from decimal import Decimal

import pytest

from syncio.domain.change import Flag
from syncio.domain.invoice import Balance
from syncio.errors import Refused, Unknown
from syncio.stages.release import release
from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.integration.staged.documents import debtor
from tests.unit.domain.made import content

RAISED = Flag(
    rule="upward_edit",
    severity="block",
    sentence="Raised.",
    evidence={"total_then": "1", "total_now": "9", "rise": "8", "advance": "6.8", "funded_at": "2026-11-02"},
)
OVERTAKEN = "superseded by a newer version, or FactorS has another copy now: it comes in the next review"
PAID = Balance(paid=Decimal(110), credited=Decimal(0), due=Decimal(0))


def reasons(client: Client, review: int) -> list[str]:
    """Why `release` refuses rows of this review."""
    return [refusal.reason for refusal in client.house.release(review).refused]


def tamper(client: Client, review: int, assignment: str) -> None:
    client.house.rows(f"UPDATE change SET {assignment} WHERE review = %s", review)  # noqa: S608


def test_approved_rows_are_released_once(house: House, client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    review = client.review(records)
    assert house.release(review).count == 2
    assert house.release(review).count == 2
    assert [row["class"] for row in client.releases()] == ["content", "content"]
    assert all(row["hash"] for row in client.releases())


def test_a_review_that_was_pushed_is_not_checked_again(house: House, client: Client) -> None:
    [record] = client.stage_book([content()])
    review = client.sign_off(record)
    client.push()
    client.stage(content(total=Decimal(5)))
    again = house.release(review)
    assert (again.count, again.refused, len(client.releases())) == (1, [], 1)


def test_blocked_rows_need_two_different_reviewers(client: Client) -> None:
    [record] = client.stage_book([content()])
    review = client.review([record], [RAISED], by=("ann", "ben"))
    assert client.house.release(review).count == 1


@pytest.mark.parametrize(
    "unmade",
    [
        "DELETE FROM member WHERE client = %s AND user_name = 'ben' AND role = 'reviewer'",
        "UPDATE member SET role = 'viewer' WHERE client = %s AND user_name = 'ben'",
        "INSERT INTO member SELECT client, user_name, 'admin' FROM member WHERE client = %s AND user_name = 'ben'",
    ],
)
def test_an_approver_who_may_no_longer_decide_does_not_count(client: Client, unmade: str) -> None:
    [record] = client.stage_book([content()])
    review = client.review([record], [RAISED], by=("ann", "ben"))
    client.house.rows(unmade, client.id)
    assert reasons(client, review) == ["of 2 approvals, 1 are by people who may approve it now"]
    assert client.releases() == []


def test_an_admin_is_no_reviewer(client: Client) -> None:
    [record] = client.stage_book([content()])
    assert reasons(client, client.review([record], by=("ada",))) == [
        "of 1 approvals, 0 are by people who may approve it now"
    ]


def test_lowering_the_approvals_that_a_row_needs_does_not_help(client: Client) -> None:
    [record] = client.stage_book([content()])
    review = client.review([record], [RAISED], by=("ann",))
    tamper(client, review, "approvals_needed = 1, severity = 'none'")
    assert reasons(client, review) == ["of 2 approvals, 1 are by people who may approve it now"]


@pytest.mark.parametrize(
    "assignment",
    [
        "flags = '[]'",
        "flags = jsonb_set(flags, '{0,severity}', '\"look\"')",
        "external_id = 'other'",
        "type = 'balance'",
        "after_hash = sha256('other')",
        "after_balance = sha256('other')",
        "before_n = 1, before_hash = sha256('other')",
        "debtor_n = 9",
        "after_n = 9",
        "flags = '[{}]'",
    ],
)
def test_a_row_that_was_tampered_with_is_refused(client: Client, assignment: str) -> None:
    [record] = client.stage_book([content()])
    review = client.review([record], [RAISED], by=("ann", "ben"))
    tamper(client, review, assignment)
    [reason] = reasons(client, review)
    assert "no longer" in reason
    assert client.releases() == []


def test_a_hash_that_nobody_decided_on_approves_nothing(client: Client) -> None:
    """Who changes the row and its hash finds no decision that is bound to it."""
    [record] = client.stage_book([content()])
    review = client.review([record])
    tamper(client, review, "hash = sha256('other')")
    done = client.house.release(review)
    assert (done.count, done.refused, client.releases()) == (0, [], [])


@pytest.mark.parametrize("column", ["doc", "balance"])
def test_a_staged_text_that_was_tampered_with_is_refused(client: Client, column: str) -> None:
    [record] = client.stage_book([content()])
    review = client.review([record])
    client.house.rows(
        f"UPDATE version SET {column} = replace({column}, '\"110\"', '\"11\"') WHERE record = %s",  # noqa: S608
        record,
    )
    assert reasons(client, review) == ["a staged text no longer hashes to what was shown: have the audit verified"]


def test_the_debtor_that_was_shown_with_it_is_checked_too(client: Client) -> None:
    [record] = client.stage_book([content()])
    review = client.review([record])
    client.house.rows(
        "UPDATE version SET doc = replace(doc, 'Acme', 'Evil')"
        " WHERE record = (SELECT record FROM debtor WHERE client = %s)",
        client.id,
    )
    assert reasons(client, review) == ["a staged text no longer hashes to what was shown: have the audit verified"]


def test_a_newer_version_is_not_released_on_an_older_approval(client: Client) -> None:
    first, second = client.stage_book([content(), content(number="INV-2")])
    review = client.review([first, second])
    client.stage(content(total=Decimal(999)))
    assert reasons(client, review) == [OVERTAKEN]
    assert [row["record"] for row in client.releases()] == [second]


def test_a_payment_does_not_supersede_approved_content(client: Client) -> None:
    [record] = client.stage_book([one := content()])
    review = client.review([record])
    client.stage(one, PAID)
    assert reasons(client, review) == []


def test_rejected_and_superseded_rows_are_not_released(house: House, client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2"), content(number="INV-3")])
    review = client.review(records)
    rows = house.rows("SELECT id FROM change WHERE review = %s ORDER BY no", review)
    client.decide(rows[0]["id"], "ben", "reject")
    house.insert("superseded", {"change": rows[1]["id"], "client": client.id})
    done = house.release(review)
    assert (done.count, done.refused) == (1, [])
    assert [row["record"] for row in client.releases()] == records[2:]


def test_a_change_of_what_factors_has_no_longer_is_not_released(client: Client) -> None:
    """It was compared before the release of an earlier version was known to have arrived."""
    [record] = pushed(client, content())
    client.stage(content(reference="second"))
    client.sign_off(record)
    client.stage(content(reference="third"))
    review = client.review([record])
    client.stage(content(reference="second"))
    client.push()
    client.stage(content(reference="third"))
    assert reasons(client, review) == [OVERTAKEN]


def test_a_balance_on_another_balance_than_factors_has_now_is_not_released(client: Client) -> None:
    [record] = pushed(client, one := content())
    client.stage(one, PAID)
    review = client.review([record])
    client.house.rows("UPDATE approved SET balance_hash = sha256('other') WHERE record = %s", record)
    assert reasons(client, review) == [OVERTAKEN]


def test_a_renamed_debtor_is_released_as_a_debtor(client: Client) -> None:
    client.sign_off(*client.stage_book([content()]))
    client.push()
    client.sign_off(client.stage_debtor(debtor(name="Renamed Ltd")))
    assert client.releases()[-1]["class"] == "debtor"


@pytest.mark.parametrize("statement", ["DELETE FROM closing WHERE review = %s", "UPDATE closing SET outcome = 'hold'"])
def test_only_a_review_that_closed_with_release_is_released(house: House, client: Client, statement: str) -> None:
    review = client.review(client.stage_book([content()]))
    house.rows(statement.partition(" WHERE")[0] + " WHERE review = %s", review)
    with pytest.raises(Refused):
        house.release(review)
    assert client.releases() == []


def test_a_review_that_does_not_exist_is_an_error(house: House) -> None:
    with pytest.raises(Unknown), house.app() as connection:
        release(connection, 10**9)
