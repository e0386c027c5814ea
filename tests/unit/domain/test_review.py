import pytest

from syncio.domain.review import (
    Capacity,
    Outcome,
    Tally,
    capacity,
    expired_outcome,
    may_decide,
    outcome,
)


@pytest.mark.parametrize(
    ("approved", "rejected", "expected"),
    [(1, 0, "release"), (1, 9, "release"), (0, 1, "close_rejected"), (0, 0, "hold")],
)
def test_one_approval_releases_and_rejections_alone_close(approved: int, rejected: int, expected: Outcome) -> None:
    assert outcome(Tally(undecided=3, approved=approved, rejected=rejected, superseded=2)) == expected


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [
        ({"reviewer"}, True),
        ({"reviewer", "viewer"}, True),
        ({"reviewer", "admin"}, False),
        ({"admin"}, False),
        ({"viewer"}, False),
        (set(), False),
    ],
)
def test_reviewers_decide_and_admins_never_do(roles: set[str], allowed: bool) -> None:
    assert may_decide(roles) is allowed


@pytest.mark.parametrize(
    ("approved", "rejected", "expected"), [(9, 0, "hold"), (9, 1, "close_rejected"), (0, 0, "hold")]
)
def test_nothing_is_released_at_the_deadline(approved: int, rejected: int, expected: Outcome) -> None:
    tally = Tally(undecided=3, approved=approved, rejected=rejected, superseded=2)
    assert expired_outcome(tally) == expected


@pytest.mark.parametrize(
    ("authorities", "on_behalf_of", "used"),
    [
        ({"ann"}, None, Capacity(user="ann")),
        ({"ann", "ben"}, None, Capacity(user="ann")),
        ({"ann", "ben"}, "ben", Capacity(user="ann", on_behalf_of="ben")),
        ({"ann", "ben"}, "ann", Capacity(user="ann")),
        ({"ben"}, None, Capacity(user="ann", on_behalf_of="ben")),
        ({"ben"}, "ann", None),
        ({"ben", "cat"}, None, None),
        ({"ben", "cat"}, "cat", Capacity(user="ann", on_behalf_of="cat")),
        ({"ben"}, "cat", None),
        (set(), None, None),
        (set(), "ann", None),
    ],
)
def test_a_right_is_the_own_or_one_that_is_named_or_the_only_one(
    authorities: set[str], on_behalf_of: str | None, used: Capacity | None
) -> None:
    assert capacity("ann", authorities, on_behalf_of) == used
