from collections.abc import Iterator

import pytest

from tests.faults.kills.day import played
from tests.faults.kills.way import Way
from tests.sandbox.postgres import Logins, Scratch


@pytest.fixture(scope="module")
def way(scratch: Scratch, postgres_logins: Logins) -> Iterator[Way]:
    with played(scratch, scratch, postgres_logins) as way:
        yield way
