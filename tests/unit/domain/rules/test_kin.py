"""What may be the same business twice: near duplicates and what is billed again."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from syncio.domain.identity import fingerprint
from syncio.domain.rules import Case
from syncio.domain.rules.context import Other, Past
from tests.unit.domain.made import content, line
from tests.unit.domain.rules.cases import ISSUED, around, changed, due, fired, new, of, other, set_to, severity, voided

LINES = fingerprint(content().lines)
ELSE = fingerprint([line(description="Steel")])


def days_before(days: int) -> date:
    return ISSUED - timedelta(days=days)


def like(own: bool = True, days: int = 2, total: str = "110", lines: bytes | None = LINES) -> Other:
    return other(own, lines, issue_date=days_before(days), total=Decimal(total))


def gone(own: bool = True, days: int = 3, total: str = "110", lines: bytes | None = ELSE, issued: int = 60) -> Other:
    """An invoice that was cancelled so many days before the case was issued."""
    when = days_before(days)
    return other(own, lines, issue_date=days_before(issued), total=Decimal(total), cancelled=when)


def every(days: int, times: int, start: int = 0, lines: bytes = LINES, total: str = "110") -> dict[str, Any]:
    """Earlier invoices at this distance, the latest so many days before the case."""
    return {"past": tuple(Past(f"P{no}", days_before(start + no * days), Decimal(total), lines) for no in range(times))}


def test_the_same_lines_for_the_same_money_within_a_week_are_looked_at() -> None:
    flag = of("near_duplicate", new(around(kin=(like(),))))
    assert flag is not None
    assert flag.severity == "look"
    assert flag.sentence == (
        "The same was billed to this debtor within 2 days for about as much: invoice INV-0 of 29 September 2026 over "
        "110.00 AUD."
    )


@pytest.mark.parametrize(
    ("kin", "found"),
    [
        (like(days=7), "look"),
        (like(days=8), None),
        (like(days=-7), "look"),
        (like(total="111.1111"), "look"),
        (like(total="111.12"), None),
        (like(total="108.9108"), None),
        (like(total="108.9109"), "look"),
        (like(lines=ELSE), None),
        (like(lines=None), None),
    ],
)
def test_the_borders_of_a_near_duplicate(kin: Other, found: str | None) -> None:
    assert severity("near_duplicate", new(around(kin=(kin,)))) == found


def test_another_clients_invoice_is_told_by_number_day_and_amount_alone() -> None:
    flag = of("near_duplicate", new(around(kin=(like(own=False),))))
    assert flag is not None
    assert "another client's invoice INV-0 of 29 September 2026 over 110.00 AUD" in flag.sentence
    assert {name for name in flag.evidence if name.startswith("other_")} == {
        "other_number", "other_issue_date", "other_total", "other_client",
    }  # fmt: skip


def test_a_weekly_rhythm_explains_a_week_and_not_two_days() -> None:
    weekly = every(7, 4, start=7)
    assert fired(new(around(kin=(like(days=7),), **weekly))) == []
    assert severity("near_duplicate", new(around(kin=(like(days=2),), **weekly))) == "look"


def test_invoices_of_one_day_explain_each_other_as_little_as_their_number() -> None:
    """One order in pieces: the others of its day are no rhythm, nor are the pieces of another."""
    for pieces in (every(0, 5), every(0, 5, start=21)):
        assert severity("near_duplicate", new(around(kin=(like(days=0),), **pieces))) == "look"
        assert severity("rebilled", new(around(kin=(gone(lines=LINES),), **pieces))) == "block"


def test_a_rhythm_of_two_a_day_explains_two_a_day() -> None:
    past = tuple(Past(f"P{no}", days_before(7 * (no // 2 + 1)), Decimal(110), LINES) for no in range(6))
    assert fired(new(around(kin=(like(days=0),), past=past))) == []


def test_a_rhythm_of_other_goods_explains_nothing() -> None:
    assert severity("near_duplicate", new(around(kin=(like(days=7),), **every(7, 4, start=7, lines=ELSE)))) == "look"


def test_no_rhythm_with_one_client_explains_anothers_invoice() -> None:
    known = around(kin=(like(own=False, days=7), like(days=7)), **every(7, 4, start=7))
    assert severity("near_duplicate", new(known)) == "look"


def test_what_is_paid_and_came_with_the_history_is_like_nothing() -> None:
    history = {"baseline": None, "balance": due("0", paid="110")}
    assert fired(new(around(kin=(like(), gone())) | history)) == []


def test_a_new_invoice_for_what_was_cancelled_is_blocked_and_keeps_the_older_date() -> None:
    flag = of("rebilled", new(around(kin=(gone(),))))
    assert flag is not None
    assert flag.severity == "block"
    assert flag.evidence["older_issue_date"] == "2026-08-02"
    assert flag.sentence == (
        "It bills again what was cancelled on 28 September 2026: invoice INV-0 of 2 August 2026 over 110.00 AUD; age "
        "counts from 2 August 2026."
    )


@pytest.mark.parametrize(
    ("kin", "found"),
    [
        (gone(days=14), "block"),
        (gone(days=15), None),
        (gone(days=-14), "block"),
        (gone(days=-15), None),
        (gone(total="112.2448"), "block"),
        (gone(total="112.25"), None),
        (gone(total="107.85"), "block"),
        (gone(total="107.84"), None),
        (gone(issued=-1), None),
        (gone(issued=0), "block"),
        (gone(own=False), None),
        (gone(own=False, lines=LINES), "block"),
        (like(), None),
    ],
)
def test_the_borders_of_billing_again(kin: Other, found: str | None) -> None:
    assert severity("rebilled", new(around(kin=(kin,)))) == found


def test_the_next_of_a_regular_series_bills_nothing_again() -> None:
    """Last week's invoice was voided; this week's comes as every week."""
    assert fired(new(around(kin=(gone(lines=LINES, issued=7),), **every(7, 4, start=7)))) == []
    off = every(7, 4, start=2)
    assert severity("rebilled", new(around(kin=(gone(lines=LINES, issued=9),), **off))) == "block"


@pytest.mark.parametrize(
    ("last", "total", "beside", "found"),
    [
        (7, "110", 0, None),
        (6, "110", 0, "block"),
        (7, "109", 0, "block"),
        (7, "111", 0, "block"),
        (7, "110", 1, "block"),
    ],
)
def test_what_comes_a_day_early_or_for_another_amount_or_beside_the_regular_one_is_none_of_a_series(
    last: int, total: str, beside: int, found: str | None
) -> None:
    """The last of a weekly series was cancelled; `beside`: so many others of the series are of the new one's day."""
    series = every(7, 4, start=last + 7, total=total)["past"] + every(7, beside, total=total)["past"]
    known = around(kin=(gone(lines=LINES, issued=last, total=total),), past=series)
    assert severity("rebilled", new(known)) == found


