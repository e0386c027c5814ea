"""The rules over days that have passed: the book as it was then, and nothing written."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from psycopg import sql

from syncio.domain.invoice import Status
from syncio.errors import Invalid, Misconfigured
from syncio.stages.backtest import Backtested, Caught, backtest
from syncio.stages.compare import compare
from syncio.stores.clients import Clients
from tests.integration.rules.book import TODAY, Book
from tests.integration.staged.house import House


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def past(house: House) -> Book:
    """A month in which an invoice was raised, one was voided and billed again, and one came twice."""
    book = Book(house, ago(31))
    book.stage(book.invoice("a", ago(30), "1000"), book.invoice("b", ago(30), "2000", words="Steel"), seen=ago(30))
    book.approve(ago(29))
    book.stage(book.invoice("a", ago(30), "1000.50"), seen=ago(20))
    book.stage(book.void(book.invoice("b", ago(30), "2000", words="Steel"), ago(15)), seen=ago(15))
    book.stage(book.invoice("c", ago(10), "2010", words="Other steel"), seen=ago(10))
    book.stage(book.invoice("d", ago(8), "500", words="Bricks", number="X-1"), seen=ago(8))
    book.stage(book.invoice("e", ago(5), "700", words="Sand", number="x1"), seen=ago(5))
    book.stage(book.invoice("e", ago(5), "700", words="Sand", number="X-2"), seen=ago(2))
    return book


def replay(book: Book, since: date, until: date, **settings: str) -> Backtested:
    """With other settings named `rule__name`."""
    others = [(*name.partition("__")[::2], Decimal(value)) for name, value in settings.items()]
    with book.house.app() as connection:
        return backtest(connection, since, until, book.client.name, others)


def caught(result: Backtested) -> dict[str, tuple[int, int, int]]:
    return {one.rule: (one.block, one.look, one.info) for one in result.rules if one.block or one.look or one.info}


def of(result: Backtested, rule: str) -> Caught:
    [found] = [one for one in result.rules if one.rule == rule]
    return found


def test_each_rule_catches_what_was_there_to_be_caught_once(past: Book) -> None:
    result = replay(past, ago(28), TODAY)
    assert caught(result) == {
        "upward_edit": (0, 1, 0),
        "voided": (0, 1, 0),
        "rebilled": (1, 0, 0),
        "duplicate": (1, 0, 0),
    }
    assert (result.clients, result.changes, result.flagged, result.blocked) == (1, 6, 4, 2)


def test_a_day_knows_nothing_of_what_came_after_it(past: Book) -> None:
    assert caught(replay(past, ago(28), ago(16))) == {"upward_edit": (0, 1, 0)}
    assert caught(replay(past, ago(12), ago(9))) == {"rebilled": (1, 0, 0)}
    assert caught(replay(past, ago(4), TODAY)) == {}  # the number was another one by then


def test_what_was_approved_by_then_is_what_is_compared_with(past: Book) -> None:
    first = replay(past, ago(30), ago(30))
    assert (first.changes, caught(first)) == (2, {})
    assert replay(past, ago(28), ago(27)).changes == 0


def test_a_draft_that_is_authorised_as_it_was_is_new_then(past: Book) -> None:
    draft = past.invoice("z", ago(14), "900", words="Glass", due_date=None, status=Status.DRAFT)
    past.stage(draft, seen=ago(14))
    past.stage(past.invoice("z", ago(14), "900", words="Glass", due_date=None), seen=ago(12))
    assert replay(past, ago(13), ago(11)).changes == 1


def test_another_setting_is_held_against_the_one_that_is(past: Book) -> None:
    result = replay(past, ago(28), TODAY, upward_edit__amount="1", rebilled__percent="0.4", pre_invoiced__days="1")
    raised, again = of(result, "upward_edit"), of(result, "rebilled")
    assert (raised.look, raised.more, raised.fewer) == (1, 0, 1)
    [example] = raised.examples_fewer
    assert (example.number, example.day, example.client) == ("INV-a", ago(20), past.client.name)
    assert "0.50 GBP higher" in example.sentence
    assert (again.block, again.fewer) == (1, 1)
    assert of(result, "duplicate").fewer == 0


def test_a_stricter_setting_catches_more(past: Book) -> None:
    result = replay(past, ago(28), TODAY, due_extended__term="20")
    more = of(result, "due_extended")
    assert (more.look, more.more) == (0, 4)
    assert {example.number for example in more.examples_more} == {"INV-c", "X-1", "x1", "X-2"}


def everything(house: House) -> dict[str, Any]:
    tables = house.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'syncio' ORDER BY 1")
    names = [str(row["tablename"]) for row in tables]
    query = sql.SQL("SELECT to_jsonb(t) AS row FROM {} t ORDER BY to_jsonb(t)::text")
    return {name: house.rows(query.format(sql.Identifier(name)).as_string()) for name in names}


def test_nothing_is_written_and_nothing_is_left_behind(past: Book) -> None:
    before = everything(past.house)
    with past.house.app() as connection:
        backtest(connection, ago(28), TODAY)
        assert everything(past.house) == before
        client = Clients(connection).get(past.client.name)
        assert compare(connection, client).changes == 5  # the real book is seen again


@pytest.mark.parametrize(
    ("settings", "error"), [({"upward_edit__sum": "1"}, Misconfigured), ({"aged__days": "0"}, Misconfigured)]
)
def test_an_unknown_setting_is_an_error(past: Book, settings: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        replay(past, ago(2), TODAY, **settings)


def test_days_have_to_follow_each_other(past: Book) -> None:
    with pytest.raises(Invalid):
        replay(past, TODAY, ago(1))
