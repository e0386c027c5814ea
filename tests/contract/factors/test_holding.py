"""What the loan book promises about holds and feeds, on every database it may be on."""

import threading
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from syncio.domain.feed import FeedStatus
from syncio.errors import Misconfigured
from syncio.stores.factors import Factors, open_factors
from syncio.stores.factors.holding import Hold, Times
from syncio.stores.factors.integration import client_status, hold
from tests.contract.factors.conftest import Book
from tests.contract.factors.held import read

SINCE = datetime(2026, 11, 2, 9, 30, 15, 123456, tzinfo=timezone(timedelta(hours=11)))
HOUR = timedelta(hours=1)


@pytest.fixture
def one(name: str) -> Hold:
    """A hold of a client that FactorS has never heard of."""
    return Hold(uuid.uuid4(), name, "x1", "voided", "EUR", Decimal("110.5"), "Voided at the source: 漢字 'quoted'.")


def standing(factors: Factors, name: str) -> list[Hold]:
    return [each for each in factors.standing_holds() if each.client == name]


def rows(factors: Factors, name: str) -> list[Any]:
    return read(factors, select(hold).where(hold.c.client == name).order_by(hold.c.placed_at))


def test_a_hold_stands_as_it_was_said_with_factors_own_time(factors: Factors, one: Hold) -> None:
    done = factors.hold(one.client, [one], [])
    assert standing(factors, one.client) == [one]
    assert done.keys() == {one.id}
    at, lifted = done[one.id].placed, done[one.id].lifted
    assert at is not None
    assert abs(at - datetime.now(UTC)) < HOUR
    assert lifted is None


def test_a_hold_that_is_placed_again_is_one_and_keeps_its_time(factors: Factors, one: Hold) -> None:
    assert factors.hold(one.client, [one], []) == factors.hold(one.client, [one, one][:1], [])
    assert len(rows(factors, one.client)) == 1


def test_a_lifted_hold_stands_no_more_and_is_not_placed_or_lifted_again(factors: Factors, one: Hold) -> None:
    factors.hold(one.client, [one], [])
    lifted = factors.hold(one.client, [], [one.id])
    assert lifted[one.id].lifted is not None
    assert standing(factors, one.client) == []
    assert factors.hold(one.client, [one], [one.id]) == lifted
    assert len(rows(factors, one.client)) == 1


def test_lifting_what_was_never_placed_is_answered_with_nothing(factors: Factors, name: str) -> None:
    assert factors.hold(name, [], [uuid.uuid4()]) == {}
    assert rows(factors, name) == []


def test_one_takes_the_place_of_another_at_one_moment(factors: Factors, one: Hold) -> None:
    factors.hold(one.client, [one], [])
    more = replace(one, id=uuid.uuid4(), amount=Decimal(220))
    done = factors.hold(one.client, [more], [one.id])
    assert standing(factors, one.client) == [more]
    assert set(done) == {one.id, more.id}


def test_ids_and_clients_are_told_apart_by_case(factors: Factors, one: Hold) -> None:
    other = replace(one, id=uuid.uuid4(), external_id="X1")
    third = replace(one, id=uuid.uuid4(), client=one.client.upper())
    factors.hold(one.client, [one, other], [])
    factors.hold(third.client, [third], [])
    assert {each.external_id for each in standing(factors, one.client)} == {"x1", "X1"}
    assert standing(factors, third.client) == [third]


def test_eight_at_once_place_each_hold_once(factors: Factors, book: Book, one: Hold) -> None:
    holds = [replace(one, id=uuid.uuid4(), external_id=f"x{at}") for at in range(20)]
    start = threading.Barrier(8)

    def worker(_: int) -> dict[uuid.UUID, Times]:
        with open_factors(book.push) as mine:
            start.wait()
            return mine.hold(one.client, holds, [])

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(worker, range(8)))
    assert all(answer == answers[0] for answer in answers)
    assert len(rows(factors, one.client)) == len(holds)


def test_a_thousand_holds_are_few_statements(factors: Factors, one: Hold) -> None:
    holds = [replace(one, id=uuid.uuid4(), external_id=f"x{at}") for at in range(1000)]
    assert len(factors.hold(one.client, holds, [])) == 1000
    assert len(factors.hold(one.client, [], [each.id for each in holds])) == 1000
    assert standing(factors, one.client) == []


@pytest.mark.parametrize(
    "statement",
    [update(hold).values(amount=0), update(hold).values(reason="x"), delete(hold), delete(client_status)],
    ids=["amount", "reason", "hold", "status"],
)
def test_push_neither_rewrites_nor_removes_a_hold(book: Book, one: Hold, statement: Any) -> None:
    if book.push == book.owner:
        pytest.skip("this log-in is the owner")
    with open_factors(book.push) as factors:
        factors.hold(one.client, [one], [])
        with pytest.raises(Misconfigured, match="lacks a right"), factors._transaction() as connection:  # noqa: SLF001
            connection.execute(statement)


def feeds(factors: Factors, *names: str) -> Sequence[FeedStatus | None]:
    found = factors.feeds()
    return [found.get(name) for name in names]


def test_a_feed_is_told_told_otherwise_and_told_of_others(factors: Factors, name: str) -> None:
    """Moments are compared in UTC, to the microsecond."""
    stale = FeedStatus("stale", SINCE, "No complete pull within 24 hours: 'quoted' 漢字.")
    assert feeds(factors, name) == [None]
    factors.tell_feeds({name: stale})
    assert feeds(factors, name) == [stale]
    current = FeedStatus("current", SINCE + HOUR, "The client's books are read.")
    other = f"{name} & Sons"
    factors.tell_feeds({name: current, other: stale})
    factors.tell_feeds({name: current})
    assert feeds(factors, name, other) == [current, stale]
    statement = select(client_status).where(client_status.c.client.in_([name, other]))
    assert len(read(factors, statement)) == 2
