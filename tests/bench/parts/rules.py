"""rules: a lender lives a seeded history of honest and fraudulent clients, see `tests/histories`.

`rules_recall` is the share of what RULES.md wants blocked in frauds that was blocked, on the right document and by the
first evening on which it could be; `rules_false_alarms` the share of honest documents that were blocked at any time.
`rule_*` tells of each rule what it missed of all that it was to find, at whatever severity. What was missed, and which
honest documents were blocked, goes to standard error. SEED=n lives another history.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.ground import server
from tests.bench.row import Row
from tests.histories.lending import lending
from tests.histories.scoring import THERE, Score, Tally, scored
from tests.histories.writing import write
from tests.integration.staged.templates import build_factors, build_staging
from tests.sandbox.postgres import provision

SIZE, SEED = 3000, 7
#: Percent.
RECALL, FALSE_ALARMS = 99, 1
ROWS = ("rules_recall", "rules_false_alarms", *(f"rule_{name}" for name in sorted(THERE)))


def measure(size: int | None) -> Iterator[Row]:
    history = write(int(os.environ.get("SEED", SEED)), size or SIZE)
    with server(fast=True) as scratch, TemporaryDirectory(prefix="syncio-bench-") as folder:
        logins = provision(scratch.admin, Path(folder) / "credentials")
        staging, factors = scratch.template("staging", build_staging), scratch.template("factors", build_factors)
        with lending(scratch, logins, staging, factors) as lender:
            score = scored(history, lender.live(history))
    for text in told(score):
        print(f"  {text}", file=sys.stderr)
    yield Row.at_least("rules_recall", score.recall, f"% of {score.blocks} blocks", RECALL)
    yield Row.at_most("rules_false_alarms", score.false_alarms, f"% of {score.honest} honest", FALSE_ALARMS)
    yield from (Row.told(f"rule_{tally.rule}", tally.missed, unit(tally)) for tally in score.tallies)


def unit(tally: Tally) -> str:
    if not tally.there:
        return f"not there, {tally.expected} expected"
    fired = f"fired on {tally.fraud} of fraud, {tally.honest} honest"
    return f"missed of {tally.expected}; {fired}" + (f", {tally.blocked} blocked" if tally.blocked else "")


def told(score: Score) -> Iterator[str]:
    """Misses, alarms and frauds on which nothing was raised, counted by what they were."""
    misses = Counter((miss.fraud.name, miss.expected.rule, miss.expected.severity) for miss in score.misses)
    for (name, rule, severity), count in misses.most_common():
        yield f"missed {count} x {name}: {rule} ({severity})"
    alarms = Counter((alarm.honest.name, alarm.rule, alarm.allowed) for alarm in score.alarms)
    for (name, rule, allowed), count in alarms.most_common():
        yield f"blocked {count} x honest {name}: {rule}{' (RULES.md wants it)' if allowed else ''}"
    for name, count in Counter(fraud.name for fraud in score.silent).most_common():
        yield f"nothing raised on {count} x {name}"
