"""Every session of SyncIO's is ended by the servers' administrator in the middle of a stage."""

from functools import partial
from random import Random

import pytest

from tests.faults.kills.points import windows
from tests.faults.kills.stages import STAGES
from tests.faults.kills.way import Way
from tests.faults.outages.matrix import cut_off, play

SEED = 11


@pytest.mark.parametrize("stage", sorted(Random(SEED).sample([name for name in STAGES if name != "compare"], 4)))
def test_a_stage_whose_sessions_are_ended_is_for_later_and_is_then_done(way: Way, stage: str) -> None:
    points = [point for point in Random(SEED).choice(windows(way.points[stage])) if point.side != "before"]
    play(way, (stage, Random(SEED).choice(points)), partial(cut_off, way))
    assert not way.halves()
    assert way.digest() == way.digests[stage]


def test_a_stage_notices_that_its_sessions_were_ended(way: Way) -> None:
    """Else the matrix would pass with stages that nothing happened to."""
    first = next(point for point in way.points["push"] if point.kind == "statement" and point.side == "after")
    assert play(way, ("push", first), partial(cut_off, way))
