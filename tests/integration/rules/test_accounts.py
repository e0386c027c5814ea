"""What compare finds of the client as a whole: accounts, numbers, customs; and what the rules make of it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from syncio.domain.invoice import Kind, Status
from syncio.domain.rules import Funding
from syncio.errors import Misconfigured
from syncio.stores.clients import Clients
from syncio.stores.database import opened
from tests.integration.rules.book import TODAY, Book, noon
from tests.integration.staged.documents import debtor


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def ineligible(book: Book) -> dict[str, dict[str, Decimal]]:
    """By invoice and rule."""
    found = {
        key: {flag.rule: Decimal(flag.evidence["ineligible"]) for flag in flags if "ineligible" in flag.evidence}
        for key, flags in book.compare().items()
    }
    return {key: parts for key, parts in found.items() if parts}


def test_what_is_aged_takes_the_debtors_other_invoices_along(book: Book) -> None:
    book.stage(book.invoice("old", ago(100), "600"), book.invoice("young", ago(9), "500", words="Steel"))
    assert ineligible(book) == {"old": {"aged": 600}, "young": {"cross_aged": 500}}


def test_a_debtor_half_of_whom_is_young_is_not_aged(book: Book) -> None:
    book.stage(book.invoice("old", ago(100), "500"), book.invoice("young", ago(9), "500", words="Steel"))
    assert ineligible(book) == {"old": {"aged": 500}}


def test_what_is_over_the_limit_falls_on_the_newest_invoices_and_adds_up(book: Book) -> None:
    """The ledger comes to 1,600,000; of the 600,000 that the debtor owes 400,000 are within the limit."""
    days = {"a": 5, "b": 4, "c": 3, "d": 2}
    book.stage(*(book.invoice(key, ago(day), "150000", words=key) for key, day in days.items()))
    assert ineligible(book) == {"d": {"concentration": 150000}, "c": {"concentration": 50000}}


def test_contacts_of_one_tax_number_are_one_debtor(book: Book) -> None:
    number = book.client.tenant
    book.know(debtor("d1", "Left", tax_number=f"11{number}11"), debtor("d2", "Right", tax_number=f"11 {number} 11"))
    book.stage(book.invoice("a", ago(5), "250000"), book.invoice("b", ago(4), "250000", debtor="d2", words="Steel"))
    assert ineligible(book) == {"b": {"concentration": 125000}}


def test_what_the_client_owes_its_debtor_is_set_off_once(book: Book) -> None:
    book.stage(
        book.invoice("bill", ago(20), "200", kind=Kind.PAYABLE),
        book.invoice("credit", ago(20), "50", kind=Kind.SUPPLIER_CREDIT),
        book.invoice("a", ago(5), "100", words="Steel"),
        book.invoice("b", ago(4), "120"),
        book.invoice("draft", ago(4), "900", kind=Kind.PAYABLE, status=Status.DRAFT),
    )
    assert ineligible(book) == {"b": {"contra": 120}, "a": {"contra": 30}}


def test_a_credit_note_lowers_what_the_debtor_owes(book: Book) -> None:
    book.stage(book.invoice("a", ago(5), "400000"), book.invoice("cn", ago(4), "100000", kind=Kind.CREDIT_NOTE))
    assert ineligible(book) == {}


def test_client_and_debtor_of_one_house_are_told_by_tax_number_or_domain(book: Book) -> None:
    with opened(book.house.dsn, "syncio_owner") as connection:
        Clients(connection).own_domains(book.client, ["own.example"])
        connection.execute("UPDATE client SET tax_number = 'GB 123 0000 99' WHERE id = %s", [book.client.id])
        connection.commit()
    name = book.client.name
    book.know(
        debtor("tax", f"{name} a", tax_number="123000099"),
        debtor("mail", f"{name} b", email="ap@Own.example"),
        debtor("none", f"{name} c", email="ap@other.example"),
    )
    book.stage(*(book.invoice(key, debtor=key, words=key) for key in ("tax", "mail", "none")))
    fired = {key: [flag.rule for flag in flags] for key, flags in book.compare().items()}
    assert fired == {"tax": ["related_party"], "mail": ["related_party"], "none": []}


def test_three_raises_are_a_drip_though_reviews_lie_between_them(book: Book) -> None:
    today = datetime.now(UTC).date()
    book.stage(*(book.invoice(key, today - timedelta(days=30), words=key) for key in "abcd"), seen=today)
    book.approve(today)

    def raised(**totals: str) -> dict[str, list[str]]:
        edits = (book.invoice(key, today - timedelta(days=30), total, words=key) for key, total in totals.items())
        book.stage(*edits, seen=today)
        return {key: [flag.rule for flag in flags] for key, flags in book.compare(today).items()}

    assert raised(a="130", b="130") == {"a": ["upward_edit"], "b": ["upward_edit"]}
    book.approve(today)
    assert raised(c="140", d="130") == {"c": ["upward_edit", "drip"], "d": ["upward_edit"]}


def test_credit_on_a_funded_invoice_is_held_against_what_was_credited_at_funding(book: Book) -> None:
    book.stage(book.invoice("a", ago(9), "1000", credited=200), seen=ago(9))
    book.approve(ago(9))
    funding = [Funding("a", noon(ago(8)), Decimal(600))]
    book.stage(book.invoice("a", ago(9), "1000", credited=250))
    [flag] = book.compare(funding=funding)["a"]
    assert (flag.rule, flag.severity, flag.evidence["credited"]) == ("credit_after_funding", "look", "50")


HISTORY = ago(60)


def past_baseline(book: Book) -> None:
    """The client's history was approved sixty days ago."""
    book.house.rows(
        "UPDATE approved SET since = %s WHERE record IN (SELECT record FROM head WHERE client = %s)",
        noon(HISTORY),
        book.client.id,
    )


