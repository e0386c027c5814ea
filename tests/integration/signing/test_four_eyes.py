"""Who had a hand in what a review shows may reject it, and not approve it, by nobody's right."""

import psycopg
import pytest

from syncio.domain.amendment import Delegation
from syncio.domain.review import Verdict
from syncio.errors import Misconfigured, Stale
from syncio.stages.review import decide
from syncio.stores.reviews import Reviews, acting
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.days import TODAY, TOMORROW
from tests.integration.staged.documents import invoice
from tests.integration.staged.reviewing import RAISED

THRESHOLD = "INSERT INTO threshold (client, rule, name, value, editor) VALUES (%s, 'upward_edit', 'amount', 5, %s)"


def refused(house: House, review: int, user: str, on_behalf_of: str | None = None) -> str:
    """What a user is told who would approve all of a review; nothing of it is recorded."""
    with house.web() as connection, pytest.raises(Stale) as stale:
        decide(connection, review, user, house.decisions(review), on_behalf_of)
    assert house.recorded(review) == 0
    return str(stale.value.changed[0]["message"])


def test_who_asked_for_a_review_rejects_and_does_not_approve(house: House, client: Client) -> None:
    review = client.open_review([client.change(client.stage(invoice()))], ["ann"])
    assert refused(house, review, "ann") == "ann asked for it: another person has to approve it"
    with house.web() as connection:
        assert decide(connection, review, "ann", house.decisions(review, "reject", "false")).complete


def test_another_than_who_asked_for_it_approves(house: House, client: Client) -> None:
    review = client.open_review([client.change(client.stage(invoice()))], ["ann"])
    with house.web() as connection:
        assert decide(connection, review, "ben", house.decisions(review)).complete
        with acting(connection, "vic"):
            assert Reviews(connection).one(review).requester == "ann"


def test_what_somebody_had_pulled_is_for_others_and_the_rest_is_not(house: House, client: Client) -> None:
    scheduled = client.stage(invoice("INV-1"), external_id="x1")
    by_hand = client.stage(invoice("INV-2"), external_id="x2")
    run = house.insert("sync_run", {"client": client.id, "status": "COMPLETED", "requesters": ["ben", "ann"]})["id"]
    house.rows(
        "UPDATE page SET run = %s WHERE id = (SELECT page FROM version WHERE record = %s)",
        *(run, by_hand),
    )
    review = client.open_review([client.change(scheduled), client.change(by_hand)])
    first, second = house.decisions(review)
    with house.web() as connection:
        decide(connection, review, "ann", [first])
        with pytest.raises(Stale) as stale:
            decide(connection, review, "ben", [second])
        assert stale.value.changed[0]["message"] == "ben asked for it: another person has to approve it"
        assert decide(connection, review, "val", [second]).complete


def test_who_set_a_threshold_does_not_approve_what_it_was_used_on(house: House, client: Client) -> None:
    house.rows(THRESHOLD, client.id, "ann")
    review = client.open_review([client.change(client.stage(invoice()))])
    assert refused(house, review, "ann") == (
        "ann set what it was checked with (upward_edit amount): another person has to approve it"
    )
    with house.web() as connection:
        assert decide(connection, review, "ben", house.decisions(review)).complete


def test_who_sets_a_threshold_afterwards_was_no_editor_of_it(house: House, client: Client) -> None:
    review = client.open_review([client.change(client.stage(invoice()))])
    house.rows(THRESHOLD, client.id, "ann")
    with house.web() as connection:
        assert decide(connection, review, "ann", house.decisions(review)).complete


@pytest.mark.parametrize("requester", ["ann", "ben"])
def test_nobody_approves_by_anothers_right_what_either_has_asked_for(
    house: House, client: Client, requester: str
) -> None:
    client.amend(Delegation(delegator="ann", delegate="ben", first_day=TODAY, last_day=TOMORROW))
    review = client.open_review([client.change(client.stage(invoice()))], [requester])
    assert refused(house, review, "ben", "ann").startswith(f"{requester} asked for it")


def test_the_database_itself_takes_no_approval_of_who_asked_for_it(house: House, client: Client) -> None:
    review = client.open_review([client.change(client.stage(invoice()))], ["ann"])

    def insert(verdict: Verdict) -> None:
        with house.web() as connection, acting(connection, "ann"):
            connection.execute(
                "INSERT INTO decision (change, client, hash, verdict, reason, user_name)"
                " SELECT id, client, hash, %s, 'x', 'ann' FROM change WHERE review = %s",
                [verdict, review],
            )

    with pytest.raises(Misconfigured, match='policy "four_eyes"'):
        insert("approve")
    insert("reject")
    assert house.states(review) == ["rejected"]


@pytest.mark.parametrize("table", ["involvement", "reopening", "amendment", "amendment_signature", "policy_revocation"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET client = 1", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("role", ["web", "app"])
def test_what_is_on_record_of_a_sign_off_can_neither_be_changed_nor_removed(
    house: House, role: str, table: str, statement: str
) -> None:
    with getattr(house, role)() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.format(table).encode())


def test_an_approval_of_who_asked_for_it_does_not_count_at_the_release(house: House, client: Client) -> None:
    """However it came to be on record."""
    [record] = client.stage_book([invoice()])
    review = client.review([record], [RAISED], by=("ann", "ben"))
    hand = {"review": review, "client": client.id, "user_name": "ben", "part": "requester", "detail": ""}
    house.insert("involvement", hand)
    [refusal] = house.release(review).refused
    assert refusal.reason == "of 2 approvals, 1 are by people who may approve it now"
