"""A review that nobody decides in time: people are told once, then nothing of it is pushed and its rows come again."""

from datetime import timedelta

import pytest
from psycopg.errors import InsufficientPrivilege

from syncio.domain.deadline import Waiting, working_time
from syncio.domain.review import Verdict
from syncio.errors import Refused, Stale, Unavailable
from syncio.stages.deadline import due, escalate, expire_all, expire_review
from syncio.stages.release import release_none
from syncio.stages.review import sign
from syncio.stores.reviews import Reviews, acting
from tests.integration.staged.database import Row
from tests.integration.way.way import Way, approve, reject


@pytest.fixture
def review(way: Way) -> int:
    """Sixty new documents, of which ann has approved all but the first, which she has rejected, and the last two."""
    way.pull()
    review = way.compare().opened
    assert review is not None
    last = max(row["no"] for row in way.changes(review))

    def say(row: Row) -> tuple[Verdict, str] | None:
        if row["no"] > last - 2:
            return None
        return reject(row) if row["no"] == 1 else approve(row)

    assert not way.decide(review, say)
    return review


def late(way: Way, review: int, by: timedelta = timedelta(0)) -> None:
    """Its time to be decided has passed."""
    way.rows("UPDATE review SET deadline = clock_timestamp() - %s WHERE id = %s", by, review)


def expired(way: Way) -> list[int]:
    with way.app() as connection:
        return expire_all(connection)


def test_it_closes_and_nothing_of_it_is_released(way: Way, review: int) -> None:
    late(way, review)
    assert (expired(way), expired(way)) == ([review], [])
    assert way.closing(review) == {"reason": "expired", "by_user": None, "outcome": "close_rejected"}
    with pytest.raises(Refused, match="only a review that was closed with the outcome release"):
        way.release(review)
    assert way.push().pushed == 0


def test_nobody_closes_it_with_a_release_any_more(way: Way, review: int) -> None:
    late(way, review)
    with way.web() as connection, acting(connection, "ann"), pytest.raises(InsufficientPrivilege, match="in_time"):
        connection.execute(
            "INSERT INTO closing (review, client, reason, by_user, outcome)"
            " VALUES (%s, %s, 'signed', 'ann', 'release')",
            [review, way.client.id],
        )
    late(way, review, -timedelta(hours=1))
    with way.web() as connection:
        sign(connection, review, "ann", way.rows("SELECT hash FROM review WHERE id = %s", review)[0]["hash"])
    late(way, review, timedelta(hours=1))  # as if it had been closed too late, however
    with pytest.raises(Refused, match="only a review that was closed with the outcome release"):
        way.release(review)


