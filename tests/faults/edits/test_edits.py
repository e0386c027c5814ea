"""A part of what `ONLY=edits make soak` plays in full."""

import pytest

from tests.faults.edits.matrix import play
from tests.sandbox.postgres import Logins, Scratch

EDITS = 1500


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_whatever_is_edited_between_approval_and_push_nothing_unapproved_is_written(
    scratch: Scratch, postgres_logins: Logins, seed: int
) -> None:
    played = play(scratch, postgres_logins, seed, EDITS)
    assert (played.edits, played.unapproved) == (EDITS, [])
    assert min(played.outcomes["pushed"], played.outcomes["withdrawn"]) > EDITS // 50