def test_only_once_there_is_a_baseline_an_invoice_is_backdated(book: Book) -> None:
    book.stage(book.invoice("a", ago(30)))
    assert book.fired("a") == []
    past_baseline(book)
    book.house.rows("DELETE FROM usual")
    assert book.fired("a") == ["backdated"]


def test_a_draft_is_first_seen_when_it_is_authorised(book: Book) -> None:
    """Prepared ahead and dated to the day on which it goes out, or left lying for weeks."""
    past_baseline(book)
    for key, day in (("ahead", TODAY), ("lay", ago(20))):
        draft = book.invoice(key, day, words=key, status=Status.DRAFT)
        book.stage(draft, seen=ago(21))
        book.stage(replace(draft, origin=replace(draft.origin, status=Status.AUTHORISED)))
    assert {key: [flag.rule for flag in flags] for key, flags in book.compare().items()} == {
        "ahead": [],
        "lay": ["backdated"],
    }


def test_a_draft_that_is_authorised_before_its_date_is_blocked(book: Book) -> None:
    draft = book.invoice("early", TODAY + timedelta(days=2), status=Status.DRAFT)
    book.stage(draft, seen=ago(9))
    book.stage(replace(draft, origin=replace(draft.origin, status=Status.AUTHORISED)))
    [flag] = book.compare()["early"]
    assert (flag.rule, flag.evidence["days"]) == ("pre_invoiced", "2")


def test_a_new_debtors_large_invoice_is_looked_at_and_a_known_ones_is_not(book: Book) -> None:
    past_baseline(book)
    book.know(debtor("known", f"{book.client.name} known"), seen=HISTORY)
    book.know(debtor("young", f"{book.client.name} young"), seen=ago(3))
    for no in range(20):
        book.stage(book.invoice(f"p{no}", ago(50 + no), str(100 + no), debtor="known", words="P"), seen=HISTORY)
    book.approve(HISTORY)
    book.stage(*(book.invoice(key, total="5000", debtor=key, words=key) for key in ("known", "young")))
    fired = {key: [flag.rule for flag in flags] for key, flags in book.compare().items()}
    assert fired == {"known": [], "young": ["new_and_large"]}


def test_a_missing_number_is_told_once_with_the_first_invoice_after_five_days(book: Book) -> None:
    past_baseline(book)
    book.house.rows("UPDATE head SET number = 'N-070' WHERE client = %s", book.client.id)

    def comes(no: int, days: int) -> list[str]:
        key = f"{no:03}"
        book.stage(
            book.invoice(key, ago(days), str(100 + no), number=f"N-{key}", words=f"no {'x' * no}"), seen=ago(days)
        )
        found = book.compare(ago(days))[key]
        book.approve(ago(days))
        return [flag.sentence for flag in found if flag.rule == "number_gap"]

    assert comes(100, 20) == []
    assert comes(103, 18) == []  # 101 and 102 are missing since now
    assert comes(104, 14) == []
    [sentence] = comes(105, 12)
    assert "2 numbers have been missing" in sentence
    assert "between N-100 and N-103" in sentence
    assert comes(106, 11) == []


def test_a_number_that_came_late_is_not_missing(book: Book) -> None:
    past_baseline(book)
    for no, days in ((100, 20), (102, 19), (101, 17), (103, 10)):
        book.stage(book.invoice(f"{no}", ago(days), str(no), number=f"M{no}", words="x" * (no - 90)), seen=ago(days))
        found = book.compare(ago(days))[f"{no}"]
        book.approve(ago(days))
        assert [flag.rule for flag in found] == []


def test_sales_that_triple_while_no_more_is_paid_are_looked_at_once(book: Book) -> None:
    for month in range(1, 9):
        paid = {"status": Status.PAID, "paid": 10000 + month}
        invoice = book.invoice(f"m{month}", ago(30 * month + 5), str(10000 + month), words=f"{'m' * month}", **paid)
        book.stage(replace(invoice, origin=replace(invoice.origin, updated=noon(ago(30 * month)))), seen=ago(200))
    book.stage(book.invoice("oldest", ago(300), "9000", status=Status.PAID, paid=9000, words="O"), seen=ago(200))
    book.house.rows(
        "UPDATE head SET total = 0, due = 0 WHERE external_id = 'all-others' AND client = %s", book.client.id
    )
    book.approve(ago(20))
    book.stage(book.invoice("x", ago(2), "20000", words="X"), book.invoice("y", ago(2), "15000", words="Y"))
    found = book.compare()
    [flag] = [flag for flag in found["x"] if flag.rule == "velocity"]
    assert flag.evidence["sales"] == "35000.0000"
    assert [flag for flag in found["y"] if flag.rule == "velocity"] == []


def test_a_clients_own_threshold_counts_for_it_alone(book: Book, another: Book) -> None:
    book.house.insert(
        "threshold",
        {"client": book.client.id, "rule": "pre_invoiced", "name": "days", "value": 7, "editor": "ada"},
    )
    for one in (book, another):
        one.stage(one.invoice("ahead", TODAY + timedelta(days=7)))
    assert (book.fired("ahead"), another.fired("ahead")) == ([], ["pre_invoiced"])


@pytest.mark.parametrize(("name", "value"), [("weeks", 1), ("days", 32)])
def test_a_threshold_that_no_rule_has_stops_the_comparison(book: Book, name: str, value: int) -> None:
    row = {"client": book.client.id, "rule": "pre_invoiced", "name": name, "value": value, "editor": "ada"}
    book.house.insert("threshold", row)
    book.stage(book.invoice("a"))
    with pytest.raises(Misconfigured, match="pre_invoiced"):
        book.compare()
