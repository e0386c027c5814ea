"""A stage that is killed anywhere, three times in a row, is done by the next run as if nothing had been."""

import pytest

from tests.faults.kills.matrix import every_case, play, sample
from tests.faults.kills.stages import STAGES
from tests.faults.kills.way import Way

SEED = 3
#: The rest of the day is played after every so-manieth kill.
TO_THE_END = 8


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_stage_is_done_by_the_next_run_as_if_nothing_had_been(way: Way, stage: str) -> None:
    chosen = [case for case in enumerate(sample(way, SEED)) if case[1][0] == stage]
    assert chosen
    for no, case in chosen:
        assert play(way, case, to_the_end=no % TO_THE_END == 0) >= 1


def test_the_day_has_something_to_hold_and_to_lift(way: Way) -> None:
    """A void that is rejected stays held; credit that was written is held no more."""
    kinds = {stage: [(kind, stands) for _, _, kind, *_, stands in way.digests[stage]["held there"]] for stage in STAGES}
    assert sorted(kinds["hold"]) == sorted(kinds["push"]) == [("credited", "True"), ("voided", "True")]
    assert sorted(kinds["lift"]) == [("credited", "False"), ("voided", "True")]


def test_every_way_out_of_the_process_is_a_point(way: Way) -> None:
    """Else the matrix would be complete and empty."""
    kinds = {stage: {point.kind for point in way.points[stage]} for stage in STAGES}
    assert all({"connect", "statement", "commit"} <= found for found in kinds.values())
    assert {stage for stage, found in kinds.items() if "call" in found} == {"pull"}
    assert {stage for stage, found in kinds.items() if "file" in found} == {"diff", "approval"}
    assert {(point.thread, point.side) for _, point in every_case(way)} >= {("main", "sent"), ("fetch", "after")}
