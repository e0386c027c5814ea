from collections.abc import Iterator

import pytest

from tests.conftest import NewDatabase
from tests.integration.way.way import Way, standing
from tests.sandbox.postgres import Logins


@pytest.fixture
def way(new_database: NewDatabase, postgres_logins: Logins, migrated: str, factors_template: str) -> Iterator[Way]:
    """A client with sixty documents in its books, and nothing pulled yet."""
    with standing(Way, new_database(migrated), new_database(factors_template), postgres_logins, 60) as way:
        yield way


@pytest.fixture
def approved(way: Way) -> Way:
    """The same, everything approved and in FactorS."""
    way.pull()
    way.through()
    return way
