from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.integration.staged.database import copied, database_name
from tests.sandbox.postgres import Logins, Scratch
from tests.unit.domain.made import content


@pytest.fixture(scope="module")
def house(scratch: Scratch, postgres_logins: Logins, migrated: str, factors_template: str) -> Iterator[House]:
    """Staging and FactorS, each in a database of its own, for all tests of a module."""
    with (
        copied(scratch, migrated) as staging,
        copied(scratch, factors_template) as factors,
        closing(House(staging, factors, postgres_logins.dsn("factors_push", database_name(factors)))) as house,
    ):
        yield house


@pytest.fixture
def client(house: House) -> Client:
    return Client(house)


@pytest.fixture
def invoice(client: Client) -> int:
    """x1, which FactorS has."""
    [record] = pushed(client, content())
    return record
