import pytest
from msgspec.structs import replace

from syncio.domain.review import Decided
from syncio.errors import Invalid, Stale, Unknown
from syncio.stages.review import decide
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House


def test_one_approval_is_enough_for_a_change_that_is_not_blocked(house: House, review: int) -> None:
    with house.web() as connection:
        decided = decide(connection, review, "ann", house.decisions(review)[:1])
    assert decided == Decided(recorded=1, complete=False, undecided=2)
    assert house.states(review) == ["approved", "undecided", "undecided"]


def test_a_blocked_change_needs_two_different_people(house: House, review: int) -> None:
    blocked = house.decisions(review)[2:]
    with house.web() as connection:
        decide(connection, review, "ann", blocked)
        decide(connection, review, "ann", blocked)
        assert house.states(review)[2] == "undecided"
        decide(connection, review, "ben", blocked)
    assert house.states(review)[2] == "approved"


def test_one_rejection_is_enough_and_stands_against_approvals(house: House, review: int) -> None:
    approved = house.decisions(review)
    with house.web() as connection:
        decide(connection, review, "ann", approved[:1])
        decide(connection, review, "ben", house.decisions(review, "reject", "not ours")[:1])
        assert house.states(review)[0] == "rejected"
        decide(connection, review, "ann", house.decisions(review, "reject", "false")[1:2])
        with pytest.raises(Stale) as refused:
            decide(connection, review, "ben", approved[1:2])
    assert refused.value.changed[0]["message"] == "ann rejected it, and a rejection stands"
    assert house.states(review)[:2] == ["rejected", "rejected"]


def test_an_approval_of_what_others_have_approved_is_on_record_and_says_so(house: House, review: int) -> None:
    first = house.decisions(review)[:1]
    with house.web() as connection:
        assert decide(connection, review, "ann", first).remarks == ()
        second = decide(connection, review, "ben", first)
        [remark] = second.remarks
        assert remark.message == "ann had approved it already, which is enough: yours is on record too"
        assert (remark.change_id, remark.number) == (first[0].change, "INV-1")
        assert decide(connection, review, "ben", first) == second
        assert decide(connection, review, "ann", first).remarks == ()
    assert house.recorded(review) == 2


def test_a_rejection_says_whose_approval_it_sets_aside(house: House, review: int) -> None:
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review)[:2])
        rejected = decide(connection, review, "ben", house.decisions(review, "reject", "false")[1:])
        assert [remark.message for remark in rejected.remarks] == ["this sets aside its approval by ann"]
        [remark] = decide(connection, review, "ann", house.decisions(review)[1:2]).remarks
    assert remark.message == "ben rejected it after you had approved it, and a rejection stands"
    assert house.states(review)[1:] == ["rejected", "rejected"]
    assert house.recorded(review) == 4


def test_a_review_closes_when_nothing_is_left_to_decide(house: House, review: int) -> None:
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review))
        assert house.closing(review) is None
        decided = decide(connection, review, "ben", house.decisions(review)[2:])
    assert decided == Decided(recorded=1, complete=True, undecided=0)
    assert house.closing(review) == {"reason": "decided", "by_user": "ben", "outcome": "release"}


def test_a_review_with_rejections_alone_closes_rejected(house: House, review: int) -> None:
    with house.web() as connection:
        assert decide(connection, review, "ann", house.decisions(review, "reject", "all false")).complete
    assert house.closing(review) == {"reason": "decided", "by_user": "ann", "outcome": "close_rejected"}


def test_the_same_decisions_again_get_the_same_answer(house: House, review: int) -> None:
    mixed = [*house.decisions(review)[:2], *house.decisions(review, "reject", "false")[2:]]
    with house.web() as connection:
        first = decide(connection, review, "ann", mixed)
        assert decide(connection, review, "ann", mixed) == first == Decided(recorded=3, complete=True, undecided=0)
    assert house.recorded(review) == 3


def test_a_closed_review_takes_no_more_decisions_and_says_who_closed_it(house: House, review: int) -> None:
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review, "reject", "false"))
        with pytest.raises(Stale, match=rf"review {review} was closed by ann at 20\d\d-.* UTC \(decided\)"):
            decide(connection, review, "ben", house.decisions(review))


def test_another_reason_for_a_rejection_on_record_is_not_lost_in_silence(house: House, review: int) -> None:
    with house.web() as connection:
        decide(connection, review, "ann", house.decisions(review, "reject", "false")[:1])
        with pytest.raises(Stale) as refused:
            decide(connection, review, "ann", house.decisions(review, "reject", "a duplicate")[:1])
    assert refused.value.changed[0]["message"] == "you rejected it already, with the reason: false"


