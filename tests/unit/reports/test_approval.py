from syncio.reports import approval
from syncio.reports.frozen import ApprovalData
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import HOSTILE, approval_data, day_two, decided, raised, row, said, settled


def text_of(data: ApprovalData) -> str:
    return Markup(approval.fragment(data)).text


def test_the_outcome_comes_first() -> None:
    text = text_of(approval_data())
    outcome = (
        "Released: 28 of 31 changes approved, +12.50 AUD and +21,930.00 GBP. "
        "1 rejected (+2,400.00 GBP). 1 carried over, undecided. 1 superseded by newer versions."
    )
    assert outcome in text
    assert text.index(outcome) < text.index("Who decided")


def test_everybody_who_decided_is_named_with_times() -> None:
    text = text_of(approval_data())
    assert "reviewer 28 approvals, 1 rejection 20 November 2026, 09:17 UTC to 20 November 2026, 09:19 UTC" in text
    assert "reviewer2 1 approval 20 November 2026, 09:43 UTC" in text
    assert "The review closed because it was signed by reviewer2." in text


def test_a_blocked_change_shows_both_approvers() -> None:
    rows = [decided(raised(), "approved", said("ann"), said("ben", minutes=9))]
    text = text_of(approval_data(rows))
    assert "Approved by ann, 20 November 2026, 09:17 UTC ✓ Approved by ben, 20 November 2026, 09:21 UTC" in text


def test_a_half_approved_change_is_carried_over_with_what_it_had() -> None:
    text = text_of(approval_data([decided(raised(), "carried", said("ann"))], outcome="hold"))
    assert "On hold: nothing is released." in text
    assert "Carried over with 1 of 2 approvals." in text
    assert "Approved by ann" in text


def test_a_rejection_shows_its_reason() -> None:
    rows = [decided(row(1), "rejected", said("ann", "reject", "Never delivered."))]
    text = text_of(approval_data(rows, outcome="close_rejected"))
    assert "Rejected: nothing is released." in text
    assert "Rejected by ann, 20 November 2026, 09:17 UTC: Never delivered." in text


def test_all_three_hashes_of_what_was_signed_are_there() -> None:
    data = approval_data()
    text = text_of(data)
    assert data.shown is not None
    assert f"Review {data.hash}" in text
    assert f"Data of the diff report {data.shown.data_hash}" in text
    assert f"Page of the diff report {data.shown.html_hash}" in text


def test_a_review_without_a_diff_report_says_that_nothing_can_come_of_it() -> None:
    assert "No diff report of this review is on record." in text_of(approval_data(shown=None))


def test_a_standing_approval_names_both_who_made_it() -> None:
    text = text_of(approval_data())
    assert "proposed by admin on 21 October 2026, 09:12 UTC, signed by reviewer on 21 October 2026, 13:12 UTC" in text
    assert "88 releases so far" in text
    assert "None was in force for this client." in text_of(approval_data(policies=()))


def test_hostile_names_and_reasons_are_text() -> None:
    rows = [decided(one, "rejected", said(HOSTILE, "reject", HOSTILE)) for one in day_two(text=HOSTILE)]
    markup = Markup(approval.fragment(approval_data(rows, client=HOSTILE, by_user=HOSTILE)))
    assert not {"script", "svg", "img", "style"} & set(markup.tags)
    assert not [name for name, _ in markup.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in markup.text


def test_a_day_of_five_hundred_stays_small() -> None:
    assert len(approval.fragment(approval_data(settled(new=480)))) < 250_000
