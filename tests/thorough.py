"""What `make test` leaves out, as it takes minutes, and CI does not: see the marker `thorough`."""

import os
from collections.abc import Iterable
from typing import Any

import pytest

THOROUGH = bool(os.environ.get("THOROUGH"))


def examples(of_all: int, few: int) -> int:
    """How many examples a property is tried with, each of which takes long."""
    return of_all if THOROUGH else few


def sampled(names: Iterable[str], step: int) -> list[Any]:
    """Parameters of a test: every so-manieth name always, the others where all is tried."""
    marks = [pytest.mark.thorough]
    return [pytest.param(name, marks=marks if no % step else []) for no, name in enumerate(names)]
