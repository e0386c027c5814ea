"""A small history, lived on PostgreSQL: what the rules that are there make of it. `make bench` lives a large one."""

import pytest

from tests.histories.frauds.planting import FRAUDS
from tests.histories.history import History
from tests.histories.lending import Lender
from tests.histories.scoring import Score, scored
from tests.histories.writing import write

SEED, SIZE, WEEKS = 5, 240, 9


@pytest.fixture(scope="module")
def history() -> History:
    return write(SEED, SIZE, WEEKS, frauds=len(FRAUDS))


@pytest.fixture(scope="module")
def score(history: History, lender: Lender) -> Score:
    return scored(history, lender.live(history))


def test_every_fraud_that_has_to_be_blocked_is_blocked_in_time(score: Score) -> None:
    assert [miss for miss in score.misses if miss.expected.severity == "block"] == []
    assert score.blocks > 0


def test_nothing_else_that_has_to_be_found_is_missed(score: Score) -> None:
    assert score.misses == ()


def test_no_honest_document_is_blocked_but_where_the_rules_want_it(score: Score) -> None:
    assert [alarm for alarm in score.alarms if not alarm.allowed] == []


@pytest.mark.parametrize("rule", ["upward_edit", "voided", "debtor_changed", "currency_changed"])
def test_a_rule_has_something_to_find_and_finds_it(score: Score, rule: str) -> None:
    [tally] = [tally for tally in score.tallies if tally.rule == rule]
    assert (tally.there, tally.missed) == (True, 0)
    assert tally.expected > 0
