"""What `make test` leaves out, as it takes minutes, and CI does not: see the marker `thorough`."""

import os

THOROUGH = bool(os.environ.get("THOROUGH"))


def examples(of_all: int, few: int) -> int:
    """How many examples a property is tried with, each of which takes long."""
    return of_all if THOROUGH else few
