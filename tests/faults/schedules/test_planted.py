"""The runner finds what it is there to find: with a guard of the product taken away it names the broken invariant."""

import pytest

from tests.faults.schedules.ground import Ground
from tests.faults.schedules.planted import DEFECTS
from tests.faults.schedules.schedule import drawn, play
from tests.thorough import sampled

WITHIN = 60

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.mark.parametrize("name", sampled(DEFECTS, 3))
def test_a_planted_defect_is_found(ground: Ground, name: str) -> None:
    defect, found = DEFECTS[name], set[str]()
    with defect.planted():
        for seed in range(defect.first, defect.first + WITHIN):
            found.add(play(ground, seed, drawn(seed, defect.acts)).invariant)
            if found & defect.found_as:
                break
    assert found & defect.found_as, f"not found in {WITHIN} schedules: only {found}"
