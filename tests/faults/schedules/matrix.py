"""The schedules as the soak plays them."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.faults.schedules.ground import Ground, laid
from tests.faults.schedules.schedule import Played, play
from tests.faults.schedules.shrinking import shrunk
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import Logins, Scratch


@contextmanager
def opened(scratch: Scratch, logins: Logins) -> Iterator[Callable[[int], str]]:
    """Plays a seed; answers the whole story of one that broke an invariant, and the shortest that still does."""
    staging = scratch.template("migrated", build_staging)
    factors = scratch.template("factors", build_factors)
    with laid(scratch, logins, staging, factors) as ground:
        yield lambda seed: story(ground, seed)


def story(ground: Ground, seed: int) -> str:
    try:
        played = play(ground, seed)
    except Exception:  # noqa: BLE001  # a defect too: it is told like the others
        return traceback.format_exc()
    return f"{played}\n{shortest(ground, played)}" if played.broken else ""


def shortest(ground: Ground, played: Played) -> str:
    return f"\nthe same with the fewest steps:\n{shrunk(ground, played)}"