def test_a_decision_that_comes_just_too_late_is_told_so(way: Way, review: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadline passes between the look and the record."""
    monkeypatch.setattr("syncio.stages.review.refuse_closed", lambda _: late(way, review))
    with pytest.raises(Stale, match="took no decision just now: its deadline has passed"):
        way.decide(review, lambda row: approve(row) if row["no"] > 1 else None, "ben")


def test_without_a_rejection_it_holds_though_some_was_approved(way: Way) -> None:
    way.pull()
    review = way.compare().opened
    assert review is not None
    way.decide(review, lambda row: approve(row) if row["no"] > 1 else None)
    late(way, review)
    expired(way)
    assert (way.closing(review) or {})["outcome"] == "hold"


def test_all_but_what_was_rejected_comes_in_the_next_review(way: Way, review: int) -> None:
    rows = way.changes(review)
    late(way, review)
    expired(way)
    compared = way.compare()
    assert compared.opened is not None
    shown = {row["external_id"] for row in way.changes(compared.opened)}
    assert shown == {row["external_id"] for row in rows if row["no"] > 1}
    way.decide(compared.opened, approve)
    way.release(compared.opened)
    assert way.push().pushed == len(rows) - 1


def test_a_payment_that_was_approved_in_it_passes_under_a_standing_approval(approved: Way) -> None:
    paid, other = approved.open_invoice(), approved.open_invoice(1)
    approved.edit(*({"op": "pay", "invoice": one["external_id"], "amount": "1.00"} for one in (paid, other)))
    approved.pull()
    review = approved.compare().opened
    assert review is not None
    approved.decide(review, lambda row: approve(row) if row["external_id"] == paid["external_id"] else None)
    late(approved, review)
    expired(approved)
    approved.standing_approval()
    assert approved.release_balance() == 2


def test_the_next_comparison_ends_it_too(way: Way, review: int) -> None:
    late(way, review)
    assert way.compare().opened not in {None, review}
    assert (way.closing(review) or {})["reason"] == "expired"


def test_what_is_decided_late_is_told_so_and_recorded_nowhere(way: Way, review: int) -> None:
    before = way.recorded(review)
    late(way, review)
    with pytest.raises(Stale, match=rf"review {review} could be decided until 20.* UTC: its changes come again"):
        way.decide(review, approve, "ben")
    with way.web() as connection, pytest.raises(Stale, match="could be decided until"):
        sign(connection, review, "ann", bytes.fromhex(way.hash(review)))
    assert (way.recorded(review), way.closing(review)) == (before, None)


def test_one_that_was_overtaken_as_a_whole_meanwhile_expires_all_the_same(way: Way, review: int) -> None:
    """Though nothing is left undecided then, which would have released what was approved."""
    undecided = [row["id"] for row in way.changes(review) if row["state"] == "undecided"]
    way.rows("INSERT INTO superseded (change, client) SELECT id, client FROM change WHERE id = ANY (%s)", undecided)
    late(way, review)
    way.compare()
    assert way.closing(review) == {"reason": "expired", "by_user": None, "outcome": "close_rejected"}


def test_what_was_decided_in_time_does_not_expire(way: Way, review: int) -> None:
    way.decide(review, approve, "ben")
    late(way, review)
    assert expired(way) == []
    with way.app() as connection:
        assert not expire_review(connection, review)
    assert (way.closing(review) or {})["reason"] == "decided"


def test_a_review_of_an_earlier_version_has_no_deadline(way: Way, review: int) -> None:
    way.rows("UPDATE review SET deadline = NULL, escalation = NULL WHERE id = %s", review)
    assert expired(way) == []
    with way.app() as connection:
        assert due(connection) == []
    way.decide(review, approve, "ben")
    assert (way.closing(review) or {})["outcome"] == "release"


def test_an_expired_review_is_never_on_record_as_released(way: Way, review: int) -> None:
    insert = "INSERT INTO closing (review, client, reason, outcome) SELECT id, client, 'expired', 'release' FROM review"
    with pytest.raises(Exception, match="closing_check"):
        way.rows(insert)
    with way.app() as connection, pytest.raises(Refused):
        release_none(connection, review)


def test_a_deadline_is_two_working_days_and_people_are_told_after_three_quarters(way: Way, review: int) -> None:
    with way.web() as connection, acting(connection, "vic"):
        shown = Reviews(connection).one(review)
    [row] = way.rows("SELECT opened, escalation, deadline FROM review WHERE id = %s", review)
    expected = [working_time(row["opened"], timedelta(hours=hours), "12345", "UTC") for hours in (36, 48)]
    assert [row["escalation"], row["deadline"]] == expected
    assert shown.deadline == row["deadline"]


def told(way: Way) -> list[Waiting]:
    """What people are told of now."""
    said: list[Waiting] = []
    with way.app() as connection:
        for waiting in due(connection):
            escalate(connection, waiting, said.append)
    return said


def test_people_are_told_once_and_not_before_it_is_time(way: Way, review: int) -> None:
    assert told(way) == []
    way.rows("UPDATE review SET escalation = clock_timestamp() WHERE id = %s", review)
    [waiting] = told(way)
    assert (waiting.review, waiting.client, waiting.undecided, waiting.blocked) == (review, way.client.name, 2, 0)
    assert f"review {review} expires at" in waiting.sentence
    assert told(way) == []
    assert len(way.rows("SELECT FROM escalation WHERE review = %s", review)) == 1


def test_where_telling_fails_they_are_told_the_next_time(way: Way, review: int) -> None:
    way.rows("UPDATE review SET escalation = clock_timestamp() WHERE id = %s", review)

    def refuse(_: Waiting) -> None:
        raise Unavailable("the mail server does not answer")

    with way.app() as connection:
        [waiting] = due(connection)
        with pytest.raises(Unavailable):
            escalate(connection, waiting, refuse)
        connection.rollback()
    assert [waiting.review for waiting in told(way)] == [review]


@pytest.mark.parametrize("over", ["closed", "expired"])
def test_nobody_is_told_of_what_is_over(way: Way, review: int, over: str) -> None:
    way.rows("UPDATE review SET escalation = clock_timestamp() WHERE id = %s", review)
    with way.app() as connection:
        [waiting] = due(connection)
        connection.commit()
        if over == "closed":
            way.decide(review, approve, "ben")
        else:
            late(way, review)
            expired(way)
        assert not escalate(connection, waiting, lambda _: pytest.fail("they were told"))
    assert told(way) == []
