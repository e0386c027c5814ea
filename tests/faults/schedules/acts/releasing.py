"""The runs of closed reviews, standing approvals, and pushes."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

from syncio.stages.policy import propose
from syncio.stages.policy import sign as countersign
from tests.faults.schedules.memory import REVIEWERS, Policy
from tests.faults.schedules.world import World


def finish(world: World, dice: Random) -> str:
    """The run of a closed review goes on: reports, branch, release; or somebody starts it after the reports."""
    reviews = world.reviews(closed=True)
    if not reviews:
        return "no review has closed"
    review = dice.choice(reviews)
    reports = dice.random() < 0.6
    if not world.tampered(review) and (reports or world.reported(review)):
        world.memory.release_asked(review)
    strike = world.strike(dice, "staging", "folder", "factors", often=0.3)
    ended = world.program.run(lambda: world.finish(review, reports=reports), strike)
    return f"review {review}{'' if reports else ' without its reports'} {strike or ''}: {ended}"


def release_balance(world: World, dice: Random) -> str:
    world.memory.balances_asked()
    strike = world.strike(dice, "staging", often=0.2)
    return f"{strike or ''} {world.program.run(world.release_balance, strike)}"


def push(world: World, dice: Random) -> str:
    strike = world.strike(dice, "staging", "factors", "factors", often=0.4)
    size = dice.choice((1, 2, 1000))
    return f"batches of {size} {strike or ''}: {world.program.run(lambda: world.push(size), strike)}"


def push_twice(world: World, dice: Random) -> str:
    """Two pushers at once: which of them takes what is left to the machine, and must not matter."""
    size = dice.choice((1, 2, 1000))
    other = world.ground.other_program
    with ThreadPoolExecutor(1) as executor:
        second = executor.submit(other.run, lambda: world.push(size, other))
        first = world.program.run(lambda: world.push(size))
        return f"{first} / {second.result()}"


def standing_approval(world: World, dice: Random) -> str:
    """Somebody proposes a standing approval, somebody signs it: at times the wrong people."""
    proposer, signer = (
        dice.choice((*["ada"] * 5, "ann", "mallory")),
        dice.choice((*["ann", "ben"] * 2, "val", "ada", "vic")),
    )
    known = world.memory.policies

    def work() -> str:
        with world.program.staging("syncio_web") as connection:
            policy = propose(connection, world.client.name, "balance", proposer, world.clock())
        known.setdefault(policy.hash, Policy(policy.hash, policy.proposed_by))
        if signer in REVIEWERS & world.memory.deciders:
            known[policy.hash].signed_by.add(signer)
        with world.program.staging("syncio_web") as connection:
            return f"signed by {countersign(connection, policy.id, signer, bytes.fromhex(policy.hash)).signed_by}"

    return f"{proposer}, {signer}: {world.program.run(work, world.strike(dice, 'staging', often=0.2))}"
