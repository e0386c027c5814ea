from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from syncio.reports import approval
from syncio.reports.frozen import ApprovalData
from syncio.reports.rights import AppliedLimit, Delegated, Hand
from tests.unit.reports.markup import Markup
from tests.unit.reports.samples import (
    HOSTILE,
    OPENED,
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


LENT = Delegated(
    amendment=7,
    delegator="ann",
    delegate="vic",
    first_day=date(2026, 11, 20),
    last_day=date(2026, 11, 24),
    proposed_by="ada",
    signed_by="ann",
)


def for_ann(**values: Any) -> ApprovalData:
    """One change that vic, a viewer, approved and closed the review with, by ann's right."""
    rows = [decided(row(1), "approved", replace(said("vic"), on_behalf_of="ann"))]
    plain: dict[str, Any] = {"reason": "signed", "by_user": "vic", "on_behalf_of": "ann", "delegations": (LENT,)}
    return approval_data(rows, **plain | {"rights": (right("ann"), right("vic", "viewer"))} | values)


def test_who_decides_for_another_is_named_with_whose_right_it_was_and_how_it_was_delegated() -> None:
    text = text_of(for_ann())
    told = (
        "vic for ann By the right of ann, delegated from 20 November 2026 to 24 November 2026 by amendment 7 "
        "proposed by ada, signed by ann ann: reviewer of this client since 4 May 2026 "
        "admitted by log-in syncio_setup, audit entry 4 vic: viewer of this client since 4 May 2026 "
        "admitted by log-in syncio_setup, audit entry 4 1 approval, closed the review"
    )
    assert told in text
    assert "signed by vic for ann." in text
    assert "By Bound to INV-2301" in text
    assert "vic for ann " in text.partition("1 approved change")[2]


def test_what_was_delegated_by_a_command_says_so() -> None:
    lent = replace(LENT, proposed_by="syncio_setup", signed_by=None)
    assert "by amendment 7 by command of log-in syncio_setup" in text_of(for_ann(delegations=(lent,)))


def test_a_right_that_nobody_delegated_stands_out() -> None:
    text = text_of(for_ann(delegations=(), rights=(right("vic", "viewer"),)))
    assert "By the right of ann, and no delegation is on record ann: no membership on record vic: viewer" in text


def test_one_person_s_parts_by_two_rights_are_told_apart() -> None:
    lent = replace(said("vic"), on_behalf_of="ann")
    rows = [decided(row(1), "approved", said("vic")), decided(row(2), "approved", lent)]
    found = approval.signatories(for_ann(changes=tuple(rows), by_user=None))
    assert [(one.user, one.on_behalf_of, one.approved) for one in found] == [("vic", None, 1), ("vic", "ann", 1)]


def test_the_limit_of_whose_right_it_was_is_told_with_the_approvals() -> None:
    limit = AppliedLimit(
        amendment=5, user="ann", amount=Decimal(10000), currency="GBP", first_day=date(2026, 10, 1), last_day=None
    )
    text = text_of(for_ann(limits=(limit, replace(limit, amendment=6, user="vic", amount=Decimal(1)))))
    assert "ann's limit: 10,000.00 GBP a day amendment 5, from 1 October 2026" in text
    assert "amendment 6" not in text
    rejected = [decided(row(1), "rejected", replace(said("vic", "reject", "No."), on_behalf_of="ann"))]
    assert "ann's limit" not in text_of(for_ann(changes=tuple(rejected), limits=(limit,)))


def test_who_had_a_hand_in_it_is_told_and_in_what() -> None:
    hands = (
        Hand(user_name="cleo", part="requester", detail=""),
        Hand(user_name="ada", part="editor", detail="drip days"),
        Hand(user_name="ben", part="override", detail="A typing error.", changes=(1, 2)),
    )
    text = text_of(approval_data(hands=hands))
    assert "cleo asked for it ada set what it was checked with (drip days)" in text
    assert "ben had its rejection reopened: A typing error. (INV-2301, INV-2302)" in text
    assert "Nobody asked for it" in text_of(approval_data())


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


def test_a_standing_approval_says_what_passes_and_when_it_was_revoked() -> None:
    [policy] = approval_data().policies
    clean = replace(policy, kind="clean", amount=Decimal(5000), currency="GBP")
    gone = replace(policy, revoked_by="ben", revoked=OPENED + timedelta(minutes=9))
    text = text_of(approval_data(policies=(gone, clean)))
    assert "Payments, and credits on what is not funded, pass without a review: proposed by admin" in text
    assert "88 releases so far; revoked on 20 November 2026, 09:21 UTC by ben." in text
    assert "carry no flag pass, but for one in twenty, without a review, up to 5,000.00 GBP a day: proposed" in text
    assert text.count("revoked on") == 1


def test_hostile_names_and_reasons_are_text() -> None:
    rows = [decided(one, "rejected", said(HOSTILE, "reject", HOSTILE)) for one in day_two(text=HOSTILE)]
    rows = [
        replace(one, decisions=tuple(replace(each, on_behalf_of=HOSTILE) for each in one.decisions)) for one in rows
    ]
    lent: dict[str, Any] = {
        "on_behalf_of": HOSTILE,
        "delegations": (replace(LENT, delegator=HOSTILE, delegate=HOSTILE, proposed_by=HOSTILE, signed_by=HOSTILE),),
        "hands": (Hand(user_name=HOSTILE, part="override", detail=HOSTILE, changes=(1,)),),
    }
    markup = Markup(
        approval.fragment(
            approval_data(
                rows, client=HOSTILE, by_user=HOSTILE, rights=(right(HOSTILE, HOSTILE, admitted_by=HOSTILE),), **lent
            )
        )
    )
    assert not {"script", "svg", "img", "style"} & set(markup.tags)
    assert not [name for name, _ in markup.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in markup.text


def test_a_day_of_five_hundred_stays_small() -> None:
    assert len(approval.fragment(approval_data(settled(new=480)))) < 250_000
