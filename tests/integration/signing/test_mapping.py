"""By which mapping a client is written into FactorS is proposed by an admin, and signed by somebody else."""

from datetime import UTC, datetime

import pytest

from syncio.domain.amendment import Mapping, sentence
from syncio.errors import Refused
from syncio.stages.amendment import propose, sign
from syncio.stores.clients.terms import terms
from syncio.stores.database import Connection
from syncio.stores.reviews import acting
from tests.integration.push.client import Client
from tests.integration.push.house import House

OURS = Mapping(name="legacy", hash="ab" * 32)


@pytest.fixture
def client(house: House) -> Client:
    return Client(house)


def known(connection: Connection, client: Client) -> Mapping | None:
    with acting(connection, "ann"):
        return terms(connection, client.name, "ann").mapping


def test_it_is_in_force_once_another_has_signed(house: House, client: Client) -> None:
    with house.web() as connection:
        proposed = propose(connection, client.name, OURS, "ada", datetime.now(UTC))
        assert known(connection, client) is None
        with pytest.raises(Refused, match="another person than the proposer"):
            sign(connection, proposed.id, "ada", bytes.fromhex(proposed.hash))
        sign(connection, proposed.id, "ann", bytes.fromhex(proposed.hash))
        assert known(connection, client) == OURS
    assert sentence(OURS) == f"FactorS is written by the mapping legacy, whose SHA-256 is {'ab' * 32}"


def test_the_newest_that_was_signed_counts(house: House, client: Client) -> None:
    client.amend(OURS)
    client.amend(newest := Mapping(name="legacy", hash="cd" * 32))
    with house.web() as connection:
        assert known(connection, client) == newest


def test_only_an_admin_proposes_one(house: House, client: Client) -> None:
    with house.web() as connection, pytest.raises(Refused, match="only its admins may"):
        propose(connection, client.name, OURS, "ann", datetime.now(UTC))
