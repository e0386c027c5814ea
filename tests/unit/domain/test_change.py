from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.change import Change, FieldChange, Flag, Mark, Severity, bound_hash, push_id, stake

BLOCK = Flag(rule="upward_edit", severity="block", sentence="Raised.", evidence={})
INFO = Flag(rule="gap", severity="info", sentence="A gap.", evidence={})


def change(**given: Any) -> Change:
    usual: dict[str, Any] = {
        "record": 1,
        "external_id": "x",
        "subject": "invoice",
        "type": "changed",
        "before": Mark(1, b"a", 1, b"b"),
        "after": Mark(2, b"c", 2, b"d"),
        "debtor": (7, 1),
        "number": "INV-1",
        "debtor_name": "Bauer",
        "currency": "AUD",
        "amount_before": Decimal(1),
        "amount_after": Decimal(2),
        "flags": (),
        "fields": (FieldChange(field="total", old="1", new="2"),),
    }
    return Change(**usual | given)


def test_the_worst_flag_counts_and_a_blocked_change_needs_two_people() -> None:
    assert (change(flags=(INFO, BLOCK)).severity, change(flags=(INFO, BLOCK)).approvals_needed) == ("block", 2)
    assert (change(flags=(INFO,)).severity, change().severity, change().approvals_needed) == ("info", "none", 1)


@pytest.mark.parametrize(
    ("moved", "funded", "severity", "expected"),
    [
        ("1000", None, "none", "800"),
        ("-1000", None, "look", "800"),
        ("0.01", None, "none", "0.01"),
        ("0", "750.10", "look", "0"),
        ("0", "750.10", "block", "750.10"),
        ("1000", "750.10", "block", "800"),
        ("0", None, "block", "0"),
    ],
)
def test_at_stake_is_what_is_moved_and_of_the_blocked_all_that_is_advanced(
    moved: str, funded: str | None, severity: Severity, expected: str
) -> None:
    advanced = None if funded is None else Decimal(funded)
    assert stake(Decimal(moved), Decimal("0.8"), advanced, severity) == Decimal(expected)


@pytest.mark.parametrize(
    "other",
    [
        {"before": Mark(1, b"A", 1, b"b")},
        {"before": None},
        {"after": Mark(2, b"C", 2, b"d")},
        {"after": Mark(4, b"c", 4, b"d")},
        {"after": Mark(2, b"c", 2, b"D")},
        {"flags": (BLOCK,)},
        {"debtor": (7, 2)},
        {"external_id": "y"},
    ],
)
def test_a_decision_is_bound_to_all_that_was_shown(other: dict[str, Any]) -> None:
    assert bound_hash("Client", change(**other), "1") != bound_hash("Client", change(), "1")


def test_a_decision_is_bound_to_the_client_the_rules_and_the_document() -> None:
    hashes = {
        bound_hash("Client", change(), "1"),
        bound_hash("Other", change(), "1"),
        bound_hash("Client", change(), "2"),
        bound_hash("Client", change(), "1", pdf=b"x"),
    }
    assert len(hashes) == 4


def test_the_order_of_evidence_does_not_count() -> None:
    one, other = (
        Flag(rule="r", severity="look", sentence="s", evidence=evidence)
        for evidence in ({"a": "1", "b": "2"}, {"b": "2", "a": "1"})
    )
    assert bound_hash("Client", change(flags=(one,)), "1") == bound_hash("Client", change(flags=(other,)), "1")


def test_one_decision_has_one_push_id() -> None:
    assert push_id(b"x") == push_id(b"x") != push_id(b"y")
