"""A server stopped and started again, or every session cut off, in the middle of every stage; then the next run."""

from collections.abc import Callable
from functools import partial

from tests.faults.kills import forks
from tests.faults.kills.matrix import Broken, Case, expect
from tests.faults.kills.stages import STAGES
from tests.faults.kills.way import ROUTE, Way, rest_of

CUT_OFF = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'syncio%%' AND datname = %s"
)


def play(way: Way, case: Case, strike: Callable[[], None], *, to_the_end: bool = False) -> bool:
    """Have `strike` done while a stage is at a point, then run it again; answers whether the stage noticed.

    :param to_the_end: play the rest of the day too.
    :raises Broken: where the stage ends otherwise than well or with an error that is Transient, or as `matrix.play`.
    """
    stage, point = case
    where = f"{stage} cut off at {point}"
    way.begin(stage)
    ended = forks.run([partial(STAGES[stage], way.world)], at=point, strike=strike)
    if ended.killed or (ended.error and not ended.transient):
        raise Broken(f"{where} did not end as one that may be tried again: {ended.error}")
    way.wait_until_quiet()
    if halves := way.halves():
        raise Broken(f"{where} left half: {halves}")
    for again in ("run again", "run once more"):
        way.run(stage)
        expect(way, stage, f"{where}, {again}")
    if to_the_end:
        way.run(*rest_of(stage))
        expect(way, ROUTE[-1], f"{where}, at the day's end")
    return bool(ended.error)


def cut_off(way: Way) -> None:
    """End every session of SyncIO's at both databases."""
    for overseer in (way.staging, way.factors):
        overseer.rows(CUT_OFF, [overseer.database])
