from collections.abc import Iterator

import pytest

from tests.faults.outages.servers import Ground, ground


@pytest.fixture(scope="package")
def outages() -> Iterator[Ground]:
    with ground() as found:
        yield found
