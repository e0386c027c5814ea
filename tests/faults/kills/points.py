"""The points at which a stage can be struck: before, within and after each of its side effects."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Literal, NamedTuple, Self, get_args

Side = Literal["before", "sent", "after"]
#: What goes over a connection to PostgreSQL, what goes to Xero, what is written into the reports' folder.
#: A commit is one that makes something durable; to end a transaction that wrote nothing is a statement like any other.
Kind = Literal["statement", "commit", "connect", "call", "file"]
SIDES: tuple[Side, ...] = get_args(Side)


class Point(NamedTuple):
    """One side of the `no`-th effect of a kind on a thread; `sent`: asked for, and the answer not yet read.

    Threads count for themselves: how they interleave differs from run to run, and what each of them does does not.
    """

    thread: Literal["main", "fetch"]
    kind: Kind
    no: int
    side: Side

    def __str__(self) -> str:
        return f"{self.thread} {self.kind} {self.no} {self.side}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The point that prints as `text`."""
        thread, kind, no, side = text.split()
        return cls(thread, kind, int(no), side)  # type: ignore[arg-type]  # what was printed by us


def sampled(points: Sequence[Point], random: Random) -> list[Point]:
    """Points between the commits, where what others see differs, from up to three windows; and one commit not heard."""
    unheard = [point for point in points if (point.kind, point.side) == ("commit", "sent")]
    between = windows(points)
    chosen = random.sample(between, min(len(between), 3))
    return list(dict.fromkeys([*map(random.choice, chosen), random.choice(unheard)]))


def windows(points: Sequence[Point]) -> list[list[Point]]:
    """The points before the first commit, between the commits, and after the last."""
    found: list[list[Point]] = [[]]
    for point in points:
        if (point.kind, point.side) == ("commit", "after"):
            found.append([])
        found[-1].append(point)
    return found


def counted(points: Sequence[Point]) -> str:
    """How many there are of each kind, for people."""
    return ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(point.kind for point in points).items()))
