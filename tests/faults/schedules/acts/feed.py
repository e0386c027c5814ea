"""Pulls, with what goes wrong at the source and in our process meanwhile."""

from datetime import timedelta
from random import Random

from tests.faults.schedules.acts.edits import drawn, told
from tests.faults.schedules.world import World


def pull(world: World, dice: Random) -> str:
    """A pull, which may be struck, see faults, and have the books edited in the middle."""
    strike = world.strike(dice, "staging", "source", often=0.3)
    words = [f"pages of {(size := dice.choice((2, 3, 5, 100)))}"]
    if dice.random() < 0.3:
        words.append(world.books.trouble(dice))
    if dice.random() < 0.3:
        words.append(edited_meanwhile(world, dice))
    begun = world.clock()
    ended = world.program.run(lambda: world.pull(size), strike)
    world.books.calm()
    if ended.well:
        world.pulled_at = begun
    words += [str(strike)] if strike else []
    return f"{', '.join(words)}: {ended}"


def edited_meanwhile(world: World, dice: Random) -> str:
    """The client edits its books while we read them."""
    edit, call = drawn(world, dice), dice.randint(1, 6)
    world.books.meanwhile(call, lambda: world.books.edit(edit))
    return f"before call {call}: {told(edit)}"


def skew(world: World, dice: Random) -> str:
    """Our clock goes wrong, or is put right."""
    world.clock.skew = timedelta(minutes=dice.choice((0, 0, -90, -3, 3, 20, 600)))
    return f"our clock is {world.clock.skew} ahead"
