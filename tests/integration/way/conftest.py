from collections.abc import Callable, Iterator

import pytest

from tests.integration.push.conftest import build_factors, build_staging
from tests.integration.way.way import Way
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.running import running


@pytest.fixture
def way(
    new_database: Callable[[str], str], database_template: Callable[[str, Callable[[str], None]], str]
) -> Iterator[Way]:
    """A client with sixty documents in its books, and nothing pulled yet."""
    staging = new_database(database_template("push_staging", build_staging))
    factors = new_database(database_template("push_factors", build_factors))
    with running(invoices=60, organisations=1) as xero, calling(xero) as caller:
        yield Way(staging, factors, caller)


@pytest.fixture
def approved(way: Way) -> Way:
    """The same, everything approved and in FactorS."""
    way.pull()
    way.through()
    return way
