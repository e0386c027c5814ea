"""What no money may be lent against: each part taken off once, in one order."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.money import ZERO
from syncio.domain.rules import Case, flags
from syncio.domain.rules.context import Owing
from tests.unit.domain.made import content
from tests.unit.domain.rules.cases import ISSUED, around, changed, due, fired, new, of, set_to

HISTORY = {"baseline": None}
INELIGIBLE = ("aged", "cross_aged", "contra", "concentration")


def on(days: int, **case: Any) -> Case:
    """A new invoice that is so many days old, and due in a long time."""
    return new({"today": ISSUED + timedelta(days=days)} | case, due_date=None)


def owing(**given: str) -> dict[str, Any]:
    usual = {"balance": "1000", "ledger": "10000"}
    return around(owing=Owing(**{name: Decimal(value) for name, value in (usual | given).items()}))


def part(rule: str, case: Case) -> Decimal | None:
    flag = of(rule, case)
    assert flag is None or flag.severity == "look"
    return Decimal(flag.evidence["ineligible"]) if flag else None


@pytest.mark.parametrize(("days", "found"), [(90, None), (91, Decimal(110))])
def test_an_invoice_ages_at_ninety_days(days: int, found: Decimal | None) -> None:
    assert part("aged", on(days)) == found
    assert part("aged", on(days - 30, **set_to(aged__days="60"))) == found


@pytest.mark.parametrize(("days", "found"), [(60, None), (61, Decimal(110))])
def test_or_sixty_days_past_its_due_date(days: int, found: Decimal | None) -> None:
    case = new({"today": date(2026, 10, 10) + timedelta(days=days)}, due_date=date(2026, 10, 10))
    assert part("aged", case) == found


def test_the_sentence_tells_how_old_and_how_late_it_is() -> None:
    flag = of("aged", new({"today": date(2027, 1, 10)}))
    assert flag is not None
    assert flag.sentence == "It is 101 days old, 71 days past its due date: the 110.00 AUD that are due are ineligible."


def test_only_what_is_due_is_ineligible_and_what_is_paid_never_is() -> None:
    assert part("aged", on(91, balance=due("30", paid="80"))) == 30
    assert fired(on(91, balance=due("0", paid="110"))) == []


def test_an_edit_that_lets_nobody_draw_more_is_not_held_against_age() -> None:
    old = {"today": ISSUED + timedelta(days=100)}
    assert of("aged", changed(None, old, reference="PO 7")) is None
    assert of("aged", changed(None, old, total=Decimal(100))) is None
    assert part("aged", changed(None, old, total=Decimal(120))) == 120
    assert part("aged", changed(None, old, debtor="d2")) == 110


@pytest.mark.parametrize(("aged", "found"), [("500", None), ("500.01", Decimal(110))])
def test_a_debtor_half_aged_ages_all_of_it(aged: str, found: Decimal | None) -> None:
    assert part("cross_aged", new(owing(aged=aged))) == found


def test_an_aged_invoice_is_taken_off_once() -> None:
    known = owing(aged="600", payable="700", balance="9000")
    assert [flag.rule for flag in flags(on(91, **known)) if flag.rule in INELIGIBLE] == ["aged"]
    assert [flag.rule for flag in flags(on(1, **owing(aged="9000", payable="700", balance="9000")))] == ["cross_aged"]


@pytest.mark.parametrize(
    ("payable", "newer", "found"),
    [
        ("0", "0", None),
        ("40", "0", Decimal(40)),
        ("400", "0", Decimal(110)),
        ("400", "300", Decimal(100)),
        ("400", "400", None),
    ],
)
def test_what_the_client_owes_its_debtor_falls_on_the_newest_invoices(
    payable: str, newer: str, found: Decimal | None
) -> None:
    assert part("contra", new(owing(payable=payable, newer=newer))) == found


def test_no_more_is_set_off_than_the_debtor_owes() -> None:
    assert part("contra", new(owing(payable="5000", balance="60"))) == 60


@pytest.mark.parametrize(
    ("balance", "newer", "found"),
    [
        ("2500", "0", None),
        ("2500.01", "0", Decimal("0.01")),
        ("3000", "0", Decimal(110)),
        ("3000", "450", Decimal(50)),
        ("3000", "500", None),
    ],
)
def test_a_debtor_may_owe_a_quarter_of_the_ledger(balance: str, newer: str, found: Decimal | None) -> None:
    assert part("concentration", new(owing(balance=balance, newer=newer))) == found


def test_the_sentence_tells_share_and_limit() -> None:
    flag = of("concentration", new(owing(balance="3000") | set_to(concentration__percent="12.5")))
    assert flag is not None
    assert flag.sentence == (
        "This debtor owes 30.0 % of the client's ledger of 10,000.00 AUD, where 12.5 % is the limit: 110.00 AUD of "
        "this invoice is ineligible."
    )


def test_contra_and_concentration_share_what_is_due() -> None:
    case = new(owing(balance="3000", payable="80"))
    assert [part("contra", case), part("concentration", case)] == [80, 30]


def test_a_debtors_parts_add_up_to_what_is_over_the_limit() -> None:
    """Ten invoices of 400 where 2,500 is the limit: 1,500 is over it, on the four newest."""
    parts = [part("concentration", invoice_of_ten(no)) or ZERO for no in range(10)]
    assert parts == [400, 400, 400, 300, 0, 0, 0, 0, 0, 0]


def invoice_of_ten(newer: int) -> Case:
    known = owing(balance="4000", newer=str(400 * newer))
    return new(known | {"balance": due("400")}, total=Decimal(400), lines=content().lines)
