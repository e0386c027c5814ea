from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from syncio.stores.migrate import migrate
from tests.integration.review.house import RAISED, House, invoice
from tests.sandbox.postgres import Scratch, drop


def build(dsn: str) -> None:
    migrate(dsn)


@pytest.fixture(scope="session")
def migrated(database_template: Callable[[str, Callable[[str], None]], str]) -> str:
    return database_template("reviews", build)


@pytest.fixture(scope="module")
def house(scratch: Scratch, migrated: str) -> Iterator[House]:
    """One database for all tests of a module: each makes its own client."""
    dsn = scratch.create(migrated)
    with closing(House(dsn)) as house:
        yield house
    drop(scratch.admin, dsn.rpartition("/")[2])


@pytest.fixture
def client(house: House) -> int:
    return house.client([("ann", "reviewer"), ("ben", "reviewer"), ("vic", "viewer"), ("ada", "admin")])


@pytest.fixture
def name(house: House, client: int) -> str:
    """The client's name."""
    return house.name(client)


@pytest.fixture
def review(house: House, client: int) -> int:
    """Three new invoices, of which the last is blocked."""
    records = [house.stage(client, invoice(f"INV-{i}", f"{i}00.00")) for i in (1, 2, 3)]
    return house.open_review(client, [house.change(record, [RAISED] * (record == records[-1])) for record in records])
