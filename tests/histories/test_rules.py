"""A small history, lived on PostgreSQL: what the rules make of every kind of fraud. `make bench` lives a large one."""

from datetime import timedelta

import pytest

from tests.histories.frauds.planting import FRAUDS
from tests.histories.history import History
from tests.histories.lending import Lender
from tests.histories.scoring import THERE, Score, scored
from tests.histories.writing import write

#: Three clients, two of whom invoice in one currency: what is sold twice needs both.
SEED, SIZE, WEEKS, FIRST, BEFORE = 5, 180, 9, 3, timedelta(weeks=40)
#: What says how much may be lent and accuses nobody, and what is never said alone.
OF_NO_FRAUD = {"aged", "cross_aged", "contra", "concentration", "first_digit"}


@pytest.fixture(scope="module")
def history() -> History:
    return write(SEED, SIZE, WEEKS, frauds=len(FRAUDS), first=FIRST, before=BEFORE)


@pytest.fixture(scope="module")
def score(history: History, lender: Lender) -> Score:
    return scored(history, lender.live(history))


def test_every_kind_of_fraud_is_there(history: History) -> None:
    assert {fraud.name for fraud in history.frauds} == set(FRAUDS)


def test_every_fraud_that_has_to_be_blocked_is_blocked_in_time(score: Score) -> None:
    assert [miss for miss in score.misses if miss.expected.severity == "block"] == []
    assert score.blocks > 0


def test_nothing_else_that_has_to_be_found_is_missed(score: Score) -> None:
    assert score.misses == ()


def test_no_honest_document_is_blocked_but_where_the_rules_want_it(score: Score) -> None:
    assert [alarm for alarm in score.alarms if not alarm.allowed] == []
    assert score.honest > 0


@pytest.mark.parametrize("rule", sorted(THERE - OF_NO_FRAUD))
def test_a_rule_has_something_to_find_and_finds_it(score: Score, rule: str) -> None:
    [tally] = [tally for tally in score.tallies if tally.rule == rule]
    assert (tally.there, tally.missed) == (True, 0)
    assert tally.expected > 0
