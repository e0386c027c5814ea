"""What is in force, and what amendments would make of it."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from syncio.domain.amendment import (
    Amends,
    Appointment,
    Delegation,
    Dismissal,
    End,
    Facility,
    Limit,
    Rate,
    Threshold,
)
from syncio.reports.in_force import shown
from syncio.reports.old_new import beside, lines, weekdays
from syncio.reports.rendering import render
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import HOSTILE
from tests.unit.reports.termed import BARE, TERMS, TODAY, granted

LIMIT = Limit(user="ann", currency="GBP", amount=Decimal(250), first_day=TODAY)


@pytest.mark.parametrize(
    ("amends", "what", "old", "new"),
    [
        (
            LIMIT,
            "What ann may approve",
            "5,000.00 GBP a day, from 1 November 2026 on",
            "250.00 GBP a day, from 30 November 2026 on",
        ),
        (
            replace(LIMIT, user="ben", last_day=date(2026, 12, 4)),
            "What ben may approve",
            "nothing: no limit is in force",
            "250.00 GBP a day, from 30 November 2026 to 4 December 2026",
        ),
        (Appointment(user="vic", role="reviewer"), "What vic is", "viewer", "reviewer, viewer"),
        (Dismissal(user="vic", role="viewer"), "What vic is", "viewer", "no member"),
        (
            Threshold(rule="aged", name="days", value=None),
            "Aged: days",
            "60 days",
            "90 days (the default)",
        ),
        (
            Threshold(rule="concentration", name="percent", value=Decimal(20)),
            "Concentration: percent",
            "25 percent (the default)",
            "20 percent",
        ),
        (
            Rate(currency="EUR", facility_currency="GBP", value=Decimal("0.86"), day=TODAY),
            "What 1 EUR is",
            "0.85 GBP, from 3 November 2026",
            "0.86 GBP, from 30 November 2026",
        ),
        (
            Delegation(delegator="ben", delegate="vic", first_day=TODAY, last_day=TODAY),
            "Who decides by ben's right",
            "ben",
            "vic, in their own name, on 30 November 2026",
        ),
        (
            End(amendment=7),
            "ann may approve 5,000.00 GBP a day from 2026-11-01",
            "in force, or to come",
            "ends as soon as it is signed",
        ),
        (End(amendment=99), "What amendment 99 brought", "in force, or to come", "ends as soon as it is signed"),
    ],
)
def test_old_and_new_stand_side_by_side(amends: Amends, what: str, old: str, new: str) -> None:
    [line] = lines(amends, TERMS)
    assert (line.what, line.old, line.new) == (what, old, new)


def test_of_an_arrangement_only_what_differs_is_told() -> None:
    new = Facility(deadline_hours=24, limits="optional", weekdays="1234567")
    assert [(line.old, line.new) for line in lines(new, TERMS)] == [
        ("48 hours", "24 hours"),
        ("Monday to Friday", "Monday to Sunday"),
        ("nothing", "any amount"),
    ]
    assert lines(TERMS.facility, TERMS) == []


def test_a_lower_limit_that_has_no_effect_says_so() -> None:
    told = beside(LIMIT, TERMS)
    assert told.startswith("A limit of 5,000.00 GBP a day, from 1 November 2026 on stays beside it")
    assert beside(replace(LIMIT, amount=Decimal(9000)), TERMS) == ""
    assert beside(End(amendment=7), TERMS) == ""


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("12345", "Monday to Friday"),
        ("1", "Monday"),
        ("67", "Saturday, Sunday"),
        ("12347", "Monday, Tuesday, Wednesday, Thursday, Sunday"),
    ],
)
def test_weekdays_are_named(days: str, told: str) -> None:
    assert weekdays(days) == told


def test_what_is_in_force_is_listed_with_who_said_so() -> None:
    text = Markup(render("terms.html", terms=TERMS, **shown(TERMS))).text
    for told in (
        "ann reviewer 5,000.00 GBP a day, from 1 November 2026 on 2 March 2026",
        "ada admin decides nothing",
        "to come ben may approve 900.00 GBP a day, from 24 December 2026 on amendment 8, proposed by ada, signed",
        "By ann's right decides vic, in their own name, on 30 November 2026",
        "A review can be decided for 48 hours, Monday to Friday",
        "Days are those of Europe/London",
        "1 EUR 0.85 GBP, from 3 November 2026",
        "Aged: days 60 days in place of 90 days (the default)",
        "28 settings at their defaults",
    ):
        assert told in text


def test_where_nothing_is_set_that_is_said() -> None:
    text = Markup(render("terms.html", terms=BARE, **shown(BARE))).text
    assert "None." in text
    assert "Every rule is set to its default." in text
    assert "Exchange rates" not in text


def test_names_do_nothing_to_the_page() -> None:
    hostile = replace(TERMS, limits=(granted(HOSTILE, "1", 7, signed_by=HOSTILE),))
    page = Markup(render("terms.html", terms=hostile, **shown(hostile)))
    assert not {"script", "svg", "img"} & set(page.tags)
