import pytest

from syncio.domain.review import Signed
from syncio.errors import Refused, Stale, Unknown
from syncio.stages.review import decide, sign
from tests.integration.staged.house import House


@pytest.fixture
def shown(house: House, review: int) -> bytes:
    return bytes.fromhex(house.hash(review))


def test_signing_carries_over_what_is_undecided_or_half_approved(house: House, review: int, shown: bytes) -> None:
    first, _, blocked = house.decisions(review)
    with house.web() as connection:
        decide(connection, review, "ann", [first, blocked])
        signed = sign(connection, review, "ann", shown)
    assert signed == Signed(outcome="release", approved=1, rejected=0, carried=2, superseded=0)
    assert house.closing(review) == {"reason": "signed", "by_user": "ann", "outcome": "release"}


def test_signing_with_nothing_decided_holds(house: House, review: int, shown: bytes) -> None:
    with house.web() as connection:
        assert sign(connection, review, "ann", shown).outcome == "hold"


def test_signing_with_rejections_alone_closes_rejected(house: House, review: int, shown: bytes) -> None:
    with house.web() as connection:
        decide(connection, review, "ben", house.decisions(review, "reject", "false")[:1])
        signed = sign(connection, review, "ann", shown)
    assert signed == Signed(outcome="close_rejected", approved=0, rejected=1, carried=2, superseded=0)


def test_signing_again_gets_the_same_answer(house: House, review: int, shown: bytes) -> None:
    with house.web() as connection:
        first = sign(connection, review, "ann", shown)
        assert sign(connection, review, "ann", shown) == sign(connection, review, "ben", shown) == first
    assert house.closing(review) == {"reason": "signed", "by_user": "ann", "outcome": "hold"}


def test_signing_what_was_decided_completely_changes_nothing(house: House, review: int, shown: bytes) -> None:
    with house.web() as connection:
        decide(connection, review, "ben", house.decisions(review, "reject", "false"))
        signed = sign(connection, review, "ann", shown)
    assert signed == Signed(outcome="close_rejected", approved=0, rejected=3, carried=0, superseded=0)
    assert house.closing(review) == {"reason": "decided", "by_user": "ben", "outcome": "close_rejected"}


def test_signing_needs_the_hash_that_was_shown(house: House, review: int) -> None:
    with house.web() as connection, pytest.raises(Stale, match="read the review again"):
        sign(connection, review, "ann", bytes(32))
    assert house.closing(review) is None


def test_after_signing_nothing_can_be_decided(house: House, review: int, shown: bytes) -> None:
    with house.web() as connection:
        sign(connection, review, "ann", shown)
        with pytest.raises(Stale, match=r"closed by ann at .* \(signed\)"):
            decide(connection, review, "ben", house.decisions(review))


@pytest.mark.parametrize("user", ["vic", "ada"])
def test_viewers_and_admins_do_not_sign(house: House, review: int, shown: bytes, user: str) -> None:
    with house.web() as connection, pytest.raises(Refused, match=f"{user} may not decide"):
        sign(connection, review, user, shown)


def test_a_stranger_has_no_such_review(house: House, review: int, shown: bytes) -> None:
    with house.web() as connection, pytest.raises(Unknown):
        sign(connection, review, "eve", shown)
