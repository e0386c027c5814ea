"""What compare finds of other invoices, this client's and other clients', and what the rules make of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from syncio.domain.invoice import Debtor, Kind, Status
from tests.integration.rules.book import TODAY, Book
from tests.integration.staged.documents import debtor


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_number_that_is_taken_is_found_however_it_is_written(book: Book) -> None:
    book.stage(book.invoice("1", ago(30), number="INV-0077", status=Status.PAID, paid=120), seen=ago(30))
    book.approve(ago(30))
    book.stage(
        book.invoice("2", number="inv 0077", words="Steel"), book.invoice("3", number="INV-0078", words="Bricks")
    )
    found = book.compare()
    assert [flag.rule for flag in found["2"]] == ["duplicate"]
    assert found["2"][0].evidence["other_id"] == "1"
    assert found["3"] == []


@pytest.mark.parametrize(
    "given", [{"status": Status.DRAFT}, {"kind": Kind.PAYABLE, "debtor": "d9"}, {"kind": Kind.CREDIT_NOTE}]
)
def test_drafts_bills_and_credit_notes_take_no_number(book: Book, given: dict[str, Any]) -> None:
    book.stage(book.invoice("1", ago(30), number="INV-77", **given), seen=ago(30))
    book.approve(ago(30))
    book.stage(book.invoice("2", number="INV-77", words="Steel"))
    assert book.fired("2") == []


@pytest.mark.parametrize("status", [Status.VOIDED, Status.DELETED])
def test_a_voided_invoices_number_that_comes_again_is_looked_at(book: Book, status: Status) -> None:
    first = book.invoice("1", ago(60), number="INV-77", total="900")
    book.stage(first, seen=ago(60))
    book.approve(ago(60))
    book.stage(book.void(first, ago(50), status), seen=ago(50))
    book.approve(ago(50))
    book.stage(book.invoice("2", number="INV-77"))
    [flag] = book.compare()["2"]
    assert (flag.rule, flag.evidence["other_cancelled"]) == ("number_changed", ago(50).isoformat())


def test_two_new_invoices_of_one_number_are_both_blocked(book: Book) -> None:
    book.stage(book.invoice("1", number="A-1"), book.invoice("2", number="A1", words="Steel"))
    assert {key: [flag.rule for flag in flags] for key, flags in book.compare().items()} == {
        "1": ["duplicate"],
        "2": ["duplicate"],
    }


def test_the_same_lines_for_about_as_much_in_a_week_are_looked_at(book: Book) -> None:
    book.stage(book.invoice("1", ago(7), "1000"), seen=ago(7))
    book.approve(ago(7))
    book.stage(book.invoice("2", total="1009.90"), book.invoice("3", total="1010.20"), book.invoice("4", words="Steel"))
    found = book.compare()
    assert {key: [flag.rule for flag in flags] for key, flags in found.items()} == {
        "2": ["near_duplicate"],
        "3": ["near_duplicate"],  # of 2
        "4": [],
    }
    assert found["3"][0].evidence["other_number"] == "INV-2"


def weekly(book: Book, weeks: int) -> None:
    for week in range(weeks, 0, -1):
        book.stage(book.invoice(f"w{week}", ago(7 * week)), seen=ago(7 * week))
    book.approve(ago(7))


def test_what_comes_every_week_is_no_duplicate_and_what_comes_in_between_is(book: Book) -> None:
    weekly(book, 5)
    book.stage(book.invoice("now"))
    assert book.fired("now") == []
    book.approve()
    book.stage(book.invoice("more", TODAY + timedelta(days=2)), seen=TODAY + timedelta(days=2))
    assert book.fired("more", TODAY + timedelta(days=2)) == ["near_duplicate"]


@pytest.mark.parametrize("status", [Status.VOIDED, Status.DELETED])
def test_what_was_voided_and_is_billed_again_is_blocked(book: Book, status: Status) -> None:
    old = book.invoice("old", ago(80), "1000")
    book.stage(old, seen=ago(80))
    book.approve(ago(80))
    book.stage(book.void(old, ago(5), status), seen=ago(5))
    book.approve(ago(5))
    book.stage(book.invoice("new", ago(1), "1015", words="Services"), seen=ago(1))
    [flag] = book.compare()["new"]
    assert (flag.rule, flag.severity) == ("rebilled", "block")
    assert (flag.evidence["older_issue_date"], flag.evidence["other_id"]) == (ago(80).isoformat(), "old")


def test_voiding_what_was_billed_anew_the_day_before_is_blocked(book: Book) -> None:
    old = book.invoice("old", ago(80), "1000")
    book.stage(old, seen=ago(80))
    book.stage(book.invoice("new", ago(1), "1015", words="Services"), seen=ago(1))
    book.approve(ago(1))
    book.stage(book.void(old, TODAY))
    assert book.fired("old") == ["voided", "rebilled"]


def test_what_was_fully_credited_and_is_billed_again_is_blocked_and_what_was_paid_is_not(book: Book) -> None:
    for key, total in (("credited", "1000"), ("paid", "5000")):
        book.stage(book.invoice(key, ago(40), total), seen=ago(40))
    book.approve(ago(40))
    book.stage(
        book.invoice("credited", ago(40), "1000", credited=1000, status=Status.PAID),
        book.invoice("paid", ago(40), "5000", paid=5000, status=Status.PAID),
    )
    with_credit = (
        "UPDATE head SET updated = %s WHERE external_id = ANY(%s) AND client = %s",
        ago(3),
        ["credited", "paid"],
    )
    book.house.rows(*with_credit, book.client.id)
    book.approve(ago(2))
    book.stage(book.invoice("a", total="1000", words="Again"), book.invoice("b", total="5000", words="Again"))
    found = book.compare()
    assert ([flag.rule for flag in found["a"]], found["b"]) == (["rebilled"], [])


def test_a_void_that_was_never_seen_alive_is_no_business_that_was_lent_against(book: Book) -> None:
    book.stage(book.void(book.invoice("old", ago(9), "1000"), ago(5)), seen=ago(5))
    book.stage(book.invoice("new", total="1000", words="Services"))
    assert book.fired("new") == []


def test_a_draft_that_was_thrown_away_was_never_business(book: Book) -> None:
    draft = book.invoice("draft", ago(9), "1000", number="INV-9", status=Status.DRAFT)
    book.stage(draft, seen=ago(9))
    book.stage(book.void(draft, ago(5), Status.DELETED), seen=ago(5))
    book.stage(book.invoice("new", total="1000", number="INV-9", words="Services"))
    assert book.fired("new") == []


SAME: list[tuple[Debtor, Debtor, bool]] = [
    (debtor("d1", "One Ltd", tax_number="GB 111 2222 33"), debtor("x9", "One Holdings", tax_number="111222233"), True),
    (debtor("d1", "Two Ltd"), debtor("x9", "TWO LIMITED", tax_number="222333344"), True),
    (debtor("d1", "Three Ltd", tax_number="333444455"), debtor("x9", "Three Ltd", tax_number="444555566"), False),
    (debtor("d1", "Four Ltd"), debtor("x9", "Five Ltd"), False),
]


@pytest.mark.parametrize(("ours", "theirs", "same"), SAME)
def test_an_invoice_that_another_client_has_too_is_found_by_its_debtor(
    book: Book, another: Book, ours: Debtor, theirs: Debtor, same: bool
) -> None:
    another.know(theirs)
    another.stage(another.invoice("their-own-id", ago(2), "4321", debtor="x9"), seen=ago(2))
    another.compare(ago(2))  # it is in front of people there: nothing has to be approved
    book.know(ours)
    book.stage(book.invoice("1", total="4320"))
    flags = book.compare()["1"]
    assert [flag.rule for flag in flags] == ["near_duplicate"] * same
    for flag in flags:
        text = flag.sentence + str(flag.evidence)
        assert "another client's invoice INV-their-own-id" in flag.sentence
        assert another.client.name not in text
        assert flag.evidence == {
            "other_number": "INV-their-own-id", "other_issue_date": ago(2).isoformat(), "other_total": "4321.0000",
            "other_client": "another", "days": "2", "others": "1",
        }  # fmt: skip


def test_what_another_client_voided_is_billed_again_where_the_lines_are_the_same(book: Book, another: Book) -> None:
    unusual = debtor("d1", "Unusual Trading Co", tax_number="555 666 777")
    another.know(unusual)
    old = another.invoice("old", ago(40), "777")
    another.stage(old, seen=ago(40))
    another.approve(ago(40))
    another.stage(another.void(old, ago(4)), seen=ago(4))
    another.compare(ago(4))
    book.know(unusual)
    book.stage(book.invoice("a", total="777"), book.invoice("b", total="777", words="Something else"))
    found = book.compare()
    assert [flag.rule for flag in found["a"]] == ["rebilled"]
    assert [flag.rule for flag in found["b"]] == []


def test_a_rename_of_the_debtor_is_followed(book: Book, another: Book) -> None:
    another.know(debtor("d1", "Renamed Later Ltd"))
    another.stage(another.invoice("1", ago(1), "650"), seen=ago(1))
    another.compare(ago(1))
    book.know(debtor("d1", "First Name Ltd"))
    book.stage(book.invoice("1", total="650"))
    assert book.fired("1") == []
    book.know(debtor("d1", "Renamed Later Ltd"))
    assert book.fired("1") == ["near_duplicate"]
