"""The fewest steps that still break the same invariant."""

from tests.faults.schedules.ground import Ground
from tests.faults.schedules.schedule import Played, Step, drawn, play

TRIES = 150


def shrunk(ground: Ground, played: Played) -> Played:
    """Leave out steps, half of them first, single ones last, as long as the same invariant breaks."""
    steps, shortest, tries = drawn(played.seed), played, 0
    size = len(steps) // 2
    while size and tries < TRIES:
        for start in range(len(steps) - size, -1, -size):
            fewer = steps[:start] + steps[start + size :]
            tries += 1
            again = attempt(ground, played.seed, fewer)
            if again is not None and again.invariant == played.invariant:
                steps, shortest = fewer, again
        size //= 2
    return shortest


def attempt(ground: Ground, seed: int, steps: list[Step]) -> Played | None:
    try:
        return play(ground, seed, steps)
    except Exception:  # noqa: BLE001  # another defect than the one that is looked for
        return None
