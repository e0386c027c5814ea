"""What is typed into the forms for amendments, and what it comes to."""

from datetime import date
from decimal import Decimal

import pytest

from syncio.domain.amendment import (
    Amends,
    Appointment,
    Delegation,
    Dismissal,
    End,
    Facility,
    Limit,
    Mapping,
    Rate,
    Threshold,
)
from syncio.errors import Invalid
from syncio.reports.forms import FORMS
from tests.unit.reports.termed import BARE, TERMS, TODAY

LIMIT = {"user": "ben", "amount": "2500.50"}
TYPED: list[tuple[str, dict[str, str], Amends]] = [
    ("limit", LIMIT, Limit(user="ben", currency="GBP", amount=Decimal("2500.5"), first_day=TODAY)),
    (
        "limit",
        LIMIT | {"currency": "eur", "first_day": "2026-12-01", "last_day": "2026-12-31"},
        Limit(
            user="ben",
            currency="EUR",
            amount=Decimal("2500.5"),
            first_day=date(2026, 12, 1),
            last_day=date(2026, 12, 31),
        ),
    ),
    (
        "delegation",
        {"delegator": "ann", "delegate": "vic", "last_day": "2026-12-04"},
        Delegation(delegator="ann", delegate="vic", first_day=TODAY, last_day=date(2026, 12, 4)),
    ),
    ("end", {"amendment": "7"}, End(amendment=7)),
    ("mapping", {"name": "legacy", "hash": "ab" * 32}, Mapping(name="legacy", hash="ab" * 32)),
    ("appointment", {"user": " una ", "role": "viewer"}, Appointment(user="una", role="viewer")),
    ("dismissal", {"member": "reviewer ben"}, Dismissal(user="ben", role="reviewer")),
    ("threshold", {"setting": "aged days", "value": "120"}, Threshold(rule="aged", name="days", value=Decimal(120))),
    ("threshold", {"setting": "aged days"}, Threshold(rule="aged", name="days", value=None)),
    (
        "rate",
        {"currency": "usd", "value": "0.79"},
        Rate(currency="USD", facility_currency="GBP", value=Decimal("0.79"), day=TODAY),
    ),
    (
        "facility",
        {"deadline_hours": "24", "escalate": "50"},
        Facility(deadline_hours=24, escalate=Decimal("0.5"), timezone="Europe/London"),
    ),
]


@pytest.mark.parametrize(("kind", "typed", "amends"), TYPED)
def test_what_is_typed_becomes_an_amendment(kind: str, typed: dict[str, str], amends: Amends) -> None:
    assert FORMS[kind].amends(TERMS, typed) == amends


def test_every_kind_of_amendment_has_a_form() -> None:
    assert {kind for kind, _, _ in TYPED} == set(FORMS)


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("limit", {"amount": "1"}, "choose “Reviewer”"),
        ("limit", {"user": "ben"}, "fill in “May approve a day”"),
        ("limit", LIMIT | {"amount": "2,500"}, "“2,500” is no number: write it as 2500 or 2500.75"),
        ("limit", LIMIT | {"amount": "-1"}, "“-1” is no number: write it as 2500 or 2500.75"),
        ("limit", LIMIT | {"amount": "1.00001"}, "amount has more than 4 decimal places"),
        ("limit", LIMIT | {"currency": "pounds"}, "“pounds” is no currency: write its three letters, as GBP"),
        ("limit", LIMIT | {"currency": "ABC"}, "currency is no currency in use (ISO 4217)"),
        ("limit", LIMIT | {"last_day": "2026-11-29"}, "last day is before first day"),
        ("delegation", {"delegator": "ann", "delegate": "ann", "last_day": "2026-12-01"}, "nobody delegates to"),
        ("rate", {"currency": "GBP", "value": "1"}, "a currency needs no rate into itself"),
        ("rate", {"currency": "EUR", "value": "0"}, "value is no rate"),
        ("facility", {"deadline_hours": "2001"}, "“2001” has to be a whole number from 1 to 2,000"),
        ("facility", {"escalate": "100"}, "“100” has to be a whole number from 1 to 99"),
        ("facility", {"timezone": "London"}, "timezone is no IANA name, as Europe/London"),
        ("appointment", {"user": "x" * 201, "role": "viewer"}, "a name or a day in it cannot be understood"),
    ],
)
def test_what_is_missing_or_wrong_is_said_by_its_label(kind: str, typed: dict[str, str], told: str) -> None:
    with pytest.raises(Invalid) as error:
        FORMS[kind].amends(TERMS, typed)
    assert error.value.message.startswith(told)


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("limit", {"user": "ann"}, "Now ann may approve 5,000.00 GBP a day, from 1 November 2026 on"),
        ("limit", {"user": "ben"}, "Now ben may approve nothing: no limit is in force"),
        ("appointment", {"user": "vic"}, "Now vic is: viewer"),
        ("appointment", {"user": "una"}, "Now una is: no member"),
        (
            "threshold",
            {"setting": "aged days"},
            "Now 60 days: aged once it is older than this. From 1 to 365 can be set",
        ),
        ("rate", {"currency": "eur"}, "Now 1 EUR is 0.85 GBP, from 3 November 2026"),
        ("rate", {"currency": "usd"}, "Now 1 USD is not known: above every limit"),
        (
            "delegation",
            {"delegator": "ann"},
            "Now by ann's right decide: ann; vic, in their own name, on 30 November 2026",
        ),
        ("limit", {}, ""),
        ("threshold", {}, ""),
    ],
)
def test_what_is_in_force_of_what_was_chosen_stands_beside_it(kind: str, typed: dict[str, str], told: str) -> None:
    form = FORMS[kind]
    assert form.now(TERMS, form.filled(TERMS, typed)) == told


def test_only_who_can_be_meant_is_offered() -> None:
    offered = {field.name: [meant for _, meant in field.options] for field in FORMS["delegation"].fields(TERMS)}
    assert (offered["delegator"], offered["delegate"]) == (["", "ann", "ben"], ["", "ann", "ben", "vic"])
    [ends] = FORMS["end"].fields(TERMS)
    assert [meant for _, meant in ends.options] == ["", "7", "8", "9"]


def test_without_any_limit_no_currency_is_assumed() -> None:
    assert FORMS["limit"].filled(BARE, {})["currency"] == ""
