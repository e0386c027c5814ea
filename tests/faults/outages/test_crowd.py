"""Two schedulers with four workers each push the same releases, and half of the workers are killed meanwhile."""

from collections.abc import Iterator

import pytest

from tests.faults.outages import crowd
from tests.integration.push.house import House
from tests.sandbox.postgres import Logins, Scratch


@pytest.fixture(scope="module")
def house(scratch: Scratch, postgres_logins: Logins) -> Iterator[House]:
    with crowd.house(scratch, postgres_logins) as found:
        yield found


@pytest.mark.parametrize("seed", [1])
def test_each_release_is_written_once_whoever_pushes_and_dies(house: House, seed: int) -> None:
    assert crowd.play(house, seed) > 0
