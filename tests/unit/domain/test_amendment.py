"""What an amendment says, and whom it is about."""

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest

from syncio.domain.amendment import (
    Amends,
    Appointment,
    Delegation,
    Dismissal,
    Doc,
    End,
    Facility,
    Limit,
    Rate,
    Threshold,
    checked,
    concerned,
    kind,
    preimage,
    sentence,
)
from syncio.errors import Invalid

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 14)
LIMIT = Limit(user="ann", currency="GBP", amount=Decimal("250.500"), first_day=FIRST)
USUAL = (
    "a review can be decided for 48 hours of the weekdays 12345, people are told after 75% of it; "
    "a member without a limit may approve nothing; days are those of "
)
EACH: list[tuple[Amends, str, set[str], str]] = [
    (Appointment(user="ann", role="reviewer"), "appointment", {"ann"}, "ann becomes reviewer"),
    (Dismissal(user="ann", role="admin"), "dismissal", {"ann"}, "ann is no longer admin"),
    (LIMIT, "limit", {"ann"}, "ann may approve 250.50 GBP a day from 2026-12-01"),
    (
        Limit(user="ann", currency="GBP", amount=Decimal(9000), first_day=FIRST, last_day=LAST),
        "limit",
        {"ann"},
        "ann may approve 9,000.00 GBP a day from 2026-12-01 until 2026-12-14",
    ),
    (
        Threshold(rule="drip", name="days", value=Decimal(20)),
        "threshold",
        set(),
        "rule drip: days is 20",
    ),
    (
        Threshold(rule="drip", name="days", value=None),
        "threshold",
        set(),
        "rule drip: days is its default again",
    ),
    (
        Rate(currency="EUR", facility_currency="GBP", value=Decimal("0.85"), day=FIRST),
        "rate",
        set(),
        "1 EUR is 0.85 GBP from 2026-12-01",
    ),
    (
        Facility(),
        "facility",
        set(),
        f"{USUAL}the time zone that it has",
    ),
    (Facility(timezone="Europe/London"), "facility", set(), f"{USUAL}Europe/London"),
    (
        Delegation(delegator="ann", delegate="ben", first_day=FIRST, last_day=LAST),
        "delegation",
        {"ben"},
        "ben may decide by ann's right from 2026-12-01 to 2026-12-14",
    ),
    (End(amendment=7), "end", set(), "what amendment 7 brought ends at once"),
]


@pytest.mark.parametrize(("amends", "word", "about", "words"), EACH)
def test_what_is_signed_is_said_in_a_sentence(amends: Amends, word: str, about: set[str], words: str) -> None:
    assert (kind(amends), set(concerned(amends)), sentence(amends)) == (word, about, words)


@pytest.mark.parametrize("amends", [each[0] for each in EACH])
def test_what_was_hashed_is_read_back_as_it_was(amends: Amends) -> None:
    doc = Doc(client="Northwind", proposed_by="ada", at=datetime(2026, 11, 2, tzinfo=UTC), amends=checked(amends))
    assert msgspec.json.decode(preimage(doc), type=Doc) == doc


def test_the_end_of_a_limit_is_about_whose_it_is() -> None:
    assert concerned(End(amendment=7), LIMIT) == {"ann"}
    assert concerned(End(amendment=7), EACH[9][0]) == set()


def test_equal_amounts_have_one_text() -> None:
    assert str(checked(LIMIT).amount) == "250.5"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["", " ann", "ann ", "a\x00n", "x" * 201, "\n"])
def test_a_name_that_nobody_can_have_is_refused(name: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "appointment", "user": name, "role": "viewer"}, Amends)


@pytest.mark.parametrize("zone", ["", "London", "Europe", "europe/london", "GMT+25", "../UTC", "a\x00"])
def test_a_zone_that_no_clock_goes_by_is_refused(zone: str) -> None:
    with pytest.raises(Invalid, match="no IANA name"):
        checked(Facility(timezone=zone))


@pytest.mark.parametrize("weekdays", ["", "54321", "11", "8", "0", "1,2"])
def test_weekdays_are_a_week_in_order(weekdays: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "facility", "weekdays": weekdays}, Amends)
