from collections.abc import Iterator

import pytest

from tests.faults.kills.day import played
from tests.faults.kills.way import Way
from tests.faults.outages.servers import Ground, ground
from tests.sandbox.postgres import Logins, Scratch


@pytest.fixture(scope="module")
def outages() -> Iterator[Ground]:
    """A client's second day on servers that may be stopped."""
    with ground() as found:
        yield found


@pytest.fixture(scope="module")
def way(scratch: Scratch, postgres_logins: Logins) -> Iterator[Way]:
    """A client's second day, on the server of all tests."""
    with played(scratch, scratch, postgres_logins) as way:
        yield way
