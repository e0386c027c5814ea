from datetime import UTC, datetime

import pytest

from syncio.errors import Refused, Stale, Unknown
from syncio.stages.policy import propose, sign
from syncio.stores.reviews import Policies, acting
from tests.integration.staged.client import Client
from tests.integration.staged.documents import NOW
from tests.integration.staged.house import House


def test_an_admin_proposes_and_a_reviewer_signs(house: House, client: Client) -> None:
    with house.web() as connection:
        policy = propose(connection, client.name, "balance", "ada", NOW)
        assert (policy.proposed_by, policy.proposed, policy.signed_by) == ("ada", NOW, None)
        signed = sign(connection, policy.id, "ann", bytes.fromhex(policy.hash))
        assert (signed.signed_by, signed.hash) == ("ann", policy.hash)
        with acting(connection, "vic"):
            assert signed in Policies(connection).listed()


@pytest.mark.parametrize("user", ["ann", "vic"])
def test_only_an_admin_proposes(house: House, client: Client, user: str) -> None:
    with house.web() as connection, pytest.raises(Refused, match="only its admins"):
        propose(connection, client.name, "balance", user, NOW)


@pytest.mark.parametrize("user", ["vic", "ada"])
def test_only_a_reviewer_signs(house: House, client: Client, user: str) -> None:
    with house.web() as connection:
        policy = propose(connection, client.name, "balance", "ada", NOW)
        with pytest.raises(Refused):
            sign(connection, policy.id, user, bytes.fromhex(policy.hash))


def test_nobody_signs_what_they_proposed_even_after_changing_roles(house: House, client: Client) -> None:
    with house.web() as connection:
        policy = propose(connection, client.name, "balance", "ada", NOW)
        house.rows("UPDATE member SET role = 'reviewer' WHERE client = %s AND user_name = 'ada'", client.id)
        with pytest.raises(Refused, match="another person"):
            sign(connection, policy.id, "ada", bytes.fromhex(policy.hash))


def test_signing_needs_the_hash_that_was_shown(house: House, client: Client) -> None:
    with house.web() as connection:
        policy = propose(connection, client.name, "balance", "ada", NOW)
        with pytest.raises(Stale):
            sign(connection, policy.id, "ann", bytes(32))


def test_proposing_and_signing_again_get_the_same_answer(house: House, client: Client) -> None:
    with house.web() as connection:
        policy = propose(connection, client.name, "balance", "ada", NOW)
        assert propose(connection, client.name, "balance", "ada", datetime.now(UTC)) == policy
        signed = sign(connection, policy.id, "ann", bytes.fromhex(policy.hash))
        assert sign(connection, policy.id, "ben", bytes.fromhex(policy.hash)) == signed
        assert propose(connection, client.name, "balance", "ada", datetime.now(UTC)) == signed


def test_another_is_proposed_once_the_signer_may_no_longer_decide(house: House, client: Client) -> None:
    with house.web() as connection:
        first = propose(connection, client.name, "balance", "ada", NOW)
        assert not first.in_force
        assert sign(connection, first.id, "ann", bytes.fromhex(first.hash)).in_force
        house.rows("DELETE FROM member WHERE client = %s AND user_name = 'ann'", client.id)
        second = propose(connection, client.name, "balance", "ada", datetime.now(UTC))
        assert second.id != first.id
        sign(connection, second.id, "ben", bytes.fromhex(second.hash))
        with acting(connection, "ada"):
            assert [policy.in_force for policy in Policies(connection).of(client.id, "balance")] == [False, True]


def test_a_strangers_clients_and_policies_do_not_exist(house: House, client: Client) -> None:
    with house.web() as connection:
        policy = propose(connection, client.name, "balance", "ada", NOW)
        with pytest.raises(Unknown, match=f"no client {client.name}"):
            propose(connection, client.name, "balance", "eve", NOW)
        with pytest.raises(Unknown):
            sign(connection, policy.id, "eve", bytes.fromhex(policy.hash))
