import pytest

from syncio.reports.drafts import OTHER, REASONS, Draft


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason != OTHER])
def test_a_reason_of_the_list_is_enough_to_reject(reason: str) -> None:
    draft = Draft(reason)
    assert (draft.lacks("reject", "INV-7"), draft.text("reject")) == ("", reason)


def test_a_comment_follows_its_reason() -> None:
    assert Draft("Duplicate", "  see INV-3 ").text("reject") == "Duplicate: see INV-3"


def test_an_approval_takes_the_comment_alone() -> None:
    assert (Draft("Duplicate", "seen").text("approve"), Draft().text("approve")) == ("seen", "")


@pytest.mark.parametrize(
    ("draft", "lack"),
    [
        (Draft(), "Choose a reason for rejecting INV-7."),
        (Draft("", "why"), "Choose a reason for rejecting INV-7."),
        (Draft(OTHER, "  "), "Say in a few words why you reject INV-7: “Other” alone explains nothing."),
        (Draft(OTHER, "x" * 2000), "The comment on INV-7 is too long: 2,000 characters at most."),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(draft: Draft, lack: str) -> None:
    assert draft.lacks("reject", "INV-7") == lack


def test_an_approval_needs_nothing_and_may_not_be_too_long() -> None:
    assert Draft().lacks("approve", "INV-7") == ""
    assert Draft("", "x" * 2001).lacks("approve", "INV-7").startswith("The comment on INV-7 is too long")
