"""A shard of clients pulled in one process, as Airflow's task runs it: `python -m tests.bench.shard`, told whom by a
JSON list on standard input. The connections are Airflow's, from the environment.

Prints what the clients after the first cost; the first pays for imports and log-ins.
"""

import logging
import sys
from collections import Counter

import msgspec

from syncio.hooks.database import kept_open
from syncio.operators.pull import PullOperator
from tests.bench.usage import used

BEGUN = b"the first client is pulled\n"


def main(names: list[str]) -> None:
    logging.disable(logging.INFO)
    operator = PullOperator(task_id="pull", clients=names)
    counts: Counter[str] = Counter()
    with kept_open():
        operator.pull(names[0])
        sys.stdout.buffer.write(BEGUN)
        sys.stdout.flush()
        sys.stdin.readline()
        with used() as usage:
            for name in names[1:]:
                counts.update(operator.pull(name))
    sys.stdout.write(msgspec.json.encode({"usage": usage, "counts": counts}).decode())


if __name__ == "__main__":
    main(msgspec.json.decode(sys.stdin.readline()))