def test_months_of_other_lengths_are_a_rhythm() -> None:
    last = gone(lines=LINES, issued=28)
    assert fired(new(around(kin=(last,), **every(31, 4, start=28)))) == []


def test_a_debtor_billed_for_about_as_much_every_other_day_for_other_goods_explains_other_goods_alone() -> None:
    often = every(2, 9, start=1, lines=fingerprint([line(description="Sand")]))
    assert of("rebilled", new(around(kin=(gone(lines=ELSE),), **often))) is None
    assert severity("rebilled", new(around(kin=(gone(lines=LINES),), **often))) == "block"


def test_a_series_does_not_explain_what_replaces_one_of_it_in_other_words() -> None:
    assert severity("rebilled", new(around(kin=(gone(lines=ELSE),), **every(2, 9, start=2, lines=ELSE)))) == "block"


def test_what_replaces_one_of_a_series_whose_lines_name_the_month_is_none_of_it() -> None:
    months = tuple(Past(f"P{no}", days_before(30 * no), Decimal(110), bytes([no]) * 8) for no in range(2, 7))
    for issued, found in ((20, "block"), (30, None)):
        assert severity("rebilled", new(around(kin=(gone(lines=ELSE, issued=issued),), past=months))) == found


def test_what_was_so_close_now_and_then_is_no_rhythm() -> None:
    days = (14, 21, 28, 49, 70, 91, 112, 133, 154)
    past = tuple(Past(f"P{day}", days_before(day), Decimal(110), LINES) for day in days)
    assert severity("near_duplicate", new(around(kin=(like(days=7),), past=past))) == "look"
    assert fired(new(around(kin=(like(days=7),), past=past[:-3]))) == []


def replaced(days: int, own: bool = True, lines: bytes = ELSE, total: str = "110") -> Other:
    """An invoice issued so many days after the case, which is three days before today."""
    return other(own, lines, number="INV-2", issue_date=days_before(-days), total=Decimal(total))


@pytest.mark.parametrize(
    ("kin", "found"),
    [
        (replaced(3), "block"),
        (replaced(17), "block"),
        (replaced(18), None),
        (replaced(0), "block"),
        (replaced(-1), None),
        (replaced(3, own=False), None),
        (replaced(3, own=False, lines=LINES), "block"),
        (replaced(3, total="113"), None),
    ],
)
def test_cancelling_what_was_billed_anew_before_is_blocked_too(kin: Other, found: str | None) -> None:
    known = around(kin=(kin,), past=(Past(kin.number, kin.issue_date, kin.total, kin.lines),))
    assert severity("rebilled", voided(**known)) == found


def test_what_replaces_one_of_a_series_between_two_of_them_is_none_of_it() -> None:
    """The cancelled one is of the series too, and so is the next one, a week after it."""
    weekly = every(7, 4, start=7)["past"]
    for days, found in ((6, "block"), (7, None)):
        kin = replaced(days, lines=LINES)
        past = (*weekly, Past(kin.number, kin.issue_date, kin.total, kin.lines))
        assert severity("rebilled", voided(**around(kin=(kin,), past=past))) == found


def credited(before: str = "0", **known: Any) -> Case:
    balance = {"balance": due("0", credited="110"), "balance_before": due("0", credited=before)}
    return changed(None, {"type": "balance"} | balance | known)


def test_crediting_all_of_it_is_cancelling_it() -> None:
    known = around(kin=(replaced(3),))
    assert severity("rebilled", credited(**known)) == "block"
    assert of("rebilled", credited(before="110", **known)) is None


def test_limits_are_the_clients_own() -> None:
    assert of("rebilled", new(around(kin=(gone(days=3),)) | set_to(rebilled__days="2"))) is None
    assert of("near_duplicate", new(around(kin=(like(days=2),)) | set_to(near_duplicate__days="1"))) is None
    assert severity("near_duplicate", new(around(kin=(like(total="115"),)) | set_to(near_duplicate__percent="5")))
