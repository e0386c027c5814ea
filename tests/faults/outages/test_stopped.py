"""A PostgreSQL server that is stopped and started again in the middle of a stage."""

from functools import partial
from random import Random

import pytest

from tests.faults.kills.points import Point
from tests.faults.kills.stages import STAGES
from tests.faults.outages.matrix import WITH_FACTORS, play
from tests.faults.outages.servers import Ground, Mode

SEED = 5


def middle(points: list[Point], random: Random) -> Point:
    """Some point at which there is a session to lose."""
    return random.choice([point for point in points[len(points) // 4 : -len(points) // 4] if point.side != "before"])


@pytest.mark.parametrize("stage", sorted(Random(SEED).sample([*STAGES], 4)))
def test_a_stage_whose_database_goes_away_is_for_later_and_is_then_done(outages: Ground, stage: str) -> None:
    random = Random(f"{SEED} {stage}")
    mode: Mode = random.choice(("fast", "immediate"))
    point = middle(outages.way.points[stage], random)
    assert play(outages.way, (stage, point), partial(outages.restart, "syncio", mode))


@pytest.mark.parametrize("stage", WITH_FACTORS)
def test_a_stage_in_which_factors_goes_away_and_comes_back_is_done_by_the_next_run(outages: Ground, stage: str) -> None:
    random = Random(f"{SEED} factors {stage}")
    play(
        outages.way,
        (stage, middle(outages.way.points[stage], random)),
        partial(outages.restart, "factors", "immediate"),
    )
    assert not outages.way.halves()
    assert outages.way.digest() == outages.way.digests[stage]
