from collections.abc import Iterator

import pytest

from syncio.reports.desk import Desk
from tests.unit.reports.opened import opened
from tests.unit.reports.reviewed import Review
from tests.unit.reports.samples import day_two, row
from tests.unit.reports.stand_in import StandIn, standing_in


@pytest.fixture
def server() -> Iterator[StandIn]:
    """Review 12: two blocked, 29 others; review 13: one new invoice."""
    with standing_in(Review(12, "Northgate", day_two()), Review(13, "Meadow", [row(400)])) as state:
        yield state


@pytest.fixture
def desk(server: StandIn) -> Desk:
    return opened(server, "reviewer", "pass-one")
