from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from syncio.domain.change import Flag
from syncio.domain.invoice import Status
from syncio.domain.rules import Case, Funding, flags
from tests.unit.domain.made import content

FUNDING = Funding("x", datetime(2026, 10, 2, tzinfo=UTC), Decimal("93.50"))


def raised_by(amount: str, funding: Funding | None, **given: Any) -> tuple[Flag, ...]:
    now = content(total=Decimal(110) + Decimal(amount), **given)
    case = Case(
        type="changed",
        before=content(),
        after=now,
        after_status=Status.AUTHORISED,
        snapshot=content(),
        funding=funding,
        advance_rate=Decimal("0.85"),
    )
    return flags(case)


def test_a_raised_funded_invoice_is_blocked_and_shows_what_more_could_be_drawn() -> None:
    (flag,) = raised_by("40", FUNDING)
    assert (flag.rule, flag.severity) == ("upward_edit", "block")
    assert flag.evidence["advance"] == "34.00"
    assert "40.00 AUD higher" in flag.sentence
    assert "34.00 AUD more" in flag.sentence


def test_a_raised_unfunded_invoice_is_looked_at() -> None:
    (flag,) = raised_by("40", None)
    assert flag.severity == "look"


def test_a_cent_is_no_raise_and_more_than_a_cent_is() -> None:
    assert raised_by("0.01", FUNDING) == ()
    assert len(raised_by("0.0101", FUNDING)) == 1


def test_lowering_raises_no_flag() -> None:
    assert raised_by("-40", FUNDING) == ()


def test_small_steps_add_up_because_the_snapshot_is_what_counts() -> None:
    step = Case(
        type="changed",
        before=content(total=Decimal("110.01")),
        after=content(total=Decimal("110.02")),
        after_status=Status.AUTHORISED,
        snapshot=content(),
        funding=FUNDING,
        advance_rate=Decimal("0.85"),
    )
    assert [flag.rule for flag in flags(step)] == ["upward_edit"]


def voided(funding: Funding | None) -> tuple[Flag, ...]:
    case = Case(
        type="voided",
        before=content(),
        after=content(state="void"),
        after_status=Status.VOIDED,
        snapshot=content(),
        funding=funding,
        advance_rate=Decimal("0.85"),
    )
    return flags(case)


def test_a_voided_funded_invoice_is_blocked() -> None:
    (flag,) = voided(FUNDING)
    assert (flag.rule, flag.severity) == ("voided", "block")
    assert "93.50 AUD is advanced" in flag.sentence


def test_a_voided_unfunded_invoice_is_looked_at() -> None:
    (flag,) = voided(None)
    assert (flag.rule, flag.severity) == ("voided", "look")
