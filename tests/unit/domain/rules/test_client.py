"""What is said of a client by how it usually invoices."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.rules.context import Month, Owing, Raises, Usual
from syncio.domain.rules.first_digit import deviation
from tests.unit.domain.rules.cases import FUNDING, ISSUED, around, changed, fired, new, of, set_to, severity

BASELINE = date(2026, 1, 31)
BENFORD = (301, 176, 125, 97, 79, 67, 58, 51, 46)


def usually(leads: bool = True, **given: Any) -> dict[str, Any]:
    return around(usual=Usual(**given), leads=leads)


def raises(count: int, amount: str, ledger: str = "100000") -> dict[str, Any]:
    return around(raises=Raises(count, Decimal(amount)), owing=Owing(ledger=Decimal(ledger), balance=Decimal(100)))


@pytest.mark.parametrize(
    ("count", "amount", "by", "found"),
    [
        (0, "0", "10", None),
        (1, "10", "10", None),
        (2, "20", "10", "look"),
        (0, "0", "1000", None),
        (0, "0", "1000.01", "look"),
        (1, "995", "5.01", "look"),
        (2, "20", "0.01", None),
        (2, "20", "-5", None),
    ],
)
def test_a_drip_of_raises_is_three_invoices_or_a_hundredth_of_the_ledger(
    count: int, amount: str, by: str, found: str | None
) -> None:
    assert severity("drip", changed(None, raises(count, amount), total=Decimal(110) + Decimal(by))) == found


def test_the_sentence_adds_this_raise_to_the_others() -> None:
    flag = of("drip", changed(FUNDING, raises(2, "20"), total=Decimal(120)))
    assert flag is not None
    assert flag.sentence == (
        "Within 30 days the client has raised 3 invoices, by 30.00 AUD in this currency, where its ledger comes to "
        "100,000.00 AUD."
    )


def test_it_is_told_once_a_comparison() -> None:
    assert of("drip", changed(None, around(owing=Owing(ledger=Decimal(1000))), total=Decimal(200))) is None


def test_a_client_without_a_ledger_has_no_hundredth_of_it() -> None:
    assert of("drip", changed(None, raises(0, "0", "0"), total=Decimal(120))) is None


@pytest.mark.parametrize(
    ("since", "total", "found"),
    [
        (ISSUED - timedelta(days=90), "1000.01", "look"),
        (ISSUED - timedelta(days=91), "1000.01", None),
        (ISSUED, "1000", None),
        (BASELINE, "1000.01", None),
    ],
)
def test_a_young_debtors_large_invoice_is_looked_at(since: date, total: str, found: str | None) -> None:
    known = around(debtor_since=since, usual=Usual(large=Decimal(1000)))
    assert severity("new_and_large", new(known, total=Decimal(total))) == found


def test_while_all_is_history_no_debtor_is_new() -> None:
    known = around(debtor_since=ISSUED, usual=Usual(large=Decimal(1000)))
    assert of("new_and_large", new(known | {"baseline": None}, total=Decimal(5000))) is None


def sales(lately: str, received: str = "1000", leads: bool = True, count: int = 6, varies: int = 0) -> dict[str, Any]:
    """Months of 900 and 1,100 in turn: 1,000 in the mean, deviating by 100; 1,000 came in, deviating by `varies`."""
    months = tuple(
        Month(Decimal(900 + 200 * (no % 2)), Decimal(1000 + (-varies, varies)[no % 2])) for no in range(count)
    )
    return usually(leads, months=months, lately=Month(Decimal(lately), Decimal(received)))


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (sales("1300"), None),
        (sales("1300.01"), "look"),
        (sales("1300.01", received="1100"), "look"),
        (sales("1300.01", received="1100.01"), None),
        (sales("1300.01", received="1240", varies=80), "look"),
        (sales("1300.01", received="1240.01", varies=80), None),
        (sales("1300.01", leads=False), None),
        (sales("1300.01", count=5), None),
        (sales("1300.01") | set_to(velocity__deviations="4"), None),
    ],
)
def test_sales_that_grow_while_no_more_money_comes_in_are_looked_at(known: dict[str, Any], found: str | None) -> None:
    assert severity("velocity", new(known)) == found


@pytest.mark.parametrize(
    ("round_", "of_", "found"), [(4, 12, None), (5, 12, "info"), (9, 9, None), (10, 10, "info"), (0, 50, None)]
)
def test_more_round_totals_than_usual_are_noted(round_: int, of_: int, found: str | None) -> None:
    """A tenth is usual; of twelve, 37 % are three standard deviations more."""
    known = usually(count=200, round=20, count_lately=of_, round_lately=round_)
    assert severity("round_amounts", new(known)) == found
    assert of("round_amounts", new(usually(False, count=200, round=20, count_lately=of_, round_lately=round_))) is None


def test_a_client_whose_totals_never_were_round_may_begin_to() -> None:
    assert of("round_amounts", new(usually(count=700, count_lately=228, round_lately=2))) is None
    assert severity("round_amounts", new(usually(count=700, count_lately=228, round_lately=3))) == "info"


def test_too_few_invoices_tell_nothing_of_round_totals() -> None:
    assert fired(new(usually(count=99, round=1, count_lately=20, round_lately=20))) == []


def test_totals_that_begin_as_benfords_law_has_it_are_nothing_and_others_are_never_told_alone() -> None:
    assert deviation(BENFORD) < Decimal("0.001")
    flat = usually(digits=(112, 111, 111, 111, 111, 111, 111, 111, 111))
    assert fired(new(flat)) == []
    aged = flat | {"today": ISSUED + timedelta(days=100)}
    assert fired(new(aged)) == ["aged", "first_digit"]
    assert fired(new(aged | usually(digits=BENFORD))) == ["aged"]
    assert fired(new(aged | usually(digits=(33,) * 9))) == ["aged"]  # 297 are too few
    assert fired(new(aged | usually(digits=(34,) * 9))) == ["aged", "first_digit"]


NIGHT, DAY = datetime(2026, 10, 1, 22, tzinfo=UTC), datetime(2026, 10, 1, 21, 59, tzinfo=UTC)
SATURDAY = datetime(2026, 10, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entered", "late", "found"),
    [
        (NIGHT, 4, "info"),
        (datetime(2026, 10, 1, 4, 59, tzinfo=UTC), 4, "info"),
        (SATURDAY, 4, "info"),
        (DAY, 4, None),
        (datetime(2026, 10, 1, 5, tzinfo=UTC), 4, None),
        (NIGHT, 3, None),
    ],
)
def test_entering_at_night_or_at_a_weekend_is_noted_where_it_is_three_times_as_frequent_as_usual(
    entered: datetime, late: int, found: str | None
) -> None:
    """A tenth is usual, three tenths are three times that."""
    known = usually(count=98, late=9, count_lately=10, late_lately=late)
    assert severity("out_of_hours", new(known | {"entered": entered, "first_seen": ISSUED})) == found


def test_what_came_with_the_history_was_entered_at_any_time() -> None:
    known = usually(count=98, late=0, count_lately=10, late_lately=9)
    assert of("out_of_hours", new(known | {"entered": NIGHT, "baseline": None})) is None
