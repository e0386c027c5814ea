"""kill -9 at every point of every stage, three times each, then recovery.

`opened` plays it for `make soak`, a case a seed; `sample` is what of it a seed chooses, for the tests.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from random import Random

from tests.faults.kills import forks
from tests.faults.kills.day import played
from tests.faults.kills.digest import difference
from tests.faults.kills.points import Point, sampled
from tests.faults.kills.stages import STAGES
from tests.faults.kills.way import ROUTE, Way, rest_of
from tests.sandbox.postgres import Logins, Scratch

TIMES = 3
Case = tuple[str, Point]


class Broken(AssertionError):  # noqa: N818  # it is what is found, not an error of ours
    """A kill left something that it must not; the text says where."""


def every_case(way: Way) -> list[Case]:
    """Every stage with every point of it."""
    return [(stage, point) for stage in ROUTE for point in way.points[stage]]


def sample(way: Way, seed: int) -> list[Case]:
    """Some points of every stage, in as many of the states that a kill can leave."""
    random = Random(seed)
    return [(stage, point) for stage, points in way.points.items() for point in sampled(points, random)]


@contextmanager
def opened(scratch: Scratch, logins: Logins) -> Iterator[Callable[[int], str]]:
    """Plays the seed-th case; so many seeds in a row as there are cases are the whole matrix. Answers what broke."""
    with played(scratch, scratch, logins) as way:
        yield lambda seed: told(partial(play, way, every_case(way)[seed % len(every_case(way))]))


def told(attempt: Callable[[], object]) -> str:
    """What was found broken, or nothing."""
    try:
        attempt()
    except AssertionError as broken:
        return f"{type(broken).__name__}: {broken}"
    return ""


def play(way: Way, case: Case, *, to_the_end: bool = True) -> int:
    """Kill a stage at a point three times in a row, then run it again; answers how many kills hit.

    :param to_the_end: play the rest of the day too.
    :raises Broken: where half of something was to be seen, the stage is not then done as if it had never been killed,
        running it once more does anything, or the day ends with another result.
    """
    stage, point = case
    way.begin(stage)
    killed = [kill(way, stage, point) for _ in range(TIMES)]
    if not killed[0]:
        raise Broken(f"{stage} was not killed at {point}: it did not get there")
    for again in ("run after the kills", "run once more"):
        way.run(stage)
        expect(way, stage, f"{stage} killed at {point}, {again}")
    if to_the_end:
        way.run(*rest_of(stage))
        expect(way, ROUTE[-1], f"{stage} killed at {point}, at the day's end")
    return sum(killed)


def kill(way: Way, stage: str, point: Point) -> bool:
    """Kill one run of a stage; whether it got to the point. Nothing half written may be left."""
    ended = forks.run([partial(STAGES[stage], way.world)], at=point)
    way.wait_until_quiet()
    if halves := way.halves():
        raise Broken(f"{stage} killed at {point} left half: {halves}")
    if ended.error and not ended.killed:
        raise Broken(f"{stage} to be killed at {point} ended otherwise: {ended.error}")
    return ended.killed


def expect(way: Way, stage: str, where: str) -> None:
    """Everything is as an undisturbed run of the stage leaves it."""
    if halves := way.halves():
        raise Broken(f"{where}: half of something: {halves}")
    if unlike := difference(way.digest(), way.digests[stage]):
        raise Broken(f"{where}: found and expected differ: {unlike}")
