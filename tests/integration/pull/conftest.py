from collections.abc import Iterator

import pytest

from tests.conftest import NewDatabase
from tests.integration.pull.house import House
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.running import running


@pytest.fixture
def house(new_database: NewDatabase, migrated: str) -> Iterator[House]:
    """A client with ninety invoices and bills in its books, and nothing pulled yet."""
    with running(invoices=90, organisations=1) as xero, calling(xero) as caller:
        yield House(new_database(migrated), caller)


@pytest.fixture
def pulled(house: House) -> House:
    """The same, pulled once."""
    assert house.pull().status == "COMPLETED"
    return house
