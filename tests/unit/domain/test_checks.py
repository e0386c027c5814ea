from datetime import UTC, datetime, timedelta

from syncio.domain.checks import CANNOT, SILENT_ON_HISTORY, Check, checks
from syncio.domain.rules import RULES, Case

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=300)


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
    told = {check.rule: check for check in checks(RULES, NOW, LONG_AGO)}
    assert not [rule.__name__ for rule in RULES if told[rule.__name__].lacks or not told[rule.__name__].fires_when]
    assert told["voided"].fires_when.startswith("An approved invoice was voided")


def test_only_the_first_paragraph_is_told_as_one_line() -> None:
    assert checks([backdated], NOW, LONG_AGO)[0] == Check(
        rule="backdated", fires_when="A new invoice is dated long before it was first seen."
    )


def test_what_cannot_be_asked_is_told_with_its_reason() -> None:
    told = checks([backdated], NOW, LONG_AGO)
    assert told[1:] == CANNOT
    assert all(check.lacks and check.fires_when for check in CANNOT)


def test_a_rule_that_can_be_asked_now_takes_the_place_of_its_entry() -> None:
    told = [check for check in checks([pdf_mismatch], NOW, LONG_AGO) if check.rule == "pdf_mismatch"]
    assert told == [Check(rule="pdf_mismatch", fires_when="It says something else.")]


def test_rules_about_a_history_are_silent_until_there_is_one() -> None:
    def silent(known_since: datetime | None) -> bool:
        return bool(checks([backdated], NOW, known_since)[0].lacks)

    assert "backdated" in SILENT_ON_HISTORY
    assert silent(None)
    assert silent(NOW - timedelta(days=7))
    assert not silent(NOW - timedelta(days=7, seconds=1))
