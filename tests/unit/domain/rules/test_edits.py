"""What is held against the snapshot: edits of an invoice that was approved or funded."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.invoice import Kind
from tests.unit.domain.made import content
from tests.unit.domain.rules.cases import FUNDING, ISSUED, changed, due, fired, new, of, set_to, severity, voided

LATER = date(2026, 10, 31) + timedelta(days=1)


def raised_by(amount: str) -> dict[str, Any]:
    return {"total": Decimal(110) + Decimal(amount)}


def test_an_approved_invoice_that_is_as_it_was_raises_no_flag() -> None:
    assert fired(changed(FUNDING)) == []


def test_a_raised_funded_invoice_is_blocked_and_shows_what_more_could_be_drawn() -> None:
    flag = of("upward_edit", changed(FUNDING, **raised_by("40")))
    assert flag is not None
    assert flag.severity == "block"
    assert flag.evidence["advance"] == "34.00"
    assert flag.sentence == (
        "The total is 40.00 AUD higher than when it was funded: 34.00 AUD more could be drawn against it."
    )


def test_a_raised_unfunded_invoice_is_looked_at() -> None:
    flag = of("upward_edit", changed(**raised_by("40")))
    assert flag is not None
    assert (flag.severity, flag.sentence) == ("look", "The total is 40.00 AUD higher than at its last approval.")


@pytest.mark.parametrize(("by", "found"), [("0.01", None), ("0.0101", "block"), ("-40", None)])
def test_a_cent_is_no_raise_and_more_than_a_cent_is(by: str, found: str | None) -> None:
    assert severity("upward_edit", changed(FUNDING, **raised_by(by))) == found


def test_small_steps_add_up_because_the_snapshot_is_what_counts() -> None:
    step = changed(FUNDING, {"before": content(**raised_by("0.01"))}, **raised_by("0.02"))
    assert severity("upward_edit", step) == "block"


def test_a_client_may_have_another_limit() -> None:
    assert of("upward_edit", changed(FUNDING, set_to(upward_edit__amount="40"), **raised_by("40"))) is None


def test_a_credit_note_counts_for_more_once_it_is_lowered() -> None:
    note = content(kind=Kind.CREDIT_NOTE)
    lowered = changed(None, {"before": note, "snapshot": note}, kind=Kind.CREDIT_NOTE, total=Decimal(100))
    flag = of("upward_edit", lowered)
    assert flag is not None
    assert flag.sentence == "This credit is 10.00 AUD lower than at its last approval."
    raised = changed(None, {"before": note, "snapshot": note}, kind=Kind.CREDIT_NOTE, total=Decimal(120))
    assert of("upward_edit", raised) is None


def test_what_was_void_and_is_no_more_counts_for_all_of_it() -> None:
    void = content(state="void")
    flag = of("upward_edit", changed(None, {"type": "reappeared", "before": void, "snapshot": void}))
    assert flag is not None
    assert flag.sentence == "It was void at its last approval and counts for 110.00 AUD now."


def test_a_voided_funded_invoice_is_blocked_and_an_unfunded_one_looked_at() -> None:
    flag = of("voided", voided(FUNDING))
    assert flag is not None
    assert flag.severity == "block"
    assert "93.50 AUD is advanced" in flag.sentence
    assert fired(voided()) == ["voided"]
    assert severity("voided", voided()) == "look"


def test_another_debtor_or_currency_is_blocked() -> None:
    assert severity("debtor_changed", changed(debtor="d2")) == "block"
    assert severity("currency_changed", changed(currency="NZD")) == "block"
    assert fired(new(debtor="d2", currency="NZD")) == []


@pytest.mark.parametrize(("days", "effect"), [(1, "younger than it is"), (-1, "older than it was")])
def test_another_issue_date_is_looked_at_and_blocked_where_it_is_funded(days: int, effect: str) -> None:
    moved = ISSUED + timedelta(days=days)
    flag = of("redated", changed(FUNDING, issue_date=moved))
    assert flag is not None
    assert (flag.severity, flag.evidence["issue_date_now"]) == ("block", moved.isoformat())
    assert effect in flag.sentence
    assert severity("redated", changed(issue_date=moved)) == "look"


def test_a_later_due_date_is_looked_at_and_an_earlier_one_is_not() -> None:
    flag = of("due_extended", changed(due_date=LATER))
    assert flag is not None
    assert (flag.severity, "1 day later" in flag.sentence) == ("look", True)
    assert of("due_extended", changed(due_date=date(2026, 10, 30))) is None
    assert of("due_extended", changed(due_date=None)) is None


@pytest.mark.parametrize(("days", "found"), [(90, None), (91, "look")])
def test_a_new_invoice_is_due_within_the_clients_longest_term(days: int, found: str | None) -> None:
    assert severity("due_extended", new(due_date=ISSUED + timedelta(days=days))) == found
    short = set_to(due_extended__term=str(days - 1))
    assert severity("due_extended", new(short, due_date=ISSUED + timedelta(days=days))) == "look"


@pytest.mark.parametrize(
    ("number", "found"), [("INV-2", "look"), ("inv 1", None), ("INV/1", None), ("INV-1", None), ("", "look")]
)
def test_another_number_is_looked_at_and_another_way_to_write_it_is_not(number: str, found: str | None) -> None:
    assert severity("number_changed", changed(number=number)) == found


@pytest.mark.parametrize(("credited", "found"), [("0.009", None), ("10.99", "look"), ("11", "block"), ("110", "block")])
def test_credit_after_funding_blocks_from_a_tenth_of_the_total(credited: str, found: str | None) -> None:
    case = changed(FUNDING, {"type": "balance", "balance": due("0", credited=credited)})
    assert severity("credit_after_funding", case) == found


def test_credit_before_funding_is_no_credit_after_funding() -> None:
    half = {"balance_then": due("55", credited="55"), "balance_before": due("55", credited="55")}
    assert fired(changed(FUNDING, half | {"type": "balance", "balance": due("0", credited="55", paid="55")})) == []
    more = of("credit_after_funding", changed(FUNDING, half | {"type": "balance", "balance": due("54", credited="56")}))
    assert more is not None
    assert (more.severity, more.evidence["credited"], more.evidence["percent"]) == ("look", "1", "0.9")


def test_credit_that_was_approved_is_not_held_against_the_next_payment_but_counts_with_more_credit() -> None:
    approved = {"balance_before": due("100", credited="10")}
    payment = changed(FUNDING, approved | {"type": "balance", "balance": due("50", credited="10", paid="50")})
    assert fired(payment) == []
    more = changed(FUNDING, approved | {"type": "balance", "balance": due("99", credited="11")})
    assert severity("credit_after_funding", more) == "block"


def test_credit_on_what_is_not_funded_is_no_concern() -> None:
    assert fired(changed(None, {"type": "balance", "balance": due("0", credited="110")})) == []
