from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.shown import Stake
from syncio.reports.answers import Listed
from syncio.reports.urgency import age, by_urgency, due, span
from tests.unit.reports.samples import OPENED

NOW = OPENED + timedelta(hours=5)


def review(number: int, stakes: dict[str, int] | None = None, **given: Any) -> Listed:
    counts = ("changes", "undecided", "approved", "rejected", "superseded", "blocked", "flagged")
    plain: dict[str, Any] = dict.fromkeys(counts, 0) | {
        "id": number,
        "client": "Northgate",
        "opened": OPENED,
        "closed": None,
        "reason": None,
        "outcome": None,
        "hash": "",
        "totals": (),
        "at_stake": tuple(Stake(currency, Decimal(amount)) for currency, amount in (stakes or {}).items()),
        "run_id": f"review-{number}",
    }
    return Listed(**plain | given)


def order(*reviews: Listed) -> list[int]:
    return [each.id for each in by_urgency(reviews)]


def test_the_nearest_deadline_comes_first_and_none_comes_last() -> None:
    late, soon = OPENED + timedelta(days=2), OPENED + timedelta(hours=1)
    blocked = review(1, blocked_undecided=9)
    assert order(blocked, review(2, deadline=late), review(3, deadline=soon)) == [3, 2, 1]


def test_then_what_is_blocked_counts_and_then_the_money() -> None:
    assert order(review(1, {"GBP": 900}), review(2, blocked_undecided=1), review(3, {"GBP": 1000})) == [2, 3, 1]


def test_money_of_two_currencies_is_not_added_up() -> None:
    assert order(review(1, {"AUD": 600, "GBP": 600}), review(2, {"GBP": 700})) == [2, 1]


def test_of_equals_the_oldest_comes_first() -> None:
    assert order(review(2), review(1, opened=OPENED - timedelta(minutes=1))) == [1, 2]


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=-5), "0 minutes"),
        (timedelta(seconds=90), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(minutes=60), "1 hour"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(days=2), "2 days"),
    ],
)
def test_a_length_of_time_is_told_in_its_largest_unit(time: timedelta, words: str) -> None:
    assert span(time) == words


@pytest.mark.parametrize(
    ("deadline", "words"),
    [(None, ""), (NOW + timedelta(hours=3), "due in 3 hours"), (NOW - timedelta(days=4), "overdue by 4 days")],
)
def test_age_and_deadline_are_told(deadline: datetime | None, words: str) -> None:
    one = review(1, deadline=deadline)
    assert (age(one, NOW), due(one, NOW)) == ("opened 5 hours ago", words)


def test_what_is_as_good_as_now_is_no_count_of_minutes() -> None:
    assert age(review(1), OPENED + timedelta(seconds=59)) == "opened just now"
