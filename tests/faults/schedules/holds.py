"""What became less is held until FactorS says so itself: invariants, as in `invariants`."""

from collections.abc import Iterator

from tests.faults.schedules.queries import REDUCED, UNHELD
from tests.faults.schedules.world import World

STANDING = "SELECT external_id FROM hold WHERE lifted_at IS NULL"


def held(world: World) -> Iterator[str]:
    """Right after holds were told, every approved invoice that is void or was credited at the source is held."""
    if not world.holding:
        return
    world.holding = False
    standing = {row["external_id"] for row in world.booked(STANDING)}
    for row in world.rows(REDUCED, world.client.id):
        if row["external_id"] not in standing:
            yield f"{row['number']} {row['external_id']} is {row['why']} at the source, and not held in FactorS"


def held_once(world: World) -> Iterator[str]:
    """No invoice is held twice, and none that nobody decided to hold."""
    for row in world.booked(f"{STANDING} GROUP BY 1 HAVING count(*) > 1"):
        yield f"{row['external_id']} is held twice"
    decided = {row["id"] for row in world.rows("SELECT id FROM hold")}
    for row in world.booked("SELECT id, external_id FROM hold"):
        if row["id"] not in decided:
            yield f"{row['external_id']} is held, and nobody decided so"


def needless(world: World) -> Iterator[str]:
    """Nothing is held of which FactorS's copy is the source's newest version."""
    standing = [row["external_id"] for row in world.booked(STANDING)]
    for row in world.rows(UNHELD, world.client.id, standing):
        yield f"{row['number']} {row['external_id']} is held, though FactorS has it as it is at the source"
