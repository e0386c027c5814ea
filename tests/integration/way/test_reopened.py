"""What was rejected comes back once another reviewer has it reopened, and a third person decides about it."""

import pytest
from psycopg.errors import InsufficientPrivilege

from syncio.domain.review import Decision, Reopened
from syncio.errors import Invalid, Misconfigured, Refused, Stale, Unknown
from syncio.stages.reopening import reopen
from syncio.stages.review import decide
from syncio.stores.reviews import acting
from tests.integration.staged.database import Row
from tests.integration.way.way import Way, only, reject

RAISE = 500


@pytest.fixture
def rejected(approved: Way) -> Row:
    """A raise that ann has rejected; the source still shows it."""
    invoice = approved.open_invoice()
    approved.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + RAISE})
    row = only(approved)
    assert approved.decide(row["review"], reject)
    assert approved.compare().changes == 0
    return row


def reopened(way: Way, row: Row, user: str = "ben", reason: str = "The delivery note has come") -> Reopened:
    with way.web() as connection:
        return reopen(connection, row["review"], user, (row["id"], row["hash"]), reason)


def again(way: Way) -> Row:
    """The row as it is in the next review."""
    review = way.compare().opened
    assert review is not None
    [row] = way.changes(review)
    return row


def test_it_comes_into_the_next_review_as_it_was(approved: Way, rejected: Row) -> None:
    done = reopened(approved, rejected)
    assert (done.change, done.user, done.reason) == (rejected["id"], "ben", "The delivery note has come")
    row = again(approved)
    for name in ("external_id", "before_hash", "after_hash", "amount_before", "amount_after"):
        assert row[name] == rejected[name]
    assert approved.states(rejected["review"]) == ["rejected"]


def test_who_had_it_reopened_does_not_approve_it(approved: Way, rejected: Row) -> None:
    reopened(approved, rejected)
    row = again(approved)
    decision = Decision(change=row["id"], hash=row["hash"], verdict="approve")
    with approved.web() as connection:
        with pytest.raises(Stale) as stale:
            decide(connection, row["review"], "ben", [decision])
        told = "ben had its rejection reopened: another person has to approve it"
        assert stale.value.changed[0]["message"] == told
        assert decide(connection, row["review"], "val", [decision]).complete
    approved.release(row["review"])
    assert approved.push().pushed == 1
    assert approved.booked(rejected["external_id"])["total"] == rejected["amount_before"] + RAISE


def test_rejected_once_more_it_stays_away(approved: Way, rejected: Row) -> None:
    reopened(approved, rejected)
    row = again(approved)
    approved.decide(row["review"], reject, "val")
    assert approved.compare().changes == 0
    reopened(approved, row)
    assert again(approved)["after_hash"] == rejected["after_hash"]


def test_who_rejected_it_does_not_reopen_it(approved: Way, rejected: Row) -> None:
    with pytest.raises(Refused, match="ann rejected it: another reviewer has to reopen it"):
        reopened(approved, rejected, "ann")
    assert approved.compare().changes == 0


@pytest.mark.parametrize("user", ["vic", "ada"])
def test_viewers_and_admins_reopen_nothing(approved: Way, rejected: Row, user: str) -> None:
    with pytest.raises(Refused, match="may not decide"):
        reopened(approved, rejected, user)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_reason_is_needed(approved: Way, rejected: Row, reason: str) -> None:
    with pytest.raises(Invalid, match="without a reason"):
        reopened(approved, rejected, reason=reason)


def test_what_was_not_shown_not_rejected_or_is_gone_is_not_reopened(approved: Way, rejected: Row) -> None:
    with pytest.raises(Stale, match="hash"):
        reopened(approved, rejected | {"hash": bytes(32)})
    with pytest.raises(Unknown):
        reopened(approved, rejected | {"id": 0})
    first = approved.rows("SELECT * FROM change WHERE review < %s LIMIT 1", rejected["review"])[0]
    with pytest.raises(Stale, match="nobody has rejected it"):
        reopened(approved, first)
    approved.edit({"op": "reword", "invoice": rejected["external_id"], "line": 0, "description": "Other"})
    approved.pull()
    with pytest.raises(Stale, match="changed since"):
        reopened(approved, rejected)


def test_again_it_is_answered_as_it_is(approved: Way, rejected: Row) -> None:
    first = reopened(approved, rejected)
    assert reopened(approved, rejected, "val", "Another reason") == first
    assert len(approved.rows("SELECT FROM reopening")) == 1


@pytest.mark.parametrize(
    ("user", "named", "complaint"),
    [("ann", "ann", 'policy "another"'), ("ben", "val", 'policy "own"'), ("vic", "vic", 'policy "own"')],
)
def test_the_database_itself_lets_only_another_reviewer_reopen(
    approved: Way, rejected: Row, user: str, named: str, complaint: str
) -> None:
    insert = (
        "INSERT INTO reopening (change, client, hash, reason, user_name) SELECT id, client, hash, 'x', %s FROM change"
        " WHERE id = %s"
    )
    with approved.web() as connection, pytest.raises(Misconfigured, match=complaint), acting(connection, user):
        connection.execute(insert, [named, rejected["id"]])
    with approved.app() as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(insert, [named, rejected["id"]])


def test_a_rejected_payment_that_is_reopened_goes_to_people_whatever_policy_there_is(approved: Way) -> None:
    paid = approved.open_invoice()
    approved.edit({"op": "pay", "invoice": paid["external_id"], "amount": "1.00"})
    row = only(approved)
    approved.decide(row["review"], reject)
    approved.standing_approval()
    assert approved.release_balance() == 0
    reopened(approved, row)
    assert approved.release_balance() == 0
    assert again(approved)["after_balance"] == row["after_balance"]


def test_a_rejected_rename_comes_back(approved: Way) -> None:
    [debtor] = approved.rows("SELECT external_id FROM debtor WHERE record IN (SELECT record FROM approved) LIMIT 1")
    approved.edit({"op": "rename", "contact": debtor["external_id"], "name": "Renamed Ltd"})
    row = only(approved)
    approved.decide(row["review"], reject)
    assert approved.compare().changes == 0
    reopened(approved, row)
    assert again(approved)["after_hash"] == row["after_hash"]
