from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notebooks.reviewed import Review
from tests.notebooks.stand_in import StandIn, serving
from tests.unit.reports.samples import day_two

ROOT = Path(__file__).parents[2]


@pytest.fixture
def notebooks() -> Path:
    return ROOT / "notebooks"


@pytest.fixture
def server() -> Iterator[StandIn]:
    """Review 12 with 41 changes, two of them blocked; review 13 with a single new invoice."""
    with serving(Review(12, "Northgate", day_two(new=30)), Review(13, "Meadow", day_two(new=1)[7:8])) as state:
        yield state
