"""A sample of the random schedules, always the same; `make soak` plays as many as one likes."""

import pytest

from tests.faults.schedules.ground import Ground
from tests.faults.schedules.schedule import play

#: What a killed process leaves behind, nobody closes.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

SAMPLE, ENOUGH = 40, 20


@pytest.mark.parametrize(
    "seed", [*range(ENOUGH), *(pytest.param(seed, marks=pytest.mark.thorough) for seed in range(ENOUGH, SAMPLE))]
)
def test_a_schedule_breaks_no_invariant(ground: Ground, seed: int) -> None:
    played = play(ground, seed)
    assert not played.broken, f"{played}\nreplay: SEED={seed} make soak"
