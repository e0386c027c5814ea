"""`python -m tests.histories SEED SIZE [WEEKS]`: writes a history as JSON."""

import sys

from tests.histories.history import written
from tests.histories.writing import write

if __name__ == "__main__":
    sys.stdout.buffer.write(written(write(*map(int, sys.argv[1:]))) + b"\n")
