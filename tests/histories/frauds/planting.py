"""Plants frauds at clients' desks, one kind after the other."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from random import Random

from tests.histories.desk import Desk
from tests.histories.frauds.copies import COPIES
from tests.histories.frauds.credits import CREDITS
from tests.histories.frauds.fictions import FICTIONS
from tests.histories.frauds.figures import FIGURES
from tests.histories.frauds.plot import Plot, Unfit
from tests.histories.frauds.raises import RAISES
from tests.histories.frauds.rewrites import REWRITES
from tests.histories.frauds.voids import VOIDS
from tests.histories.history import Fraud

FRAUDS = {**RAISES, **REWRITES, **VOIDS, **COPIES, **CREDITS, **FICTIONS, **FIGURES}


def plant(desks: Sequence[Desk], count: int, dice: Random) -> Iterator[Fraud]:
    """So many frauds at these desks; a kind that fits nowhere any more is left out."""
    for name in islice(cycle(FRAUDS), count):
        for desk in dice.sample(desks, len(desks)):
            plot = Plot(name, desk, [other for other in desks if other is not desk])
            try:
                FRAUDS[name](plot)
            except Unfit:
                continue
            yield plot.fraud()
            break
