"""Which changes are clean, and which of them go to a person all the same."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.change import Change, Flag, Mark
from syncio.domain.policy import Allowance, counted, is_clean, is_drawn, standing_approval_hash

FLAG = Flag(rule="round_amounts", severity="info", sentence="A round amount.", evidence={})


def change(**given: Any) -> Change:
    """An edit that leaves the gross as it was."""
    usual: dict[str, Any] = {
        "record": 1,
        "external_id": "x1",
        "subject": "invoice",
        "type": "changed",
        "before": Mark(1, bytes(32), 1, bytes(32)),
        "after": Mark(2, b"b" * 32, 2, bytes(32)),
        "debtor": (2, 1),
        "number": "INV-1",
        "debtor_name": "Acme Ltd",
        "currency": "GBP",
        "currency_before": "GBP",
        "amount_before": Decimal(100),
        "amount_after": Decimal(100),
        "amount_snapshot": Decimal(100),
        "currency_snapshot": "GBP",
        "flags": (),
        "fields": (),
    }
    return Change(**usual | given)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"amount_after": Decimal("99.99")},
        {"amount_after": Decimal(0)},
        {"amount_snapshot": None, "currency_snapshot": None},
        {"amount_snapshot": Decimal(500)},
    ],
)
def test_an_edit_that_raises_nothing_is_clean(given: dict[str, Any]) -> None:
    assert is_clean(change(**given))


@pytest.mark.parametrize(
    "given",
    [
        {"flags": (FLAG,)},
        {"amount_after": Decimal("100.0001")},
        {"amount_snapshot": Decimal("99.99")},
        {"currency_before": "EUR"},
        {"currency_snapshot": "EUR"},
        {"type": "new", "before": None, "amount_before": None, "currency_before": None},
        {"type": "voided", "amount_after": Decimal(0)},
        {"type": "reappeared", "amount_before": Decimal(0)},
        {"type": "balance"},
        {"amount_before": Decimal(-100), "amount_after": Decimal(-120), "amount_snapshot": Decimal(-100)},
        {"amount_before": Decimal(-100), "amount_after": Decimal(-80), "amount_snapshot": Decimal(-100)},
        {"subject": "debtor", "currency": "", "currency_before": None, "amount_before": None, "amount_after": None},
    ],
)
def test_everything_else_is_not(given: dict[str, Any]) -> None:
    assert not is_clean(change(**given))


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ({}, 100),
        ({"amount_after": Decimal(40)}, 100),
        ({"amount_snapshot": Decimal(900)}, 900),
        ({"amount_snapshot": None, "amount_before": Decimal(70), "amount_after": Decimal(60)}, 70),
    ],
)
def test_it_counts_the_greater_of_old_and_new(given: dict[str, Any], counts: int) -> None:
    assert counted(change(**given)) == counts


def test_one_in_twenty_is_drawn_and_another_secret_draws_others() -> None:
    names = [f"x{number}" for number in range(20_000)]
    drawn = {name for name in names if is_drawn(b"one", name, bytes(32))}
    others = {name for name in names if is_drawn(b"two", name, bytes(32))}
    assert 900 < len(drawn) < 1100
    assert len(drawn & others) < 100


def test_the_lot_is_the_same_until_something_was_approved() -> None:
    lots = {is_drawn(b"one", "x1", bytes([n]) * 32) for n in range(100)}
    assert lots == {True, False}
    assert len({is_drawn(b"one", "x1", bytes(32)) for _ in range(5)}) == 1


def test_a_signature_is_bound_to_what_may_pass() -> None:
    now = datetime(2026, 11, 2, tzinfo=UTC)
    sums = (None, Allowance(Decimal(5), "GBP"), Allowance(Decimal(6), "GBP"), Allowance(Decimal(5), "EUR"))
    assert len({standing_approval_hash("Northwind", "clean", "ada", now, allowance) for allowance in sums}) == len(sums)
