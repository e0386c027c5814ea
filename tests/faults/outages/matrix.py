"""A server stopped and started again, or every session cut off, in the middle of every stage; then the next run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from random import Random

from tests.faults.kills import forks
from tests.faults.kills.matrix import Broken, Case, every_case, expect, told
from tests.faults.kills.stages import STAGES
from tests.faults.kills.way import ROUTE, Way, rest_of
from tests.faults.outages.servers import Ground, Mode, ground
from tests.sandbox.postgres import Logins, Scratch

CUT_OFF = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'syncio%%' AND datname = %s"
)


#: `compare` goes on with what FactorS said last, and the next one corrects it: see `test_factors_down`.
WITH_FACTORS = ("hold", "feeds", "release", "push")


@contextmanager
def opened(_scratch: Scratch, _logins: Logins) -> Iterator[Callable[[int], str]]:
    """On servers of its own, plays what a seed chooses; answers what broke."""
    with ground() as found:
        yield lambda seed: told(partial(play_seed, found, seed))


def play_seed(found: Ground, seed: int) -> None:
    """A server stopped, or all sessions cut off, at a point of a stage."""
    random = Random(seed)
    case = random.choice(every_case(found.way))
    mode: Mode = random.choice(("fast", "immediate"))
    strikes: list[Callable[[], None]] = [partial(cut_off, found.way), partial(found.restart, "syncio", mode)]
    if case[0] in WITH_FACTORS:
        strikes.append(partial(found.restart, "factors", mode))
    play(found.way, case, random.choice(strikes), to_the_end=True)


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
