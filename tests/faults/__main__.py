"""`make soak`; the matrices that it plays stand in `soaking.MATRICES`."""

import sys

from tests.faults.soaking import main

if __name__ == "__main__":  # a worker imports this too
    sys.exit(main())
