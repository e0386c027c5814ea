"""`python -m syncio`: every stage without Airflow's processes."""

import sys

from syncio.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
