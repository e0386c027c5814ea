"""After the storm: everything is put right, and the way is gone until nothing moves any more."""

from functools import partial

from tests.faults.schedules.acts import meddling
from tests.faults.schedules.acts.reviewing import approve_all
from tests.faults.schedules.invariants import InvariantError, check
from tests.faults.schedules.program import Ended
from tests.faults.schedules.world import World

ROUNDS = 12


def recover(world: World, told: list[str]) -> None:
    """Go the whole way, without faults and with everything approved, until it leads nowhere."""
    meddling.put_right(world)
    meddling.restore(world)
    for user in ("ben", "val"):
        meddling.stand_down(world, user)
    world.clock.skew *= 0
    for _ in range(ROUNDS):
        before = moved(world)
        told.append(f"    {gone(world)}")
        check(world)
        if moved(world) == before:
            return
    raise InvariantError("comes to rest", f"after {ROUNDS} rounds it still moves")


def moved(world: World) -> tuple[int, ...]:
    """How much is on record; two rounds alike, and nothing moves."""
    tables = ("change", "closing", "decision", "release", "release_outcome", "released_review", "hold", "hold_lift")
    return tuple(world.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables)  # noqa: S608


def gone(world: World) -> str:
    """The whole way once."""
    world.clock.sleep(3600)
    begun = world.clock()
    done = [well("pull", world.program.run(world.pull))]
    world.pulled_at = begun
    done.append(well("hold", world.program.run(world.hold)))
    world.holding = True
    done.append(well("compare", world.program.run(world.compare)))
    world.look()
    for review in world.reviews(closed=False):
        done += [f"{user}: {approve_all(world, review, user)}" for user in ("ann", "ben") if world.undecided(review)]
    for review in world.reviews(closed=True):
        world.memory.release_asked(review)
        done.append(well("finish", world.program.run(partial(world.finish, review))))
    world.memory.balances_asked()
    done.append(well("release_balance", world.program.run(world.release_balance)))
    done.append(well("push", world.program.run(world.push)))
    done.append(well("hold", world.program.run(world.hold)))
    return " | ".join(done)


def well(name: str, ended: Ended) -> str:
    """What it came to; without faults there is no error."""
    if not ended.well:
        raise InvariantError("recovers", f"{name}: {ended}")
    return f"{name} {ended}"
