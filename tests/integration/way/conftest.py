from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.conftest import NewDatabase
from tests.integration.staged.database import database_name
from tests.integration.way.way import Way
from tests.sandbox.postgres import Logins
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.running import running


@pytest.fixture
def way(new_database: NewDatabase, postgres_logins: Logins, migrated: str, factors_template: str) -> Iterator[Way]:
    """A client with sixty documents in its books, and nothing pulled yet."""
    staging, factors = new_database(migrated), new_database(factors_template)
    push_url = postgres_logins.dsn("factors_push", database_name(factors))
    with (
        running(invoices=60, organisations=1) as xero,
        calling(xero) as caller,
        closing(Way(staging, factors, push_url, caller)) as way,
    ):
        yield way


@pytest.fixture
def approved(way: Way) -> Way:
    """The same, everything approved and in FactorS."""
    way.pull()
    way.through()
    return way
