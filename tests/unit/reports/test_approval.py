from syncio.reports import approval
from syncio.reports.frozen import ApprovalData
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import (
    HOSTILE,
    approval_data,
    day_two,
    decided,
    raised,
    right,
    row,
    said,
    settled,
    trail,
)


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
    when = "20 November 2026, 09:17 UTC to 20 November 2026, 09:19 UTC"
    admitted = "Reviewer of this client since 4 May 2026 admitted by log-in syncio_setup, audit entry 4"
    assert f"reviewer {admitted} 28 approvals, 1 rejection {when}" in text
    admitted = "Reviewer of this client since 4 May 2026 admitted before the audit trail began, entry 2"
    assert f"reviewer2 {admitted} 1 approval, closed the review 20 November 2026, 09:43 UTC" in text
    assert "The review closed because it was signed by reviewer2." in text


def test_who_signs_without_deciding_is_named_too() -> None:
    text = text_of(approval_data(by_user="ben", rights=(right("ben", "reviewer", "viewer"),)))
    assert "ben Reviewer and viewer of this client since" in text
    assert "audit entry 4 closed the review 20 November 2026, 09:46 UTC" in text


def test_who_decided_without_a_membership_on_record_stands_out() -> None:
    assert "reviewer No membership on record 28 approvals" in text_of(approval_data(rights=()))


def test_a_blocked_change_shows_both_approvers() -> None:
    rows = [decided(raised(), "approved", said("ann"), said("ben", minutes=9))]
    text = text_of(approval_data(rows))
    assert "Approved by ann, 20 November 2026, 09:17 UTC ✓ Approved by ben, 20 November 2026, 09:21 UTC" in text
    assert f"Each decision is bound to {rows[0].hash}" in text
    assert "Upward edit. The total is 2,400.00 GBP higher" in text
    assert "8,000.00 → 10,400.00 GBP" in text
    assert "total then 7,900.00" in text


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


def test_where_it_stands_in_the_audit_trail_is_told() -> None:
    data = approval_data()
    text = text_of(data)
    assert data.trail is not None
    assert data.trail.anchor is not None
    closing = f"Closing Entry 217 of this client's chain, 20 November 2026, 09:46 UTC {data.trail.hash}"
    assert f"{closing} Before it The review was put on record as entry 201, its decisions in entries 203 to 216" in text
    assert f"Last anchored Entry 190, 19 November 2026, 13:12 UTC {data.trail.anchor.hash}" in text
    assert "python -m syncio evidence 12 -o FILE.zip" in text


def test_a_chain_that_was_not_anchored_yet_says_so() -> None:
    text = text_of(approval_data(trail=trail(anchor=None, decisions=None)))
    assert "Last anchored Not yet when the review closed" in text
    assert "put on record as entry 201 Last anchored" in text


def test_a_report_from_before_there_was_a_trail_is_made_as_it_was_frozen() -> None:
    assert "Where it stands in the audit trail" not in text_of(approval_data(trail=None))


def test_a_review_without_a_diff_report_says_that_nothing_can_come_of_it() -> None:
    assert "No diff report of this review is on record." in text_of(approval_data(shown=None))


def test_a_standing_approval_names_both_who_made_it() -> None:
    text = text_of(approval_data())
    assert "proposed by admin on 21 October 2026, 09:12 UTC, signed by reviewer on 21 October 2026, 13:12 UTC" in text
    assert "88 releases so far" in text
    assert "None was in force for this client." in text_of(approval_data(policies=()))


def test_hostile_names_and_reasons_are_text() -> None:
    rows = [decided(one, "rejected", said(HOSTILE, "reject", HOSTILE)) for one in day_two(text=HOSTILE)]
    markup = Markup(
        approval.fragment(
            approval_data(rows, client=HOSTILE, by_user=HOSTILE, rights=(right(HOSTILE, HOSTILE, admitted_by=HOSTILE),))
        )
    )
    assert not {"script", "svg", "img", "style"} & set(markup.tags)
    assert not [name for name, _ in markup.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in markup.text


def test_a_day_of_five_hundred_stays_small() -> None:
    assert len(approval.fragment(approval_data(settled(new=480)))) < 250_000
