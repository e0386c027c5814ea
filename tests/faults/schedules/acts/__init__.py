"""Everything that may happen in a schedule, with how often it does, relative to the others."""

from collections.abc import Callable, Mapping
from random import Random

from tests.faults.schedules.acts import edits, feed, holding, meddling, releasing, reviewing
from tests.faults.schedules.world import World

Act = Callable[[World, Random], str]

ACTS: Mapping[str, tuple[int, Act]] = {
    "edit": (24, edits.edit),
    "wait": (4, edits.wait),
    "pull": (18, feed.pull),
    "skew": (2, feed.skew),
    "hold": (10, holding.hold),
    "hold_twice": (2, holding.hold_twice),
    "compare": (14, reviewing.compare),
    "report": (3, reviewing.report),
    "decide": (18, reviewing.decide),
    "agree": (5, reviewing.agree),
    "sign": (4, reviewing.sign),
    "finish": (12, releasing.finish),
    "release_balance": (5, releasing.release_balance),
    "push": (12, releasing.push),
    "push_twice": (3, releasing.push_twice),
    "standing_approval": (3, releasing.standing_approval),
    "fund": (4, meddling.fund),
    "change_by_hand": (2, meddling.change_by_hand),
    "put_right": (2, meddling.put_right),
    "forge": (2, meddling.forge),
    "tamper": (2, meddling.tamper),
    "restore": (2, meddling.restore),
    "staff": (2, meddling.staff),
}
