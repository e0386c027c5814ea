"""A schedule: a list of steps that follows from its seed, played one by one, the invariants asked after each.

A step has dice of its own, so that it does alike when the steps before it are left out. What is not in the hand of a
seed: which of two pushers comes first, and the ids that databases give.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from random import Random

from tests.faults.schedules.acts import ACTS
from tests.faults.schedules.ground import Ground
from tests.faults.schedules.invariants import InvariantError, check
from tests.faults.schedules.recovery import recover
from tests.faults.schedules.world import World

#: How schedules begin: with nothing, or a book that was approved once, part of it funded.
OPENING = ("pull", "compare", "agree", "finish", "push")
OPENINGS: tuple[tuple[str, ...], ...] = (
    (),
    OPENING,
    (*OPENING, "standing_approval", "standing_approval", "fund", "fund"),
    (*OPENING, "fund", "fund", "fund", "edit", "edit", "edit", "pull", "compare", "standing_approval"),
)
WEIGHTS = [weight for weight, _ in ACTS.values()]


@dataclass(frozen=True)
class Step:
    """`dice` seeds what the step draws."""

    act: str
    dice: int


@dataclass
class Played:
    """What happened, line by line; `broken` says which invariant did not hold, and what was found."""

    seed: int
    told: list[str] = field(default_factory=list)
    broken: str = ""
    invariant: str = ""

    def __str__(self) -> str:
        return "\n".join([f"seed {self.seed}", *self.told, *([f"BROKEN: {self.broken}"] if self.broken else [])])


def drawn(seed: int, only: Sequence[str] = ()) -> list[Step]:
    """The steps of a seed; of all acts, or after the usual opening of these alone, over and over in this order."""
    random = Random(seed)
    length = random.randint(8, 28)
    some = islice(cycle(only), length) if only else random.choices(list(ACTS), WEIGHTS, k=length)
    acts = [*(OPENING if only else random.choice(OPENINGS)), *some]
    return [Step(act, random.randrange(2**31)) for act in acts]


def play(ground: Ground, seed: int, steps: list[Step] | None = None) -> Played:
    """Play a seed's schedule, or only these of its steps, then let everything come to rest."""
    played = Played(seed)
    try:
        world = World(ground, seed)
        for no, step in enumerate(drawn(seed) if steps is None else steps, start=1):
            played.told.append(f"{no:3} {step.act:17} ")
            played.told[-1] += ACTS[step.act][1](world, Random(step.dice))
            check(world)
        played.told.append("    recovery")
        recover(world, played.told)
        check(world, at_rest=True)
    except InvariantError as error:
        played.invariant, played.broken = error.invariant, str(error)
    except Exception as error:  # what is none of the errors that we tell is a defect too
        error.add_note(str(played))
        raise
    return played
