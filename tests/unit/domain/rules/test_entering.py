"""What is asked of a new invoice by itself: its dates, its number, who owes it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.invoice import Kind
from syncio.domain.rules.context import Gap, Party
from tests.unit.domain.made import content
from tests.unit.domain.rules.cases import ISSUED, around, changed, due, fired, new, of, other, set_to, severity

HISTORY = {"baseline": None}
ENDED = {"balance": due("0", paid="110")}


def test_an_ordinary_new_invoice_raises_no_flag() -> None:
    assert fired(new()) == []


@pytest.mark.parametrize(("days", "found"), [(-1, None), (0, None), (1, "block")])
def test_an_invoice_dated_after_it_was_first_seen_is_blocked(days: int, found: str | None) -> None:
    assert severity("pre_invoiced", new(issue_date=ISSUED + timedelta(days=days))) == found


def test_a_client_may_be_allowed_to_invoice_some_days_ahead() -> None:
    ahead = {"issue_date": ISSUED + timedelta(days=7)}
    assert of("pre_invoiced", new(set_to(pre_invoiced__days="7"), **ahead)) is None
    assert severity("pre_invoiced", new(set_to(pre_invoiced__days="6"), **ahead)) == "block"


def test_a_date_that_was_approved_is_not_held_against_the_next_edit() -> None:
    future: dict[str, Any] = {"issue_date": ISSUED + timedelta(days=5)}
    approved = content(**future)
    same = changed(None, {"before": approved, "snapshot": approved}, reference="PO 1", **future)
    assert of("pre_invoiced", same) is None
    assert severity("pre_invoiced", changed(**future)) == "block"


def test_a_credit_note_may_have_any_date() -> None:
    assert fired(new(kind=Kind.CREDIT_NOTE, issue_date=ISSUED + timedelta(days=30))) == []


@pytest.mark.parametrize(("days", "found"), [(7, None), (8, "look")])
def test_an_invoice_dated_long_before_it_was_first_seen_is_looked_at(days: int, found: str | None) -> None:
    assert severity("backdated", new({"first_seen": ISSUED + timedelta(days=days)})) == found


@pytest.mark.parametrize("baseline", [None, ISSUED + timedelta(days=60)])
def test_nothing_that_came_with_the_clients_history_is_backdated(baseline: date | None) -> None:
    assert of("backdated", new({"first_seen": ISSUED + timedelta(days=60), "baseline": baseline})) is None


@pytest.mark.parametrize(("number", "found"), [("inv 0", "block"), ("INV.0", "block"), ("INV-00", None)])
def test_a_number_that_is_taken_is_blocked_however_it_is_written(number: str, found: str | None) -> None:
    flag = of("duplicate", new(around(numbered=(other(number=number),)), number="INV-0"))
    assert (flag and flag.severity) == found
    if flag:
        assert flag.sentence == (
            f"Its number is taken: the client has invoice {number} of 1 October 2026 over 110.00 AUD too."
        )
        assert flag.evidence["other_id"] == "y"


@pytest.mark.parametrize(
    ("one", "another", "same"), [("2024-1-12", "2024-11-2", False), ("10-01", "1001", True), ("A-1", "A1", True)]
)
def test_other_groups_of_digits_are_another_number(one: str, another: str, same: bool) -> None:
    assert (of("duplicate", new(around(numbered=(other(number=another),)), number=one)) is not None) == same


def test_no_number_is_nobodys_duplicate() -> None:
    assert fired(new(around(numbered=(other(number=""),)), number=" - ")) == []


def test_an_approved_invoice_that_takes_anothers_number_is_blocked_and_one_that_keeps_its_own_is_not() -> None:
    taken = around(numbered=(other(number="INV-9"),))
    assert severity("duplicate", changed(None, taken, number="INV-9")) == "block"
    kept = changed(None, around(numbered=(other(number="INV-1"),)), reference="PO 2")
    assert of("duplicate", kept) is None


def test_the_number_of_a_voided_invoice_may_come_again_but_is_looked_at() -> None:
    case = new(around(numbered=(other(number="INV-1", cancelled=date(2026, 9, 30)),)))
    assert fired(case) == ["number_changed"]
    flag = of("number_changed", case)
    assert flag is not None
    assert "was cancelled on 30 September 2026" in flag.sentence


def test_what_is_paid_and_came_with_the_history_is_no_duplicate_of_anything() -> None:
    taken = around(numbered=(other(number="INV-1"),))
    assert fired(new(taken | HISTORY | ENDED)) == []
    assert severity("duplicate", new(taken | ENDED)) == "block"
    assert severity("duplicate", new(taken | HISTORY)) == "block"


@pytest.mark.parametrize(
    ("client", "debtor", "found"),
    [
        (Party(tax_key="12345678"), Party(tax_key="12345678"), "block"),
        (Party(tax_key="12345678"), Party(tax_key="12345679"), None),
        (Party(), Party(), None),
        (Party(mail_domains=("a.example", "b.example")), Party(mail_domains=("b.example",)), "block"),
        (Party(mail_domains=("a.example",)), Party(mail_domains=("b.example",)), None),
    ],
)
def test_client_and_debtor_may_not_be_of_one_house(client: Party, debtor: Party, found: str | None) -> None:
    known = around(client=client, debtor=debtor)
    assert severity("related_party", new(known)) == found
    assert severity("related_party", changed(None, known, debtor="d2")) == found
    assert of("related_party", changed(None, known, reference="PO 3")) is None


def test_missing_numbers_are_told_with_the_invoice_that_comes_next() -> None:
    gaps = (Gap("INV-3", "INV-5", 1), Gap("INV-7", "INV-10", 2))
    flag = of("number_gap", new(around(gaps=gaps)))
    assert flag is not None
    assert flag.severity == "info"
    assert flag.sentence == (
        "3 numbers have been missing from this sequence for more than 5 days: between INV-3 and INV-5, between INV-7 "
        "and INV-10."
    )


def test_sums_of_money_in_evidence_are_exact() -> None:
    flag = of("duplicate", new(around(numbered=(other(number="INV-1", total=Decimal("1.2345")),))))
    assert flag is not None
    assert flag.evidence["other_total"] == "1.2345"
