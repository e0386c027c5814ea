from datetime import date

from syncio.domain.checks import CANNOT, SILENT_ON_HISTORY, Check, checks
from syncio.domain.rules import RULES, Case

BASELINE = date(2026, 1, 24)


def backdated(_: Case) -> tuple[()]:
    """A new invoice is dated long before
    it was first seen.

    Nothing more of this.
    """
    return ()


def pdf_mismatch(_: Case) -> tuple[()]:
    """It says something else."""
    return ()


def test_every_rule_that_is_put_to_changes_is_told_in_its_own_words() -> None:
    told = {check.rule: check for check in checks(RULES, BASELINE)}
    assert not [rule.__name__ for rule in RULES if told[rule.__name__].lacks or not told[rule.__name__].fires_when]
    assert told["voided"].fires_when.startswith("An approved invoice was voided")


def test_only_the_first_paragraph_is_told_as_one_line() -> None:
    assert checks([backdated], BASELINE)[0] == Check(
        rule="backdated", fires_when="A new invoice is dated long before it was first seen."
    )


def test_what_cannot_be_asked_is_told_with_its_reason() -> None:
    told = checks([backdated], BASELINE)
    assert told[1:] == CANNOT
    assert all(check.lacks and check.fires_when for check in CANNOT)


def test_a_rule_that_can_be_asked_now_takes_the_place_of_its_entry() -> None:
    told = [check for check in checks([pdf_mismatch], BASELINE) if check.rule == "pdf_mismatch"]
    assert told == [Check(rule="pdf_mismatch", fires_when="It says something else.")]


def test_rules_about_a_history_are_silent_until_there_is_one() -> None:
    assert "backdated" in SILENT_ON_HISTORY
    assert checks([backdated], None)[0].lacks
    assert not checks([backdated], BASELINE)[0].lacks