def test_who_approved_may_still_reject_but_not_turn_back(house: House, review: int) -> None:
    approved = house.decisions(review)[:1]
    with house.web() as connection:
        decide(connection, review, "ann", approved)
        decide(connection, review, "ann", house.decisions(review, "reject", "on second thoughts")[:1])
        with pytest.raises(Stale):
            decide(connection, review, "ann", approved)
    assert house.states(review)[0] == "rejected"


def test_a_hash_that_was_not_shown_records_nothing_at_all(house: House, review: int) -> None:
    good, bad, _ = house.decisions(review)
    with house.web() as connection, pytest.raises(Stale, match="nothing was recorded: 1 of 2") as refused:
        decide(connection, review, "ann", [good, replace(bad, hash=bytes(32))])
    assert [stale["change_id"] for stale in refused.value.changed] == [bad.change]
    assert house.recorded(review) == 0


@pytest.mark.parametrize("verdict", ["approve", "reject"])
def test_what_was_superseded_can_no_longer_be_decided(house: House, review: int, verdict: str) -> None:
    first = [replace(house.decisions(review)[0], verdict=verdict, reason="why")]
    house.rows("INSERT INTO superseded (change, client) SELECT id, client FROM change WHERE id = %s", first[0].change)
    with house.web() as connection, pytest.raises(Stale) as refused:
        decide(connection, review, "ann", first)
    assert "newer version" in refused.value.changed[0]["message"]


def test_superseded_rows_do_not_keep_a_review_open(house: House, review: int) -> None:
    first, *rest = house.decisions(review, "reject", "false")
    house.rows("INSERT INTO superseded (change, client) SELECT id, client FROM change WHERE id = %s", first.change)
    with house.web() as connection:
        assert decide(connection, review, "ann", rest).complete
    assert house.states(review) == ["superseded", "rejected", "rejected"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_rejection_needs_a_reason(house: House, review: int, reason: str) -> None:
    with house.web() as connection, pytest.raises(Invalid, match="without a reason"):
        decide(connection, review, "ann", house.decisions(review, "reject", reason))


def test_a_change_is_decided_once_in_a_request(house: House, review: int) -> None:
    first = house.decisions(review)[0]
    with house.web() as connection, pytest.raises(Invalid, match="decided twice"):
        decide(connection, review, "ann", [first, replace(first, verdict="reject", reason="no")])


def test_a_change_of_another_review_is_unknown(house: House, client: Client, review: int) -> None:
    other = client.open_review([client.change(client.stage(invoice("INV-9"), external_id="x9"))])
    with house.web() as connection, pytest.raises(Unknown):
        decide(connection, review, "ann", house.decisions(other))
    assert house.states(other) == ["undecided"]


def test_a_review_that_does_not_exist_is_unknown(house: House, review: int) -> None:
    with house.web() as connection, pytest.raises(Unknown):
        decide(connection, review + 1, "ann", house.decisions(review))


def test_twelve_hundred_decisions_are_one_request(house: House, client: Client) -> None:
    records = client.stage_book([invoice(f"INV-{i}") for i in range(3)])
    first = client.open_review([client.change(record) for record in records])
    house.rows(
        "INSERT INTO change (review, client, no, record, external_id, subject, type, after_n, after_hash, number,"
        " debtor_name, currency, amount_after, severity, approvals_needed, flags, fields, hash) SELECT review, client,"
        " no + 3 * i, -no - 3 * i, 'X', subject, type, after_n, after_hash, number, debtor_name, currency,"
        " amount_after, severity, approvals_needed, flags, fields, sha256(convert_to((no + 3 * i)::text, 'UTF8'))"
        " FROM change, generate_series(1, 399) i WHERE review = %s",
        first,
    )
    house.rows(
        "INSERT INTO head SELECT c.record, h.client, c.no::text, h.n, h.raw_hash, h.content_hash, h.balance_hash,"
        " h.kind, h.number, h.status, h.debtor, h.issue_date, h.due_date, h.currency, h.total, h.due, h.updated, h.seen"
        " FROM change c JOIN head h ON h.content_hash = c.after_hash WHERE c.record < 0"
    )
    with house.web() as connection:
        decided = decide(connection, first, "ann", house.decisions(first))
    assert decided == Decided(recorded=1200, complete=True, undecided=0)
