"""A flag counts as found where it is severe enough, on the right document, and in time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from syncio.domain.change import Severity
from tests.histories.history import Expected, Fraud, History, Honest
from tests.histories.lending import Raised
from tests.histories.scoring import scored

MONDAY = date(2026, 1, 5)
EXPECTED = Expected("voided", "block", ("f1", "f2"), MONDAY, MONDAY + timedelta(days=1))
FLAG = Raised(MONDAY, "Northwind", "f1", "voided", "block")


def history(*expected: Expected, allowed: tuple[str, ...] = ()) -> History:
    fraud = Fraud(name="voided", client="Northwind", since=MONDAY, documents=("f1", "f2"), expected=expected)
    honest = tuple(
        Honest(name="order", client="Northwind", document=f"h{place}", allowed=allowed) for place in range(4)
    )
    begin = datetime(2026, 1, 4, tzinfo=UTC)
    return History(seed=1, begin=begin, books=(), honest=honest, frauds=(fraud,))


@pytest.mark.parametrize(
    "given",
    [{}, {"external_id": "f2"}, {"day": MONDAY + timedelta(days=1)}],
    ids=["first document", "second document", "last day"],
)
def test_what_was_expected_is_found(given: dict[str, Any]) -> None:
    score = scored(history(EXPECTED), [replace(FLAG, **given)])
    assert (score.misses, score.recall) == ((), 100)


@pytest.mark.parametrize(
    "given",
    [
        {"severity": "look"},
        {"external_id": "h1"},
        {"rule": "upward_edit"},
        {"day": MONDAY + timedelta(days=2)},
        {"day": MONDAY - timedelta(days=1)},
    ],
    ids=["too mild", "another document", "another rule", "too late", "before the fraud"],
)
def test_what_is_not_what_was_expected_is_missed(given: dict[str, Any]) -> None:
    score = scored(history(EXPECTED), [replace(FLAG, **given)])
    assert [miss.expected for miss in score.misses] == [EXPECTED]
    assert score.recall == 0


@pytest.mark.parametrize(("severity", "missed"), [("block", False), ("look", False), ("info", True)])
def test_a_severer_flag_than_was_expected_counts(severity: Severity, missed: bool) -> None:
    score = scored(history(replace(EXPECTED, severity="look")), [replace(FLAG, severity=severity)])
    assert bool(score.misses) is missed
    assert score.recall == 100  # it was not to be blocked


def test_what_is_said_of_a_client_may_stand_on_any_of_its_documents() -> None:
    expected = replace(EXPECTED, on=())
    assert scored(history(expected), [replace(FLAG, external_id="h1")]).misses == ()
    assert scored(history(expected), [replace(FLAG, client="Southwind")]).misses


def test_a_rule_that_is_not_there_is_told_as_such_and_misses_nothing() -> None:
    score = scored(history(EXPECTED, replace(EXPECTED, rule="clairvoyance")), [FLAG])
    assert (score.blocks, score.misses) == (1, ())
    [tally] = [tally for tally in score.tallies if tally.rule == "clairvoyance"]
    assert (tally.there, tally.expected, tally.missed) == (False, 1, 0)


def test_a_blocked_honest_document_is_one_false_alarm_however_many_rules_block_it() -> None:
    flags = [
        replace(FLAG, external_id="h1"),
        replace(FLAG, external_id="h1", rule="upward_edit"),
        replace(FLAG, external_id="h2", severity="look"),
    ]
    score = scored(history(allowed=("voided",)), flags)
    assert score.false_alarms == 25
    assert [(alarm.rule, alarm.allowed) for alarm in score.alarms] == [("upward_edit", False), ("voided", True)]


def test_a_tally_counts_documents_and_not_flags() -> None:
    flags = [FLAG, FLAG, replace(FLAG, external_id="h1", severity="look"), replace(FLAG, external_id="h2")]
    [tally] = [tally for tally in scored(history(EXPECTED), flags).tallies if tally.rule == "voided"]
    assert (tally.fraud, tally.honest, tally.blocked, tally.expected, tally.missed) == (1, 2, 1, 1, 0)
