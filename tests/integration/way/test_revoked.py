"""A standing approval ends with one reviewer's word, and what it covered goes to people."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from syncio.domain.policy import Allowance
from syncio.errors import Invalid, Refused, Stale
from syncio.stages.policy import propose, revoke, sign
from syncio.stores.reviews import Policies, acting
from tests.integration.way.passing import allow, nobody_is_drawn, passed, revoked, reworded
from tests.integration.way.way import Way


@pytest.mark.parametrize("kind", ["clean", "balance"])
def test_a_policy_that_one_reviewer_revokes_covers_nothing_from_then_on(approved: Way, kind: str) -> None:
    if kind == "clean":
        allow(approved)
        nobody_is_drawn(approved)
        reworded(approved, 0)
    else:
        approved.standing_approval()
        approved.edit({"op": "pay", "invoice": approved.open_invoice()["external_id"], "amount": "1.00"})
    release = passed if kind == "clean" else pulled_and_released
    assert release(approved) == 1
    with approved.app() as connection:
        [policy] = Policies(connection).of(approved.client.id, "clean" if kind == "clean" else "balance")
    done = revoked(approved, policy)
    assert (done.revoked_by, done.in_force) == ("ben", False)
    pushed = approved.push()
    assert (pushed.pushed, pushed.withdrawn) == (0, 1)
    assert release(approved) == 0
    assert approved.compare().changes == 1


def pulled_and_released(way: Way) -> int:
    way.pull()
    return way.release_balance()


def test_revoking_again_is_no_change_and_another_policy_may_follow(approved: Way) -> None:
    policy = allow(approved)
    first = revoked(approved, policy)
    assert revoked(approved, policy, "ann") == first
    with approved.web() as connection, pytest.raises(Stale, match="ben has revoked it"):
        sign(connection, policy.id, "ben", bytes.fromhex(policy.hash))
    other = allow(approved)
    assert (other.id != policy.id, other.in_force) == (True, True)


@pytest.mark.parametrize("end", ["revoked", "dismissed"])
def test_the_end_of_a_policy_brings_none_before_it_back(approved: Way, end: str) -> None:
    allow(approved)
    small = allow(approved, Decimal(10))
    nobody_is_drawn(approved)
    if end == "revoked":
        revoked(approved, small)
    else:
        approved.rows("UPDATE policy_signature SET signed_by = 'ben' WHERE policy = %s", small.id)
        approved.rows("DELETE FROM member WHERE user_name = 'ben'")
    reworded(approved, 0)
    assert passed(approved) == 0


@pytest.mark.parametrize("user", ["ada", "vic"])
def test_viewers_and_admins_revoke_nothing(approved: Way, user: str) -> None:
    policy = allow(approved)
    with pytest.raises(Refused, match="only its reviewers may"):
        revoked(approved, policy, user)
    with approved.web() as connection, pytest.raises(Stale):
        revoke(connection, policy.id, "ben", bytes(32))


def test_another_sum_is_another_policy(approved: Way) -> None:
    first, same, other = allow(approved, Decimal(5)), allow(approved, Decimal(5)), allow(approved, Decimal(6))
    assert (first.id, first.hash) == (same.id, same.hash)
    assert (other.in_force, other.hash != first.hash) == (True, True)
    with approved.web() as connection:
        with pytest.raises(Invalid):
            propose(connection, approved.client.name, "clean", "ada", datetime.now(UTC), Allowance(Decimal(5), "XXX"))
        with acting(connection, "vic"):
            assert [one.in_force for one in Policies(connection).of(approved.client.id, "clean")] == [False, True]
