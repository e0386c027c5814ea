"""Holds, decided and told after a pull; by two workers at once too."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

from tests.faults.schedules.world import World


def hold(world: World, dice: Random) -> str:
    strike = world.strike(dice, "staging", "factors", often=0.4)
    ended = world.program.run(world.hold, strike)
    world.holding = ended.well
    return f"{strike or ''} {ended}"


def hold_twice(world: World, _dice: Random) -> str:
    """Two workers at once: which of them decides and tells is left to the machine, and must not matter."""
    other = world.ground.other_program
    with ThreadPoolExecutor(1) as executor:
        second = executor.submit(other.run, lambda: world.hold(other))
        first = world.program.run(world.hold)
        both = (first, second.result())
    world.holding = any(ended.well for ended in both)
    return " / ".join(map(str, both))
