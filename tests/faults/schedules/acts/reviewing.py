"""What reviewers do, and those who are none."""

from random import Random

from syncio.domain.review import Decision
from syncio.stages.compare import Compared
from syncio.stages.review import decide as record
from syncio.stages.review import sign as close
from tests.faults.schedules.program import Ended
from tests.faults.schedules.world import World
from tests.integration.staged.database import Row

STRANGERS = ("vic", "ada", "mallory")


def compare(world: World, dice: Random) -> str:
    strike = world.strike(dice, "staging", "factors", often=0.2)
    return f"{strike or ''} {told(world.program.run(world.compare, strike))}"


def told(ended: Ended) -> str:
    found = ended.value
    return f"{found.changes} changes, opened {found.opened}" if isinstance(found, Compared) else str(ended)


def report(world: World, dice: Random) -> str:
    """The diff report of the open review."""
    reviews = world.reviews(closed=False)
    if not reviews:
        return "nothing to report"
    strike = world.strike(dice, "staging", "folder")
    return f"review {reviews[0]} {strike or ''}: {world.program.run(lambda: world.report(reviews[0]), strike)}"


def decide(world: World, dice: Random) -> str:
    """Somebody decides some rows of the open review, now and then one who may not, or on what was not shown."""
    reviews = world.reviews(closed=False)
    if not reviews:
        return "nothing to decide"
    user = dice.choice(("ann", "ann", "ben", "ben", "val", dice.choice(STRANGERS)))
    rows = world.undecided(reviews[0])
    some = rows if dice.random() < 0.6 else [row for row in rows if dice.random() < 0.5]
    stale = dice.random() < 0.07
    decisions = [decided(row, dice, stale) for row in some]
    ended = said(world, reviews[0], user, decisions, dice)
    words = f"{user} on review {reviews[0]}: {[f'{one.change} {one.verdict}' for one in decisions]}"
    return f"{words}{' of another hash' if stale else ''}: {ended}"


def agree(world: World, dice: Random) -> str:
    """Two reviewers approve whatever they are shown, one after the other."""
    reviews = world.reviews(closed=False)
    done = [
        approve_all(world, review, user, dice)
        for review in reviews
        for user in dice.sample(("ann", "ben", "val"), 2)
        if world.undecided(review)
    ]
    return " | ".join(map(str, done)) or "nothing to decide"


def approve_all(world: World, review: int, user: str, dice: Random | None = None) -> Ended:
    rows = world.undecided(review)
    return said(
        world, review, user, [Decision(change=row["id"], hash=row["hash"], verdict="approve") for row in rows], dice
    )


def decided(row: Row, dice: Random, stale: bool) -> Decision:
    reject = dice.random() < 0.12
    bound = bytes(32) if stale else row["hash"]
    return Decision(
        change=row["id"], hash=bound, verdict="reject" if reject else "approve", reason="Not so" if reject else ""
    )


def said(world: World, review: int, user: str, decisions: list[Decision], dice: Random | None = None) -> Ended:
    """Have decisions recorded, and remember what was said, and that it may have been heard."""

    def work() -> str:
        with world.program.staging("syncio_web") as connection:
            return f"{record(connection, review, user, decisions).undecided} undecided"

    ended = world.program.run(work, world.strike(dice, "staging", often=0.2) if dice else None)
    refused = ended.error is not None and not ended.may_be_done
    for one in decisions:
        if refused or one.hash != world.memory.shown[one.change].hash:
            continue
        if one.verdict == "approve":
            world.memory.approves(user, one.change)
        else:
            world.memory.rejects(user, one.change, certain=ended.well)
    return ended


def sign(world: World, dice: Random) -> str:
    """A reviewer closes the review as it stands."""
    reviews = world.reviews(closed=False)
    if not reviews:
        return "nothing to sign"
    [row] = world.rows("SELECT hash FROM review WHERE id = %s", reviews[0])
    user = dice.choice(("ann", "ben", "vic"))

    def work() -> str:
        with world.program.staging("syncio_web") as connection:
            return close(connection, reviews[0], user, row["hash"]).outcome

    ended = world.program.run(work, world.strike(dice, "staging", often=0.2))
    if user != "vic":
        world.memory.signed_reviews.add(reviews[0])
    return f"{user} signs review {reviews[0]}: {ended}"
